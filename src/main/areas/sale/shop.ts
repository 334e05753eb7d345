/** What a sale obeys of the shop's settings; asked for at each step, read anew only when something was set. */
import type { TenderMethod } from '../../../domain/areas/sale/sale.ts';
import { cashStepOf } from '../../../domain/areas/setting/rules.ts';
import { lasting } from '../../ledger/lasting.ts';
import type { Reader } from '../../ledger/reader.ts';
import { settingOf } from '../setting/queries.ts';
import { branchSetting, companySetting, tillSetting } from '../setting/tables.ts';

export interface Shop {
  readonly currency: string;
  readonly timeZone: string;
  readonly cashStep: number;
  readonly tenderMethods: readonly TenderMethod[];
  /** Shop's minor units for 1,000,000 minor units of a foreign currency. */
  readonly rates: Readonly<Record<string, number>>;
}

const shopIn = lasting([companySetting, branchSetting, tillSetting], (read, _: 'shop'): Shop => {
  const currency = settingOf(read, 'shop.currency');
  const cashStepMinor = settingOf(read, 'money.cashStepMinor');
  const foreign = settingOf(read, 'money.foreign');
  return {
    currency,
    timeZone: settingOf(read, 'time.zone'),
    cashStep: cashStepOf({ 'shop.currency': currency, 'money.cashStepMinor': cashStepMinor }),
    tenderMethods: settingOf(read, 'tender.methods'),
    rates: Object.fromEntries(foreign.map(({ currency, rateMicro }) => [currency, rateMicro])),
  };
});

export const shopOf = (read: Reader): Shop => shopIn(read, 'shop');
