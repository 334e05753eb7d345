import type { FoundItem } from '../../../domain/areas/catalogue/item.ts';
import { hueVar } from '../../app/theme.ts';
import { Picture } from '../../parts/picture.tsx';
import { firstLetter } from '../../parts/tile.tsx';
import styles from './item-name.module.css';

export interface ItemNameProps {
  readonly item: Pick<FoundItem, 'name' | 'pictureId'>;
  readonly hue: string | null;
  /** A quiet second line: brand, code. */
  readonly detail?: string | undefined;
}

/** An item in a row: its picture or letter, its name whole, and what tells it from its like. */
export function ItemName({ item, hue, detail }: ItemNameProps) {
  return (
    <span className={styles.item} style={{ ['--hue' as string]: hueVar(hue) }}>
      <Picture id={item.pictureId} className={styles.picture}>
        <span className={styles.letter} aria-hidden="true">
          {firstLetter(item.name)}
        </span>
      </Picture>
      <span className={styles.words}>
        <span className={styles.name}>{item.name}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </span>
  );
}
