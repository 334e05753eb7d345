/** The drawer on a printer's cable, tried out, and its sensor taught to be read. */
import { useState } from 'react';
import type { DeviceViewOf, SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { type DrawerKick, drawerOpenWhen } from '../../../../domain/areas/device/drawer.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { deviceWords } from '../../../../domain/areas/device/words.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../../parts/error-note.tsx';
import { CheckIcon, DrawerIcon, EyeIcon, WarningIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';

interface DrawerProps {
  readonly device: DeviceViewOf<'printer'>;
  readonly apply: (part: Partial<SettingsOf<'printer'>>) => void;
}

/** As it is saved: a drawer that was only just chosen cannot be opened yet. */
export function DrawerTrial({ device, apply }: DrawerProps) {
  const w = useWords(printerWords).drawer;
  const { deviceId, settings } = device;
  const kicking = useCommand(api.device.kickDrawer);
  const open = useAction({
    id: 'devices.kick',
    label: w.kick,
    group: device.name,
    keys: ['K'],
    disabled: kicking.pending,
    run: () => {
      kicking.reset();
      kicking.run({ deviceId });
    },
  });
  return (
    <>
      <div className={styles.row}>
        <ActionButton {...open} icon={DrawerIcon} pending={kicking.pending} />
      </div>
      <ErrorNote error={kicking.refused} />
      {kicking.done && <Kicked kick={kicking.done} />}
      {settings.profile.status.speaks !== 'nothing' && <Teach device={device} apply={apply} />}
    </>
  );
}

function Kicked({ kick: { state, problem } }: { readonly kick: DrawerKick }) {
  const w = useWords(printerWords).drawer;
  const { problems } = useWords(deviceWords);
  if (state === 'opened')
    return (
      <Note tone="green" icon={CheckIcon}>
        {w.opened}
      </Note>
    );
  if (problem === null) return <Note>{w.requested}</Note>;
  const isOurs = problem === 'expired' || problem === 'interrupted' || problem === 'stayedShut';
  return (
    <Note tone="amber" icon={WarningIcon}>
      {isOurs ? w[problem] : problems[problem]}
    </Note>
  );
}

type Level = SettingsOf<'printer'>['profile']['status']['drawerOpenWhen'];

/** Closed, looked at, opened, looked at: the level that differs is the drawer. */
function Teach({ device, apply }: DrawerProps) {
  const w = useWords(printerWords).drawer;
  const { deviceId, settings } = device;
  const [shut, setShut] = useState<Level | null>(null);
  const [seen, setSeen] = useState<boolean | null>(null);
  const [isTeaching, setTeaching] = useState(false);
  const looking = useCommand(api.device.lookAtDrawer);
  const look = async (): Promise<void> => {
    const looked = await looking.attempt({ deviceId });
    if (!looked.ok) return;
    if (shut === null) return setShut(looked.value.pin);
    const openWhen = drawerOpenWhen(shut, looked.value.pin);
    setSeen(openWhen !== null);
    setTeaching(false);
    if (openWhen === null) return;
    const { profile } = settings;
    apply({ profile: { ...profile, status: { ...profile.status, drawerOpenWhen: openWhen } } });
  };
  if (!isTeaching) {
    return (
      <>
        {seen !== null && <Note tone={seen ? 'green' : 'amber'}>{seen ? w.seen : w.unseen}</Note>}
        <div className={styles.row}>
          <ActionButton
            label={w.teach}
            icon={EyeIcon}
            tone="quiet"
            onClick={() => {
              setShut(null);
              setSeen(null);
              looking.reset();
              setTeaching(true);
            }}
          />
        </div>
      </>
    );
  }
  return (
    <>
      <Note
        action={{ label: w.look, icon: EyeIcon, pending: looking.pending, onClick: () => void look() }}
        icon={DrawerIcon}
      >
        {shut === null ? w.shut : w.open}
      </Note>
      <ErrorNote error={looking.refused} />
    </>
  );
}
