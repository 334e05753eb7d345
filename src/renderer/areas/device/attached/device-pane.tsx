/** One device: how it is doing, what it was told, and what goes over its cable. */
import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { DeviceViewOf } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { useMay } from '../../../app/session.ts';
import { appWords } from '../../../app/words.ts';
import { ConfirmButton } from '../../../parts/confirm-bar.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { TrashIcon } from '../../../parts/icons.tsx';
import { CountText } from '../../../parts/number-text.tsx';
import { PageHeader } from '../../../parts/page-header.tsx';
import { Pane } from '../../../parts/pane.tsx';
import { SaveFoot } from '../../../parts/save-foot.tsx';
import { toast } from '../../../parts/toast.tsx';
import styles from './attached.module.css';
import { LiveWeight } from './live-weight.tsx';
import { type Draft, draftOf, ScaleFields, settingsOf } from './scale-fields.tsx';
import { Traffic } from './traffic.tsx';

interface DevicePaneProps {
  readonly device: DeviceViewOf<'scale'>;
  readonly onGone: () => void;
}

export function DevicePane({ device, onGone }: DevicePaneProps) {
  const w = useWords(attachedWords);
  const mayEdit = useMay('device.edit');
  const [draft, setDraft] = useState<Draft>(() => draftOf(device));
  return (
    <Pane
      label={device.name}
      head={
        <PageHeader title={device.name} actions={mayEdit && <TakeOff device={device} onGone={onGone} />} />
      }
      foot={mayEdit ? <Save device={device} draft={draft} onPutBack={setDraft} /> : undefined}
    >
      <div className={styles.page}>
        <section className={styles.part}>
          <h2 className={styles.section}>{w.health}</h2>
          <LiveWeight deviceId={device.deviceId} />
          {mayEdit && <OnOff device={device} />}
          <Counters device={device} />
        </section>
        <fieldset className={styles.fields} disabled={!mayEdit}>
          <ScaleFields
            draft={draft}
            isAmiss={device.health?.state.kind === 'wrongSettings'}
            change={(part) => setDraft((before) => ({ ...before, ...part }))}
          />
        </fieldset>
        {mayEdit && device.isOn && <Traffic deviceId={device.deviceId} />}
      </div>
    </Pane>
  );
}

function OnOff({ device }: { readonly device: DeviceViewOf<'scale'> }) {
  const w = useWords(attachedWords);
  const saving = useCommand(api.device.saveDevice);
  const { deviceId, name, settings, isOn } = device;
  return (
    <>
      <Switch
        label={isOn ? w.on : w.off}
        checked={isOn}
        disabled={saving.pending}
        onChange={() => saving.run({ deviceId, name, settings, isOn: !isOn })}
      />
      <ErrorNote error={saving.refused} />
    </>
  );
}

function Counters({ device: { health } }: { readonly device: DeviceViewOf<'scale'> }) {
  const w = useWords(attachedWords);
  if (!health) return null;
  const { counters, identity } = health;
  return (
    <dl className={styles.counters}>
      {identity?.name && (
        <div data-wide>
          <dt>{w.says}</dt>
          <dd>
            <bdi>{identity.name}</bdi>
          </dd>
        </div>
      )}
      {(['frames', 'badFrames', 'missed', 'reconnects'] as const).map((name) => (
        <div key={name}>
          <dt>{w.counters[name]}</dt>
          <dd>
            <CountText count={counters[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface SaveProps {
  readonly device: DeviceViewOf<'scale'>;
  readonly draft: Draft;
  readonly onPutBack: (draft: Draft) => void;
}

function Save({ device, draft, onPutBack }: SaveProps) {
  const w = useWords(attachedWords);
  const { verb, unsaved, putBack } = useWords(appWords);
  const { deviceId, isOn } = device;
  const name = draft.name.trim();
  const settings = settingsOf(draft);
  const isChanged = name !== device.name || JSON.stringify(settings) !== JSON.stringify(device.settings);
  const saving = useCommand(api.device.saveDevice, {
    onDone: () => toast(w.saved(name), { id: 'device' }),
  });
  const save = useAction({
    id: 'devices.save',
    label: verb.save,
    group: w.title,
    keys: ['Mod+S'],
    inFields: true,
    disabled: !isChanged || name === '' || !settings || saving.pending,
    run: () => settings && saving.run({ deviceId, name, isOn, settings }),
  });
  return (
    <SaveFoot
      save={save}
      pending={saving.pending}
      error={saving.refused}
      said={isChanged ? unsaved : null}
      putBack={isChanged && { label: putBack, onClick: () => onPutBack(draftOf(device)) }}
    />
  );
}

function TakeOff({ device: { deviceId, name }, onGone }: DevicePaneProps) {
  const w = useWords(attachedWords);
  const restoring = useCommand(api.device.restoreDevice);
  const erasing = useCommand(api.device.eraseDevice, {
    onDone: () => {
      toast(w.takenOff(name), { undo: () => restoring.run({ deviceId }), id: 'device' });
      onGone();
    },
  });
  return (
    <ConfirmButton
      label={w.takeOff}
      icon={TrashIcon}
      tone="quiet"
      question={w.takeOffQuestion(name)}
      confirm={w.takeOff}
      danger
      pending={erasing.pending}
      onConfirm={() => erasing.run({ deviceId })}
    />
  );
}
