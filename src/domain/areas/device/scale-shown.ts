/** The scale as a counter shows it: with the packaging a cashier typed, before the till has its say. */
import type { QtyMilli } from '../../kit/money.ts';
import type { ScaleNow } from './attached.ts';
import { gramsOf } from './scale.ts';

type Said = Pick<ScaleNow, 'refusal' | 'netMilli'>;

/** What would become a line if this much packaging came off, or why nothing would. */
export function withoutPackaging(now: ScaleNow, packaging: QtyMilli): Said {
  const { refusal, netMilli } = now;
  if (refusal || netMilli === null || packaging === 0) return { refusal, netMilli };
  if (now.measure?.net === true || (now.tareMilli ?? 0) > 0) return refused('TareTwice');
  return netMilli > packaging
    ? { refusal: null, netMilli: netMilli - packaging }
    : refused('TareAboveWeight');
}

const refused = (code: 'TareTwice' | 'TareAboveWeight'): Said => ({
  refusal: { code, trouble: null },
  netMilli: null,
});

/** What the display of the scale shows now; null where nobody can say: a weight from before is never shown. */
export function shownWeight({ state, measure, refusal }: ScaleNow): QtyMilli | null {
  if (state.kind !== 'live' || refusal?.code === 'NoWeight' || refusal?.code === 'ScaleTrouble') return null;
  return measure?.weightMg == null ? null : gramsOf(measure.weightMg);
}
