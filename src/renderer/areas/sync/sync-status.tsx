/** Headquarters on the status line: a sign and a few words, never in the way. */
import { useNavigate } from '@tanstack/react-router';
import type { SyncPhase } from '../../../domain/areas/sync/rules.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Note } from '../../parts/error-note.tsx';
import {
  CheckIcon,
  HeadquartersIcon,
  type Icon,
  OfflineIcon,
  RefreshIcon,
  WarningIcon,
} from '../../parts/icons.tsx';
import { needsSomebody, useSaid } from './say.ts';
import styles from './sync.module.css';

const signs: Record<SyncPhase, Icon> = {
  alone: HeadquartersIcon,
  connecting: RefreshIcon,
  upToDate: CheckIcon,
  behind: RefreshIcon,
  offline: OfflineIcon,
  refused: WarningIcon,
};

export function SyncItem() {
  const say = useSaid();
  const state = useLive(api.sync.state, {}).data;
  if (!state) return null;
  const isAmber = needsSomebody(state);
  const Sign = isAmber ? WarningIcon : signs[state.phase];
  return (
    <span className={styles.status} data-tone={isAmber ? 'amber' : undefined} data-phase={state.phase}>
      <Sign size={18} />
      <span role="status" className={state.phase === 'alone' ? styles.quiet : undefined}>
        {say(state)}
      </span>
    </span>
  );
}

export function SyncPanel({ close }: { readonly close: () => void }) {
  const w = useWords(syncWords);
  const say = useSaid();
  const navigate = useNavigate();
  const state = useLive(api.sync.state, {}).data;
  const allowed = useMay('sync.view');
  if (!state) return null;
  const { phase, why } = state;
  return (
    <div className={styles.panel}>
      <strong>{say(state)}</strong>
      {phase === 'alone' && <p className={styles.hint}>{w.alone.hint}</p>}
      {phase === 'offline' && <p className={styles.hint}>{w.offlineHint}</p>}
      {why && (
        <Note tone="amber" icon={WarningIcon}>
          {w.why[why]}
        </Note>
      )}
      {allowed && (
        <ActionButton
          label={w.title}
          icon={HeadquartersIcon}
          fullWidth
          onClick={() => {
            close();
            void navigate({ to: '/settings/headquarters' });
          }}
        />
      )}
    </div>
  );
}
