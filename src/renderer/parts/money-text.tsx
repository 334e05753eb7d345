import { formatMoney, moneyParts } from '../../domain/kit/format.ts';
import { minor } from '../../domain/kit/money.ts';
import { directionOf, type Language } from '../../domain/kit/words.ts';
import { useLanguage } from '../app/language.ts';
import { useShop } from '../app/shop.ts';
import styles from './money-text.module.css';

export interface MoneyTextProps {
  /** Minor units. */
  readonly amount: number;
  /** The document's currency; the shop's own unless told. */
  readonly currency?: string | undefined;
  /** By the type scale: 13, 15, 18, 24 and 40 px. */
  readonly size?: 'xs' | 'sm' | 'md' | 'lg' | 'total' | undefined;
  readonly strong?: boolean | undefined;
  readonly tone?: 'ink' | 'muted' | 'accent' | 'red' | 'amber' | 'green' | undefined;
  /** Without the currency's sign: in columns whose head says it. */
  readonly bare?: boolean | undefined;
  /** `+` before what is added: in drawers and ledgers. */
  readonly plus?: boolean | undefined;
}

/** An amount: digits first and whole, its sign smaller and quieter; never cut, never wrapped. */
export function MoneyText({ amount, size = 'sm', tone = 'ink', ...props }: MoneyTextProps) {
  const language = useLanguage();
  const own = useShop((shop) => shop.currency);
  const currency = props.currency ?? own;
  const parts = moneyParts(minor(amount), currency, language);
  return (
    <bdi
      dir={directionOf(language)}
      className={styles.money}
      data-size={size}
      data-tone={tone}
      data-strong={props.strong || undefined}
      data-long={parts.amount.length > long || undefined}
    >
      <span>
        {props.plus && amount > 0 ? plusOf(language) : ''}
        {parts.amount}
      </span>
      {!props.bare && <span className={styles.sign}>{`\u00a0${parts.sign}`}</span>}
    </bdi>
  );
}

/** Left of the digits also in Persian, as the minus is. */
const plusOf = (language: Language): string => (language === 'fa' ? '\u200e+' : '+');

/** From here on an amount is set a step smaller, so that a tile or a total still holds it whole. */
const long = 13;

/** An amount inside a sentence. */
export function useMoneyInWords(currency?: string): (amount: number) => string {
  const language = useLanguage();
  const own = useShop((shop) => shop.currency);
  return (amount) => formatMoney(minor(amount), currency ?? own, language);
}
