import { formatNumber, formatPercent, formatQty } from '../../domain/kit/format.ts';
import { basisPoints, qtyMilli } from '../../domain/kit/money.ts';
import { useLanguage } from '../app/language.ts';

/** Thousandths of a unit, with the decimals its unit shows, and the unit's short name after it. */
export function QtyText(props: { quantity: number; decimals?: number; unit?: string | undefined }) {
  const language = useLanguage();
  const text = formatQty(qtyMilli(props.quantity), props.decimals ?? 0, language);
  return <bdi style={{ whiteSpace: 'nowrap' }}>{props.unit ? `${text}\u00a0${props.unit}` : text}</bdi>;
}

/** Basis points. */
export function PercentText({ percent }: { percent: number }) {
  return <bdi style={{ whiteSpace: 'nowrap' }}>{formatPercent(basisPoints(percent), useLanguage())}</bdi>;
}

/** A count, in the language's digits. */
export function CountText({ count }: { count: number }) {
  return <bdi>{formatNumber(count, useLanguage())}</bdi>;
}
