/** A new till that joins a company waits here for its shop instead of being set up. */
import { type ReactNode, useEffect } from 'react';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { ScopeContext, useKeyScope } from '../../app/hotkeys.ts';
import { useJoining } from '../../app/joining.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { OfflineIcon, WarningIcon } from '../../parts/icons.tsx';
import { ProgressNote } from '../../parts/progress-note.tsx';
import { EnrolWizard } from './enrol-wizard.tsx';
import styles from './sync.module.css';

export function JoinGate({ children }: { readonly children: ReactNode }) {
  const joining = useJoining((state) => state.joining);
  const isNew = useLive(api.setting.start, {}).data?.isNew;
  const state = useLive(api.sync.state, {});
  const phase = state.data?.phase;
  // A company nobody has set up yet gets its shop from this till.
  const isEmpty = isNew === true && phase === 'upToDate';
  const waits = isNew === true && phase !== undefined && (phase === 'alone' ? joining : !isEmpty);
  useEffect(() => {
    if (isNew === false || isEmpty) useJoining.setState({ joining: false });
  }, [isNew, isEmpty]);
  if (isNew === undefined || phase === undefined) return <ErrorNote error={state.error} />;
  if (!waits) return children;
  return <Joining begun={phase !== 'alone'} />;
}

function Joining({ begun }: { readonly begun: boolean }) {
  const scope = useKeyScope(true);
  return (
    <ScopeContext value={scope}>
      <main className={styles.gate}>
        {begun ? (
          <Getting />
        ) : (
          <EnrolWizard onLeave={() => useJoining.setState({ joining: false })} onJoined={() => undefined} />
        )}
      </main>
    </ScopeContext>
  );
}

function Getting() {
  const w = useWords(syncWords);
  const language = useLanguage();
  const state = useLive(api.sync.state, {}).data;
  const left = state && state.behind > 0 ? w.enrol.left(formatNumber(state.behind, language)) : undefined;
  return (
    <div className={styles.step}>
      <h1 className={styles.title}>{w.enrol.getting}</h1>
      <p className={styles.hint}>{w.enrol.gettingHint}</p>
      <ProgressNote label={w.enrol.getting} detail={left} />
      {state?.phase === 'offline' && <Note icon={OfflineIcon}>{w.phase.offline}</Note>}
      {state?.why && (
        <Note tone="amber" icon={WarningIcon}>
          {w.why[state.why]}
        </Note>
      )}
    </div>
  );
}
