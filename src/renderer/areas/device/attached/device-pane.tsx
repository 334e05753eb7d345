/** One device: how it is doing, what it was told, and what goes over its cable. */
import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type DeviceSettings, type DeviceView, isOfKind } from '../../../../domain/areas/device/attached.ts';
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
import { DeviceTrial } from './device-trial.tsx';
import { type Draft, draftOf, isOnCable, settingsOf } from './draft.ts';
import { Health } from './health.tsx';
import { hasMore, KindFields, KindMore, KindSelect } from './kind-fields.tsx';
import { LineFields } from './line-fields.tsx';
import { More } from './more.tsx';
import { Traffic } from './traffic.tsx';
import { useApply } from './use-apply.ts';

interface DevicePaneProps {
  readonly device: DeviceView;
  readonly onGone: () => void;
}

export function DevicePane({ device, onGone }: DevicePaneProps) {
  const w = useWords(attachedWords);
  const mayEdit = useMay('device.edit');
  const [draft, setDraft] = useState<Draft>(() => draftOf(device));
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const set = (part: Partial<DeviceSettings>): void =>
    setDraft((before) => ({ ...before, settings: { ...before.settings, ...part } as DeviceSettings }));
  const { apply, refused } = useApply(device, set);
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
          <Health device={device} />
          {mayEdit && <OnOff device={device} />}
          <Counters device={device} />
          {mayEdit && device.isOn && <DeviceTrial device={device} apply={apply} />}
          <ErrorNote error={refused} />
        </section>
        <fieldset className={styles.fields} disabled={!mayEdit}>
          <Fields device={device} draft={draft} change={change} set={set} />
        </fieldset>
        {mayEdit && device.isOn && <Traffic deviceId={device.deviceId} />}
      </div>
    </Pane>
  );
}

interface FieldsProps {
  readonly device: DeviceView;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly set: (part: Partial<DeviceSettings>) => void;
}

function Fields({ device, draft, change, set }: FieldsProps) {
  const w = useWords(attachedWords);
  const { settings } = draft;
  const isAmiss = device.health?.kind === 'scale' && device.health.state.kind === 'wrongSettings';
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          label={w.name}
          value={draft.name}
          maxLength={60}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={w.at}
          value={draft.place}
          placeholder={settings.kind === 'printer' ? w.place.pictures : ''}
          dir="ltr"
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
        <KindSelect settings={settings} change={change} set={set} />
      </div>
      <KindFields settings={settings} set={set} />
      {(isOnCable(draft) || hasMore(settings)) && (
        <More isOpen={isAmiss}>
          {isOnCable(draft) && (
            <LineFields line={draft.line} change={(part) => change({ line: { ...draft.line, ...part } })} />
          )}
          <KindMore settings={settings} change={change} set={set} />
        </More>
      )}
    </>
  );
}

function OnOff({ device }: { readonly device: DeviceView }) {
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

function Counters({ device }: { readonly device: DeviceView }) {
  const w = useWords(attachedWords);
  if (!isOfKind(device, 'scale') || !device.health) return null;
  const { counters, identity } = device.health;
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
  readonly device: DeviceView;
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
