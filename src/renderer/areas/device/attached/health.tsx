/** How a device is doing now, large: what a scale weighs, what a scanner read, or a sentence. */
import { type DeviceView, isOfKind } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { poleWords } from '../../../../domain/areas/device/pole-words.ts';
import { sayHealth } from '../../../../domain/areas/device/say-health.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { Note } from '../../../parts/error-note.tsx';
import { CheckIcon, ClockIcon, WarningIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';
import { LiveWeight } from './live-weight.tsx';

export function Health({ device }: { readonly device: DeviceView }) {
  const { tone, text } = sayHealth(device, useLanguage());
  if (isOfKind(device, 'scale')) return <LiveWeight deviceId={device.deviceId} />;
  return (
    <>
      <Note tone={tone} icon={{ green: CheckIcon, ink: ClockIcon, amber: WarningIcon }[tone]}>
        {text}
      </Note>
      {device.health?.kind === 'scanner' && <LastCode code={device.health.lastCode} />}
      {isOfKind(device, 'pole') && device.isOn && <PoleHint />}
    </>
  );
}

function LastCode({ code }: { readonly code: string | null }) {
  const { scanner } = useWords(attachedWords);
  return (
    <div className={styles.weight} data-tone={code === null ? undefined : 'live'}>
      <strong className={styles.code}>{code === null ? '–' : <bdi dir="ltr">{code}</bdi>}</strong>
      <span role="status">{code === null ? scanner.anything : scanner.read}</span>
    </div>
  );
}

function PoleHint() {
  const w = useWords(poleWords);
  return (
    <p className={styles.hint}>
      {w.hint} {w.blank}
    </p>
  );
}
