import { formatNumber, formatPercent, formatQty } from '../../domain/kit/format.ts';
import type { BasisPoints, QtyMilli } from '../../domain/kit/money.ts';
import { useLanguage } from '../app/language.ts';

/** A quantity with the decimals its unit shows, and the unit's short name after it. */
export function QtyText(props: { quantity: QtyMilli; decimals?: number; unit?: string | undefined }) {
  const language = useLanguage();
  const text = formatQty(props.quantity, props.decimals ?? 0, language);
  return <bdi style={{ whiteSpace: 'nowrap' }}>{props.unit ? `${text}\u00a0${props.unit}` : text}</bdi>;
}

export function PercentText({ percent }: { percent: BasisPoints }) {
  return <bdi style={{ whiteSpace: 'nowrap' }}>{formatPercent(percent, useLanguage())}</bdi>;
}

/** A count, in the language's digits. */
export function CountText({ count }: { count: number }) {
  return <bdi>{formatNumber(count, useLanguage())}</bdi>;
}
