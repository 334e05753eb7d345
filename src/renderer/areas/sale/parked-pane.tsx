/** Baskets that wait: taken back with one tap, their age in colour and in words. */
import { useState } from 'react';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { foldForSearch } from '../../../domain/kit/search.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { ParkIcon, ResumeIcon, TrashIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { backToItems, counterId } from './counter.ts';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';

/** After this long a parked basket is probably forgotten. */
const oldMs = 30 * 60_000;

export function ParkedPane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const parked = useLive(api.sale.parked, {});
  const [text, setText] = useState('');
  const resume = useCommand(api.sale.resume, { onDone: backToItems });
  const [asking, setAsking] = useState<string | null>(null);
  const discard = useCommand(api.sale.voidParked, { onDone: () => setAsking(null) });
  const busy = view.basket.lines.length > 0;
  const wanted = foldForSearch(text);
  const rows = (parked.data ?? []).filter((row) =>
    foldForSearch(`${row.name} ${row.customerName ?? ''}`).includes(wanted),
  );
  const take = (parkedId: string, takeOver: boolean): void =>
    resume.run({ counter: counterId, parkedId, takeOver });
  const first = rows[0];
  const resumeFirst = useAction({
    id: 'parked.resume',
    label: w.action.resume,
    group: w.park.title,
    keys: ['Enter'],
    disabled: busy || !first || asking !== null || resume.pending,
    run: () => first && take(first.id, first.takenByName !== null),
  });
  const leave = (): void => (asking === null ? backToItems() : setAsking(null));
  return (
    <Pane label={w.park.title} head={<PaneHead title={w.park.title} onBack={leave} />}>
      <div className={styles.wide}>
        {busy && <Note tone="amber">{w.park.finishFirst}</Note>}
        <ErrorNote error={resume.refused ?? discard.refused} />
        {(parked.data?.length ?? 0) > 5 && <SearchField value={text} onChange={setText} />}
        {parked.data && rows.length === 0 && (
          <EmptyState icon={ParkIcon} title={w.park.empty} hint={w.park.emptyHint} small />
        )}
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.id} className={styles.item}>
              <div className={styles.itemMain}>
                <strong>{row.name}</strong>
                <small>
                  {w.pieces(row.lineCount)} · {w.park.by(row.parkedByName)} · <Age since={row.parkedAt} />
                  {row.takenByName && <> · {w.park.openAt(row.takenByName)}</>}
                </small>
              </div>
              <MoneyText amount={row.totalMinor} strong />
              <ActionButton
                label=""
                name={w.action.voidBasket}
                tone="quiet"
                icon={TrashIcon}
                pressed={asking === row.id}
                onClick={() => setAsking(asking === row.id ? null : row.id)}
              />
              <ActionButton
                label={row.takenByName ? w.action.takeOver : w.action.resume}
                icon={ResumeIcon}
                tone={row === first && !busy ? 'accent' : 'plain'}
                keys={row === first ? resumeFirst.keys : []}
                disabled={busy}
                pending={resume.pending}
                onClick={() => take(row.id, row.takenByName !== null)}
              />
              {asking === row.id && (
                <WhyVoided
                  pending={discard.pending}
                  onPick={(reason) => discard.run({ parkedId: row.id, reason })}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
    </Pane>
  );
}

/** Nothing is thrown away without a word why, which also keeps a slipped finger from doing it. */
function WhyVoided({
  pending,
  onPick,
}: {
  readonly pending: boolean;
  readonly onPick: (reason: string) => void;
}) {
  const w = useWords(saleWords);
  return (
    <div className={styles.under}>
      <span className={styles.label}>{w.park.voidReason}</span>
      <div className={styles.row}>
        {w.voidPane.reasons.map((reason) => (
          <ActionButton
            key={reason}
            label={reason}
            tone="danger"
            disabled={pending}
            onClick={() => onPick(reason)}
          />
        ))}
      </div>
    </div>
  );
}

function Age({ since }: { readonly since: number }) {
  const minutes = useWords(appWords).minutes;
  const { justNow } = useWords(saleWords).park;
  const age = Math.max(0, useNow() - since);
  if (age < 60_000) return justNow;
  return <span className={age > oldMs ? styles.aged : undefined}>{minutes(Math.floor(age / 60_000))}</span>;
}
