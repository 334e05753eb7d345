/** One till in full, and what can be done about it. */
import { useMutation } from '@tanstack/react-query';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { ConfirmButton } from '../../../renderer/parts/confirm-bar.tsx';
import { DateText } from '../../../renderer/parts/date-text.tsx';
import { LockIcon, RefreshIcon, UndoIcon } from '../../../renderer/parts/icons.tsx';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { Sheet } from '../../../renderer/parts/sheet.tsx';
import { toast } from '../../../renderer/parts/toast.tsx';
import { api, useHqNow } from './api.ts';
import { sizeText, spanText } from './measure.ts';
import styles from './page.module.css';
import type { Till } from './shown.ts';
import { Skew } from './skew.tsx';
import { StandingSign } from './standing-sign.tsx';
import { standingOf } from './till-state.ts';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

interface TillSheetProps {
  readonly company: string;
  readonly till: Till;
  readonly onClose: () => void;
  readonly onReplace: () => void;
}

export function TillSheet({ company, till, onClose, onReplace }: TillSheetProps) {
  const w = useWords(pageWords);
  const now = useHqNow();
  const { id, name, code, state } = till;
  const revoke = useMutation(
    api.tills.revoke.mutationOptions({ onSuccess: () => toast(w.tills.revoked(name)) }),
  );
  const restore = useMutation(
    api.tills.restore.mutationOptions({ onSuccess: () => toast(w.tills.restored(name), { tone: 'green' }) }),
  );
  const standing = standingOf(till, now);
  return (
    <Sheet opened onClose={onClose} title={w.tills.named(name, code)}>
      <div className={styles.stack}>
        <StandingSign standing={standing} />
        <p className={styles.hint}>{w.standingHint[standing]}</p>
        <Figures till={till} now={now} />
        <Troubled error={revoke.error ?? restore.error} />
        {state !== 'retired' && (
          <div className={styles.foot}>
            <ActionButton icon={RefreshIcon} label={w.tills.replace} onClick={onReplace} />
            {state === 'active' ? (
              <ConfirmButton
                icon={LockIcon}
                label={w.tills.revoke}
                question={w.tills.revokeQuestion}
                confirm={w.tills.revoke}
                danger
                pending={revoke.isPending}
                onConfirm={() => revoke.mutate({ company, till: id })}
              />
            ) : (
              <ActionButton
                icon={UndoIcon}
                label={w.tills.restore}
                pending={restore.isPending}
                onClick={() => restore.mutate({ company, till: id })}
              />
            )}
          </div>
        )}
      </div>
    </Sheet>
  );
}

function Figures({ till, now }: { readonly till: Till; readonly now: number }) {
  const w = useWords(pageWords);
  const language = useLanguage();
  const { report, enrolledAt } = till;
  return (
    <dl className={styles.figures}>
      <dt>{w.tills.enrolled}</dt>
      <dd>
        <DateText at={enrolledAt} show="both" />
      </dd>
      {report && (
        <>
          <dt>{w.tills.seen}</dt>
          <dd>{w.ago(spanText(now - report.seenAt, language))}</dd>
          <dt>{w.tills.pushed}</dt>
          <dd>{report.pushedAt ? w.ago(spanText(now - report.pushedAt, language)) : w.none}</dd>
          <dt>{w.tills.pending}</dt>
          <dd>
            <CountText count={report.pending} />
            {report.pending > 0 && ` · ${w.tills.oldest(spanText(report.oldestMs, language))}`}
          </dd>
          <dt>{w.tills.behind}</dt>
          <dd>
            <CountText count={report.behind} />
          </dd>
          <dt>{w.tills.clock}</dt>
          <dd>
            <Skew skewMs={report.skewMs} />
          </dd>
          <dt>{w.tills.free}</dt>
          <dd>{report.freeMb === null ? w.none : sizeText(report.freeMb * 1_000_000, language)}</dd>
          <dt>{w.tills.version}</dt>
          <dd>
            <bdi>{w.tills.versions(report.app, String(report.schema))}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}
