/** Which items a scanned code may mean, and what its label says of them. */
import {
  type CodeReading,
  type HowToRead,
  readCode,
} from '../../../../domain/areas/catalogue/code-reading.ts';
import type { SellableItem } from '../../../../domain/areas/catalogue/item.ts';
import {
  type LabelFault,
  lastDayOf,
  type Said,
  saidByGs1,
  saidByLabel,
} from '../../../../domain/areas/catalogue/label.ts';
import type { PriceTerms } from '../../../../domain/areas/catalogue/price-rules.ts';
import type { CalendarDate } from '../../../../domain/kit/calendar.ts';
import { dateAt } from '../../../../domain/kit/time.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { settingOf } from '../../setting/queries.ts';
import { itemsForSaleByBarcode, itemsForSaleByCode, itemsForSaleByScaleCode } from '../queries.ts';

export interface Scanned {
  readonly reading: CodeReading;
  /** By which of its parts the items were found. */
  readonly by: 'code' | 'label' | 'gtin' | null;
  readonly items: readonly SellableItem[];
  /** What the label says; null where an item's own code was scanned. */
  readonly said: Said | null;
  /** Why the label sells nothing. */
  readonly fault: LabelFault | 'unreadable' | null;
  /** Until when it may be sold; null where the code does not say. */
  readonly lastDay: CalendarDate | null;
  readonly isExpired: boolean;
}

/** An item's own code goes before every pattern: a shop may have given it a number like a label's. */
export function scannedIn(read: Reader, scanned: string, terms: PriceTerms, how = howToRead(read)): Scanned {
  const reading = readCode(scanned, how);
  const own = itemsForSaleByCode(read, reading.code, terms);
  const found = { reading, by: own.length > 0 ? ('code' as const) : null, items: own, ...nothing };
  if (reading.gs1 || reading.mark) return byGtin(read, found, terms);
  return reading.label && own.length === 0 ? byLabel(read, found, terms) : found;
}

const nothing = { said: null, fault: null, lastDay: null, isExpired: false };

export const howToRead = (read: Reader): HowToRead => ({
  patterns: settingOf(read, 'code.patterns'),
  separatorText: settingOf(read, 'scanner.separator'),
});

function byLabel(read: Reader, found: Scanned, terms: PriceTerms): Scanned {
  const { label } = found.reading;
  if (!label) return found;
  const said = saidByLabel(label, settingOf(read, 'shop.currency'));
  if (!said.ok) return { ...found, fault: said.refusal.code };
  const byCode = itemsForSaleByScaleCode(read, label.itemCode, terms);
  const items = byCode.length > 0 ? byCode : itemsForSaleByBarcode(read, label.blank, terms);
  if (items.length === 0) return { ...found, said: said.value, fault: 'noSuchItem' };
  return { ...found, by: 'label', items, said: said.value };
}

function byGtin(read: Reader, found: Scanned, terms: PriceTerms): Scanned {
  const { gs1, gtins } = found.reading;
  if (gs1?.fault) return found.items.length > 0 ? found : { ...found, fault: 'unreadable' };
  const elements = gs1?.elements ?? [];
  const said = saidByGs1(elements, settingOf(read, 'shop.currency'));
  if (!said.ok) return { ...found, fault: said.refusal.code };
  const today = dateAt(terms.at, settingOf(read, 'time.zone'));
  const lastDay = lastDayOf(elements, today);
  const known = { ...found, said: said.value, lastDay, isExpired: lastDay !== null && lastDay < today };
  if (found.items.length > 0) return known;
  for (const gtin of gtins) {
    const items = itemsForSaleByBarcode(read, gtin, terms);
    if (items.length > 0) return { ...known, by: 'gtin', items };
  }
  return known;
}
