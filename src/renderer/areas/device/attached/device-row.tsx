/** One device of the list: its sign, its name, where it hangs, and how it is doing. */
import type { DeviceSettings, DeviceView } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { sayHealth } from '../../../../domain/areas/device/say-health.ts';
import { textOfWire } from '../../../../domain/areas/device/wires.ts';
import { formatList, isolated } from '../../../../domain/kit/format.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import {
  BarcodeIcon,
  CheckIcon,
  ClockIcon,
  type Icon,
  KitchenIcon,
  PrinterIcon,
  ScaleIcon,
  TagIcon,
  TillIcon,
  WarningIcon,
} from '../../../parts/icons.tsx';
import styles from './attached.module.css';

const icons: Readonly<Record<DeviceSettings['kind'], Icon>> = {
  scale: ScaleIcon,
  printer: PrinterIcon,
  pole: TillIcon,
  scanner: BarcodeIcon,
  labelPrinter: TagIcon,
};

const iconOf = (settings: DeviceSettings): Icon =>
  settings.kind === 'printer' && settings.uses.some((use) => use === 'kitchen' || use === 'bar')
    ? KitchenIcon
    : icons[settings.kind];

interface DeviceRowProps {
  readonly row: DeviceView;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

export function DeviceRow({ row, isOpen, onOpen }: DeviceRowProps) {
  const whatOf = useWhat();
  const Drawn = iconOf(row.settings);
  const { wire } = row.settings;
  // What is called by its kind need not be told it twice.
  const what = whatOf(row.settings);
  const about = [what !== row.name && what, wire.kind !== 'picture' && isolated(textOfWire(wire))];
  return (
    <button type="button" className={styles.device} aria-current={isOpen || undefined} onClick={onOpen}>
      <Drawn size={24} />
      <span className={styles.words}>
        <strong>{row.name}</strong>
        <small>{about.filter((part) => part).join(' · ')}</small>
        <Doing device={row} />
      </span>
    </button>
  );
}

/** What it is, in a word or two. */
function useWhat(): (settings: DeviceSettings) => string {
  const w = useWords(attachedWords);
  const { use } = useWords(printerWords);
  const language = useLanguage();
  return (settings) => {
    if (settings.kind === 'scale') return w.kinds[settings.protocol][0];
    if (settings.kind !== 'printer') return w.what.tiles[settings.kind][0];
    const uses = settings.uses.map((one) => use[one]);
    return uses.length > 0 ? formatList(uses, language) : w.what.tiles.receipt[0];
  };
}

/** In plain words, with a sign of its own. */
export function Doing({ device }: { readonly device: DeviceView }) {
  const { tone, text } = sayHealth(device, useLanguage());
  const Sign = { green: CheckIcon, ink: ClockIcon, amber: WarningIcon }[tone];
  return (
    <span className={styles.doing} data-tone={tone}>
      <Sign size={16} />
      <span>{text}</span>
    </span>
  );
}
