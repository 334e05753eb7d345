/** The last step: it is attached, and shows that it does what it should; then it keeps a name. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type DeviceView, isOfKind } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import type { ScaleLine } from '../../../../domain/areas/device/scale-kinds.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { CheckIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';
import { Health } from './health.tsx';
import { LabelFields, LabelTrial } from './label-trial.tsx';
import { LineFields } from './line-fields.tsx';
import { More } from './more.tsx';
import { PoleFields } from './pole-fields.tsx';
import { PrinterPaper } from './printer-fields.tsx';
import { type Probed, ProbeResult } from './printer-probe.tsx';
import { PrinterTrial } from './printer-trial.tsx';
import { useApply } from './use-apply.ts';
import { useIsPrinting } from './use-printing.ts';

interface TrialStepProps {
  readonly device: DeviceView;
  readonly probed: Probed | null;
  readonly onDone: () => void;
  readonly onOther: () => void;
}

export function TrialStep({ device, probed, onDone, onOther }: TrialStepProps) {
  const w = useWords(attachedWords);
  const { deviceId, isOn, settings } = device;
  const [name, setName] = useState(device.name);
  const [isTried, setTried] = useState(false);
  const saving = useCommand(api.device.saveDevice);
  const chosen = name.trim();
  const save = async (): Promise<void> => {
    const isNamed = chosen === device.name;
    if (isNamed || (await saving.attempt({ deviceId, name: chosen, isOn, settings })).ok) onDone();
  };
  const keep = useAction({
    id: 'devices.keep',
    label: w.trial.keep,
    group: w.title,
    keys: ['Enter'],
    disabled: chosen === '' || saving.pending,
    run: () => void save(),
  });
  return (
    <>
      <Proof device={device} probed={probed} onTried={() => setTried(true)} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!keep.disabled) keep.onClick();
        }}
      >
        <TextInput
          label={w.name}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </form>
      <ErrorNote error={saving.refused} />
      <div className={styles.ends}>
        <ActionButton
          label={settings.kind === 'scale' ? w.trial.otherKind : w.otherPlace}
          onClick={onOther}
        />
        <ActionButton
          {...keep}
          tone={isTried || isWell(device) ? 'accent' : 'plain'}
          icon={CheckIcon}
          pending={saving.pending}
          fullWidth
        />
      </div>
    </>
  );
}

/** It shows by itself that it works. */
function isWell({ health }: DeviceView): boolean {
  if (health?.kind === 'scale') return health.state.kind === 'live';
  return (health?.kind === 'pole' || health?.kind === 'scanner') && health.line.kind === 'connected';
}

interface ProofProps {
  readonly device: DeviceView;
  readonly probed: Probed | null;
  readonly onTried: () => void;
}

function Proof({ device, probed, onTried }: ProofProps) {
  const w = useWords(attachedWords);
  const { apply, refused } = useApply(device);
  const { settings } = device;
  const isPrinting = useIsPrinting(device.deviceId);
  const changeLine = (part: Partial<ScaleLine>): void => {
    if (settings.wire.kind === 'serial') apply({ wire: { ...settings.wire, ...part } });
  };
  if (isOfKind(device, 'printer')) {
    return (
      <>
        {probed && <ProbeResult probed={probed} />}
        {/* Told otherwise it lets its line go, and a slip on its way breaks off. */}
        <fieldset className={styles.fields} disabled={isPrinting}>
          <PrinterPaper settings={device.settings} set={apply} />
        </fieldset>
        <PrinterTrial device={device} apply={apply} onTried={onTried} isFirst />
        <ErrorNote error={refused} />
      </>
    );
  }
  return (
    <>
      <Health device={device} />
      {isOfKind(device, 'scale') && <p className={styles.hint}>{w.trial.hint}</p>}
      {isOfKind(device, 'pole') && (
        <div className={styles.pair}>
          <PoleFields settings={device.settings} set={apply} />
        </div>
      )}
      {settings.kind !== 'scale' && settings.wire.kind === 'serial' && (
        <More>
          <LineFields line={settings.wire} change={changeLine} />
        </More>
      )}
      {isOfKind(device, 'labelPrinter') && (
        <>
          <div className={styles.pair}>
            <LabelFields settings={device.settings} set={apply} />
          </div>
          <LabelTrial device={device} onTried={onTried} />
        </>
      )}
      <ErrorNote error={refused} />
    </>
  );
}
