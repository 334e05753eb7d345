import { currencyOf } from '../../domain/kit/currency.ts';
import { toLocalDigits } from '../../domain/kit/digits.ts';
import type { Minor } from '../../domain/kit/money.ts';
import { parseMoney } from '../../domain/kit/number-input.ts';
import { useLanguage, useLocale } from '../app/language.ts';
import { useShop } from '../app/shop.ts';
import styles from './money-text.module.css';

export interface KeyedAmountProps {
  /** What a `NumPad` holds. */
  readonly text: string;
  readonly currency?: string | undefined;
  readonly size?: 'lg' | 'total' | undefined;
  /** Shown quietly while nothing is typed; written like `text`. */
  readonly placeholder?: string | undefined;
}

/** An amount while it is being keyed: grouped, in local digits, with the point where it was put. */
export function KeyedAmount({ text, size = 'total', placeholder = '0', ...props }: KeyedAmountProps) {
  const language = useLanguage();
  const locale = useLocale();
  const own = useShop((shop) => shop.currency);
  const { sign } = currencyOf(props.currency ?? own);
  const [whole = '', fraction] = (text || placeholder).split('.');
  const format = new Intl.NumberFormat(locale);
  const mark = format.formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  const grouped = format.format(BigInt(whole || '0'));
  const shown = fraction === undefined ? grouped : `${grouped}${mark}${toLocalDigits(fraction, language)}`;
  return (
    <bdi className={styles.money} data-size={size} data-tone={text === '' ? 'faint' : 'ink'}>
      <span>{shown}</span>
      <span className={styles.sign}>{`\u00a0${sign[language] ?? sign.default}`}</span>
    </bdi>
  );
}

/** What a `NumPad` holds, in minor units; null while it holds nothing. */
export function amountOf(text: string, currency: string): Minor | null {
  const result = parseMoney(text, currencyOf(currency), { mark: 'point' });
  return text !== '' && result.ok ? result.value : null;
}
