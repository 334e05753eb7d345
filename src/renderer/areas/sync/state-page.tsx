/** Figures of the link, and the key that asks headquarters at once. */
import type { SyncState } from '../../../domain/areas/sync/contract.ts';
import { mayJoin } from '../../../domain/areas/sync/rules.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { formatList, formatNumber } from '../../../domain/kit/format.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { OfflineIcon, RefreshIcon, WarningIcon } from '../../parts/icons.tsx';
import { LaidAside } from './laid-aside.tsx';
import { useMoment } from './say.ts';
import styles from './sync.module.css';

interface StatePageProps {
  readonly state: SyncState;
  readonly onJoin: () => void;
}

export function StatePage({ state, onJoin }: StatePageProps) {
  const w = useWords(syncWords);
  const syncing = useCommand(api.sync.syncNow);
  const now = useAction({
    id: 'sync.now',
    label: w.now,
    group: w.title,
    keys: ['Enter'],
    run: () => syncing.run({}),
  });
  return (
    <div className={styles.page}>
      <p className={styles.big} data-phase={state.phase}>
        {w.phase[state.phase]}
      </p>
      <Remarks state={state} />
      <Figures state={state} />
      <ErrorNote error={syncing.refused} />
      <div className={styles.foot}>
        <ActionButton {...now} icon={RefreshIcon} tone="accent" pending={syncing.pending} />
        {mayJoin(state.phase, state.why) && <ActionButton label={w.alone.again} onClick={onJoin} />}
      </div>
    </div>
  );
}

function Remarks({ state: { phase, why, address, laidAside, allBranches } }: { readonly state: SyncState }) {
  const w = useWords(syncWords);
  const { figures } = w;
  return (
    <>
      {phase === 'offline' && <Note icon={OfflineIcon}>{w.offlineHint}</Note>}
      {why && (
        <Note tone="amber" icon={WarningIcon}>
          {w.why[why]}
        </Note>
      )}
      {laidAside.failed > 0 && (
        <Note tone="amber" icon={WarningIcon}>
          {figures.failed(laidAside.failed)}
        </Note>
      )}
      {laidAside.unknown > 0 && <Note>{figures.unknown(laidAside.unknown)}</Note>}
      <LaidAside />
      {allBranches && <Note>{figures.allBranches}</Note>}
      {address.startsWith('http:') && <Note icon={WarningIcon}>{figures.plain}</Note>}
    </>
  );
}

function Figures({ state }: { readonly state: SyncState }) {
  const w = useWords(syncWords).figures;
  const language = useLanguage();
  const momentOf = useMoment();
  const { pending, oldestAt, behind, unsealedDays, lastContactAt, address, fingerprint } = state;
  const number = (n: number): string => (n > 0 ? formatNumber(n, language) : w.nothingPending);
  const waiting = oldestAt === null ? [] : [w.oldest(momentOf(oldestAt))];
  return (
    <dl className={styles.figures}>
      <dt>{w.pending}</dt>
      <dd>{formatList([number(pending), ...waiting], language)}</dd>
      <dt>{w.behind}</dt>
      <dd>{number(behind)}</dd>
      <dt>{w.unsealed}</dt>
      <dd>{number(unsealedDays)}</dd>
      <dt>{w.contact}</dt>
      <dd>{lastContactAt === null ? w.noContact : momentOf(lastContactAt)}</dd>
      <dt>{w.address}</dt>
      <dd>
        <bdi dir="ltr">{address}</bdi>
      </dd>
      {fingerprint !== null && (
        <>
          <dt>{w.fingerprint}</dt>
          <dd>
            <bdi dir="ltr">{fingerprint}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}
