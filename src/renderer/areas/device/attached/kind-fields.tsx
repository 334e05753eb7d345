/** What only one kind of device is told: above, what every shop decides; behind "more", what few ever change. */
import type { DeviceSettings } from '../../../../domain/areas/device/attached.ts';
import type { Draft } from './draft.ts';
import { LabelFields, LabelMore } from './label-trial.tsx';
import { PoleFields } from './pole-fields.tsx';
import { DrawerPin, PrinterPaper, PrinterUses } from './printer-fields.tsx';
import { PrinterMore } from './printer-more.tsx';
import { ScaleKindField, ScaleMore } from './scale-fields.tsx';

interface KindFieldsProps {
  readonly settings: DeviceSettings;
  readonly set: (part: Partial<DeviceSettings>) => void;
}
interface KindProps extends KindFieldsProps {
  readonly change: (part: Partial<Draft>) => void;
}

/** Beside name and place. */
export function KindSelect({ settings, change, set }: KindProps) {
  switch (settings.kind) {
    case 'scale':
      return <ScaleKindField settings={settings} change={change} />;
    case 'pole':
      return <PoleFields settings={settings} set={set} />;
    case 'labelPrinter':
      return <LabelFields settings={settings} set={set} />;
    default:
      return null;
  }
}

export function KindFields({ settings, set }: KindFieldsProps) {
  if (settings.kind !== 'printer') return null;
  return (
    <>
      <PrinterPaper settings={settings} set={set} />
      <PrinterUses settings={settings} set={set} />
      {settings.wire.kind !== 'picture' && <DrawerPin settings={settings} set={set} />}
    </>
  );
}

export const hasMore = ({ kind }: DeviceSettings): boolean => kind !== 'pole' && kind !== 'scanner';

export function KindMore({ settings, change, set }: KindProps) {
  switch (settings.kind) {
    case 'scale':
      return <ScaleMore settings={settings} change={change} />;
    case 'printer':
      return <PrinterMore settings={settings} set={set} />;
    case 'labelPrinter':
      return <LabelMore settings={settings} set={set} />;
    default:
      return null;
  }
}
