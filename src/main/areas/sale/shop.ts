/** What a sale obeys of the shop's settings; read at each step, parsed only when something was set. */
import type { TenderMethod } from '../../../domain/areas/sale/sale.ts';
import { cashStepOf } from '../../../domain/areas/setting/rules.ts';
import type { Reader } from '../../ledger/reader.ts';
import { settingOf } from '../setting/queries.ts';

export interface Shop {
  readonly currency: string;
  readonly timeZone: string;
  readonly cashStep: number;
  readonly tenderMethods: readonly TenderMethod[];
  /** Shop's minor units for 1,000,000 minor units of a foreign currency. */
  readonly rates: Readonly<Record<string, number>>;
}

const known = new WeakMap<Reader, { text: string; shop: Shop }>();

export function shopOf(read: Reader): Shop {
  const text =
    read.get<{ text: string | null }>(
      `select group_concat(id || value, char(10)) as text from company_setting where deleted_at is null and
       id in ('shop.currency', 'time.zone', 'money.cashStepMinor', 'money.foreign', 'tender.methods')`,
    )?.text ?? '';
  const cached = known.get(read);
  if (cached?.text === text) return cached.shop;
  const currency = settingOf(read, 'shop.currency');
  const shop: Shop = {
    currency,
    timeZone: settingOf(read, 'time.zone'),
    cashStep: cashStepOf({
      'shop.currency': currency,
      'money.cashStepMinor': settingOf(read, 'money.cashStepMinor'),
    }),
    tenderMethods: settingOf(read, 'tender.methods'),
    rates: Object.fromEntries(
      settingOf(read, 'money.foreign').map(({ currency, rateMicro }) => [currency, rateMicro]),
    ),
  };
  known.set(read, { text, shop });
  return shop;
}
