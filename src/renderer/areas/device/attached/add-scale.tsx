/** A new scale in three taps: where it hangs, what it is, and that its weight is the right one. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DeviceViewOf, ScalePlace, SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { newId } from '../../../app/adapters.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { CheckIcon } from '../../../parts/icons.tsx';
import { PageHeader } from '../../../parts/page-header.tsx';
import { Pane } from '../../../parts/pane.tsx';
import { toast } from '../../../parts/toast.tsx';
import styles from './attached.module.css';
import { KindStep } from './kind-step.tsx';
import { LiveWeight } from './live-weight.tsx';
import { PlaceStep } from './place-step.tsx';

interface AddScaleProps {
  readonly devices: readonly DeviceViewOf<'scale'>[];
  readonly onDone: (id: Id) => void;
  readonly onCancel: () => void;
}

export function AddScale({ devices, onDone, onCancel }: AddScaleProps) {
  const w = useWords(attachedWords);
  const [deviceId] = useState(newId);
  const [place, setPlace] = useState<ScalePlace | null>(null);
  const [settings, setSettings] = useState<SettingsOf<'scale'> | null>(null);
  const saving = useCommand(api.device.saveDevice);
  const erasing = useCommand(api.device.eraseDevice);
  const title = settings ? w.trial.title : place ? w.kind.title : w.place.title;

  // It is attached as soon as it is known what it is: only then can its weight be seen.
  const attach = async (next: SettingsOf<'scale'>): Promise<void> => {
    const taken = devices.filter((device) => device.deviceId !== deviceId).map(({ name }) => name);
    const name = freeName(w.kinds[next.protocol][0], taken);
    const saved = await saving.attempt({ deviceId, name, isOn: true, settings: next });
    if (saved.ok) setSettings(next);
  };
  const takeBack = async (): Promise<boolean> => !settings || (await erasing.attempt({ deviceId })).ok;
  const back = async (): Promise<void> => {
    if (!(await takeBack())) return;
    if (settings) setSettings(null);
    else if (place) setPlace(null);
    else onCancel();
  };
  const attached = devices.find((device) => device.deviceId === deviceId);
  return (
    <Pane
      label={title}
      head={
        <PageHeader title={title} sub={w.step(settings ? 3 : place ? 2 : 1)} onBack={() => void back()} />
      }
    >
      <div className={styles.page}>
        <ErrorNote error={saving.refused ?? erasing.refused} />
        {settings && attached ? (
          <TrialStep device={attached} onDone={() => onDone(deviceId)} onOther={() => void back()} />
        ) : place ? (
          <KindStep place={place} pending={saving.pending} onPick={(next) => void attach(next)} />
        ) : (
          <PlaceStep
            onPick={(next) => {
              saving.reset();
              setPlace(next);
            }}
          />
        )}
      </div>
    </Pane>
  );
}

interface TrialStepProps {
  readonly device: DeviceViewOf<'scale'>;
  readonly onDone: () => void;
  readonly onOther: () => void;
}

function TrialStep({ device, onDone, onOther }: TrialStepProps) {
  const w = useWords(attachedWords);
  const { deviceId, isOn, settings } = device;
  const isWell = device.health?.state.kind === 'live';
  const [name, setName] = useState(device.name);
  const saving = useCommand(api.device.saveDevice);
  const chosen = name.trim();
  const keep = useAction({
    id: 'devices.keep',
    label: w.trial.keep,
    group: w.title,
    keys: ['Enter'],
    inFields: true,
    disabled: chosen === '' || saving.pending,
    run: () => void save(),
  });
  const save = async (): Promise<void> => {
    const saved = await saving.attempt({ deviceId, name: chosen, isOn, settings });
    if (!saved.ok) return;
    toast(w.saved(chosen), { id: 'device' });
    onDone();
  };
  return (
    <>
      <LiveWeight deviceId={deviceId} />
      <p className={styles.hint}>{w.trial.hint}</p>
      <TextInput
        label={w.name}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ErrorNote error={saving.refused} />
      <div className={styles.ends}>
        <ActionButton label={w.trial.otherKind} onClick={onOther} />
        <ActionButton
          {...keep}
          tone={isWell ? 'accent' : 'plain'}
          icon={CheckIcon}
          pending={saving.pending}
          fullWidth
        />
      </div>
    </>
  );
}

/** `CAS`, `CAS 2`, …: a name that no other device has. */
function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let n = 2; taken.includes(name); n += 1) name = `${wanted} ${n}`;
  return name;
}
