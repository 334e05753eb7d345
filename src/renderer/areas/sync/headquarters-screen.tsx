/** Headquarters in full: how we stand, what must be decided, what others changed; or the way to join. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { HeadquartersIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { Changes } from './changes.tsx';
import { Conflicts } from './conflicts.tsx';
import { EnrolWizard } from './enrol-wizard.tsx';
import { StatePage } from './state-page.tsx';
import styles from './sync.module.css';

type View = 'state' | 'conflicts' | 'changes';

export function HeadquartersScreen() {
  const w = useWords(syncWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const asked = useLive(api.sync.state, {});
  const [view, setView] = useState<View | null>(null);
  const [joining, setJoining] = useState(false);
  const state = asked.data;
  if (!state) return <ErrorNote error={asked.error} />;
  const alone = state.phase === 'alone';
  // It opens where there is something to do, and stays there once it is done.
  if (view === null && !alone) setView(state.conflicts > 0 ? 'conflicts' : 'state');
  const shown = alone || joining ? null : view;
  const count = state.conflicts > 0 ? ` (${formatNumber(state.conflicts, language)})` : '';
  const segments = [
    { value: 'state' as const, label: w.views.state },
    { value: 'conflicts' as const, label: w.views.conflicts + count },
    { value: 'changes' as const, label: w.views.changes },
  ];
  return (
    <Pane
      label={w.title}
      flush={shown === 'changes'}
      head={
        // While one joins, the steps have their own way back.
        <PageHeader
          title={w.title}
          onBack={joining ? undefined : () => void navigate({ to: '/settings' as never })}
        >
          {shown && <SegmentBar label={w.title} segments={segments} value={shown} onChange={setView} />}
        </PageHeader>
      }
    >
      {joining && (
        <div className={styles.page}>
          <EnrolWizard onLeave={() => setJoining(false)} onJoined={() => setJoining(false)} />
        </div>
      )}
      {alone && !joining && <Alone onBegin={() => setJoining(true)} />}
      {shown === 'state' && <StatePage state={state} onJoin={() => setJoining(true)} />}
      {shown === 'conflicts' && <Conflicts />}
      {shown === 'changes' && <Changes />}
    </Pane>
  );
}

function Alone({ onBegin }: { readonly onBegin: () => void }) {
  const w = useWords(syncWords).alone;
  const begin = useAction({ id: 'sync.begin', label: w.begin, keys: ['Enter'], run: onBegin });
  return (
    <EmptyState icon={HeadquartersIcon} title={w.title} hint={w.hint} action={{ ...begin, tone: 'accent' }} />
  );
}
