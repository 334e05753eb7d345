/** What it is that somebody attaches: a tile for each, by the name people have for it. */
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { type WhatIsIt, whatIsIt } from '../../../../domain/areas/device/what-is-it.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import {
  BarcodeIcon,
  type Icon,
  KitchenIcon,
  LabelScaleIcon,
  PrinterIcon,
  ScaleIcon,
  TagIcon,
  TillIcon,
  WindowIcon,
} from '../../../parts/icons.tsx';
import { KeyHint } from '../../../parts/key-hint.tsx';
import styles from './attached.module.css';

const icons: Readonly<Record<WhatIsIt, Icon>> = {
  receipt: PrinterIcon,
  kitchen: KitchenIcon,
  scale: ScaleIcon,
  pole: TillIcon,
  window: WindowIcon,
  scanner: BarcodeIcon,
  labelPrinter: TagIcon,
  labelScale: LabelScaleIcon,
};

interface WhatStepProps {
  readonly onPick: (what: WhatIsIt) => void;
}

export function WhatStep({ onPick }: WhatStepProps) {
  return (
    <ul className={styles.tiles}>
      {whatIsIt.map((what, n) => (
        <li key={what}>
          <WhatTile what={what} n={n + 1} onPick={() => onPick(what)} />
        </li>
      ))}
    </ul>
  );
}

interface WhatTileProps {
  readonly what: WhatIsIt;
  readonly n: number;
  readonly onPick: () => void;
}

function WhatTile({ what, n, onPick }: WhatTileProps) {
  const { title, what: asked } = useWords(attachedWords);
  const [name, says] = asked.tiles[what];
  const pick = useAction({
    id: `devices.what.${what}`,
    label: name,
    group: title,
    keys: [String(n)],
    run: onPick,
  });
  const Drawn = icons[what];
  return (
    <button type="button" className={styles.tile} onClick={pick.onClick}>
      <span className={styles.tileTop}>
        <Drawn size={32} />
        <KeyHint keys={pick.keys[0]} />
      </span>
      <strong>{name}</strong>
      <small>{says}</small>
    </button>
  );
}
