/** What can be tried out on a device that hangs here already. */
import {
  type DeviceSettings,
  type DeviceView,
  type DeviceViewOf,
  isOfKind,
} from '../../../../domain/areas/device/attached.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { RefreshIcon } from '../../../parts/icons.tsx';
import { WhyUnreachable } from './ask-step.tsx';
import { LabelTrial } from './label-trial.tsx';
import { DrawerTrial } from './printer-drawer.tsx';
import { maySpeak, ProbeResult } from './printer-probe.tsx';
import { PrinterTrial } from './printer-trial.tsx';
import { useIsPrinting } from './use-printing.ts';

interface DeviceTrialProps {
  readonly device: DeviceView;
  /** Saves a change at once. */
  readonly apply: (part: Partial<DeviceSettings>) => void;
}

export function DeviceTrial({ device, apply }: DeviceTrialProps) {
  if (isOfKind(device, 'labelPrinter')) return <LabelTrial device={device} />;
  if (isOfKind(device, 'printer')) return <PrinterTrials device={device} apply={apply} />;
  return null;
}

interface PrinterTrialsProps extends DeviceTrialProps {
  readonly device: DeviceViewOf<'printer'> & DeviceView;
}

function PrinterTrials({ device, apply }: PrinterTrialsProps) {
  const w = useWords(printerWords);
  const { wire, profile, drawer } = device.settings;
  const isPrinting = useIsPrinting(device.deviceId);
  const speaks = maySpeak(wire) && profile.language === 'escpos';
  const probing = useCommand(api.device.probePrinter, {
    onDone: ({ status }) => apply({ profile: { ...profile, status } }),
  });
  const ask = useAction({
    id: 'devices.probe',
    label: w.act.probe,
    group: device.name,
    keys: ['A'],
    // Told otherwise it lets its line go, and a slip on its way breaks off.
    disabled: !speaks || isPrinting || probing.pending,
    run: () => maySpeak(wire) && probing.run({ wire }),
  });
  return (
    <>
      <PrinterTrial
        device={device}
        apply={apply}
        beside={speaks && <ActionButton {...ask} icon={RefreshIcon} pending={probing.pending} />}
      />
      {probing.refused && maySpeak(wire) && <WhyUnreachable refused={probing.refused} wire={wire} />}
      {probing.done && !probing.refused && <ProbeResult probed={probing.done} />}
      {drawer && <DrawerTrial device={device} apply={apply} />}
    </>
  );
}
