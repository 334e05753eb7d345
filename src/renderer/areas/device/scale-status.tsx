/** The live weight in a few words: amber while the scale is lost. */
import { useNavigate } from '@tanstack/react-router';
import { shownWeight } from '../../../domain/areas/device/scale-shown.ts';
import { sayState, sayWhy, scaleWords } from '../../../domain/areas/device/scale-words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Note } from '../../parts/error-note.tsx';
import { ScaleIcon, SettingIcon, WarningIcon } from '../../parts/icons.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import styles from './device.module.css';

export function ScaleStatus() {
  const w = useWords(scaleWords).weigh;
  const scale = useLive(api.device.scale, {}).data;
  if (!scale) return null;
  const isLost = scale.state.kind !== 'live' && scale.state.kind !== 'connecting';
  const weight = shownWeight(scale);
  return (
    <span className={styles.status} data-tone={isLost ? 'amber' : undefined}>
      <ScaleIcon size={18} />
      {isLost ? (
        <span role="status">{w.lost}</span>
      ) : (
        // Not a status: it changes ten times a second, and whoever listens would hear nothing else.
        <span>{weight === null ? w.noWeight : <QtyText quantity={weight} decimals={3} unit={w.kg} />}</span>
      )}
    </span>
  );
}

export function ScalePanel({ close }: { readonly close: () => void }) {
  const w = useWords(scaleWords);
  const scale = useLive(api.device.scale, {}).data;
  const maySee = useMay('device.view');
  const navigate = useNavigate();
  if (!scale) return null;
  const { state, refusal } = scale;
  return (
    <div className={styles.panel}>
      <strong>
        <bdi>{scale.name}</bdi>
      </strong>
      {state.kind === 'live' ? (
        <p className={styles.lead}>
          {refusal ? sayWhy(w, { why: refusal.code, trouble: refusal.trouble }) : w.weigh.ready}
        </p>
      ) : (
        <Note tone={state.kind === 'connecting' ? 'ink' : 'amber'} icon={WarningIcon}>
          {sayState(w, state)}
        </Note>
      )}
      {maySee && (
        <ActionButton
          label={w.weigh.devices}
          icon={SettingIcon}
          fullWidth
          onClick={() => {
            close();
            void navigate({ to: '/settings/devices' as never });
          }}
        />
      )}
    </div>
  );
}
