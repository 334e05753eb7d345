import type { DisplayWeight } from '../../../../domain/areas/device/display.ts';
import { formatQty } from '../../../../domain/kit/format.ts';
import { qtyMilli } from '../../../../domain/kit/money.ts';
import styles from './display.module.css';
import { useSpeech } from './speech.ts';

/** What lies on the scale now; paler while it still moves. */
export function Weight({ weight }: { readonly weight: DisplayWeight | null }) {
  const { w, sale, language, direction } = useSpeech();
  if (!weight) return null;
  return (
    <p className={styles.weight} data-moving={!weight.stable || undefined}>
      <span>{w.onScale}</span>
      <bdi dir={direction}>{`${formatQty(qtyMilli(weight.netMilli), 3, language)} ${sale.unit.kg}`}</bdi>
    </p>
  );
}
