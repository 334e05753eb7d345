/** What can be tried out on a device that hangs here already. */
import { type DeviceSettings, type DeviceView, isOfKind } from '../../../../domain/areas/device/attached.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { RefreshIcon } from '../../../parts/icons.tsx';
import { WhyUnreachable } from './ask-step.tsx';
import styles from './attached.module.css';
import { LabelTrial } from './label-trial.tsx';
import { DrawerTrial } from './printer-drawer.tsx';
import { maySpeak, ProbeResult } from './printer-probe.tsx';
import { PrinterTrial } from './printer-trial.tsx';

interface DeviceTrialProps {
  readonly device: DeviceView;
  /** Saves a change at once. */
  readonly apply: (part: Partial<DeviceSettings>) => void;
}

export function DeviceTrial({ device, apply }: DeviceTrialProps) {
  if (isOfKind(device, 'labelPrinter')) return <LabelTrial device={device} />;
  if (!isOfKind(device, 'printer')) return null;
  const { wire, profile, drawer } = device.settings;
  return (
    <>
      <PrinterTrial device={device} apply={apply} />
      {maySpeak(wire) && profile.language === 'escpos' && (
        <Probe
          device={device}
          wire={wire}
          onStatus={(status) => apply({ profile: { ...profile, status } })}
        />
      )}
      {drawer && <DrawerTrial device={device} apply={apply} />}
    </>
  );
}

type Wire = Parameters<typeof api.device.probePrinter.call>[0]['wire'];
type Status = Awaited<ReturnType<typeof api.device.probePrinter.call>>['status'];

interface ProbeProps {
  readonly device: DeviceView;
  readonly wire: Wire;
  readonly onStatus: (status: Status) => void;
}

function Probe({ device, wire, onStatus }: ProbeProps) {
  const w = useWords(printerWords);
  const probing = useCommand(api.device.probePrinter, { onDone: ({ status }) => onStatus(status) });
  const ask = useAction({
    id: 'devices.probe',
    label: w.act.probe,
    group: device.name,
    keys: ['A'],
    disabled: probing.pending,
    run: () => probing.run({ wire }),
  });
  return (
    <>
      <div className={styles.row}>
        <ActionButton {...ask} icon={RefreshIcon} pending={probing.pending} />
      </div>
      {probing.refused && <WhyUnreachable refused={probing.refused} wire={wire} />}
      {probing.done && !probing.refused && <ProbeResult probed={probing.done} />}
    </>
  );
}
