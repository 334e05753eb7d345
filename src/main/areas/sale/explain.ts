/** What the counter would make of a code, without selling anything. */
import type { HowToRead } from '../../../domain/areas/catalogue/code-reading.ts';
import type { SellableItem } from '../../../domain/areas/catalogue/item.ts';
import { sellByLabel } from '../../../domain/areas/catalogue/label.ts';
import type { CodeReport } from '../../../domain/areas/sale/code-report.ts';
import { minor, priceOf, type QtyMilli, qtyMilli } from '../../../domain/kit/money.ts';
import type { Reader } from '../../ledger/reader.ts';
import { howToRead, type Scanned, scannedIn } from '../catalogue/queries/scanned.ts';
import { soldMarks } from './queries.ts';

interface Tried {
  readonly code: string;
  /** Not saved yet. */
  readonly patterns?: HowToRead['patterns'] | undefined;
  readonly separatorText?: string | undefined;
}

export function explainCode(read: Reader, { code, ...tried }: Tried, at: number): CodeReport {
  const kept = howToRead(read);
  const scanned = scannedIn(
    read,
    code,
    { priceListId: null, at },
    {
      patterns: tried.patterns ?? kept.patterns,
      separatorText: tried.separatorText ?? kept.separatorText,
    },
  );
  const { reading, items, by, lastDay, isExpired } = scanned;
  const { label, gs1, mark } = reading;
  const sells = sellsOf(scanned);
  return {
    code: reading.code,
    aim: reading.aim,
    by,
    items: items.map(({ name }) => name),
    label: label && {
      pattern: label.pattern.pattern,
      prefix: label.prefix,
      itemCode: label.itemCode,
      value: label.value,
      checkDigit: label.checkDigit,
      verifier: label.verifier,
    },
    gs1: gs1 && { elements: [...gs1.elements], fault: gs1.fault, restored: gs1.restored },
    gtin: reading.gtins[0] ?? null,
    mark: mark && { key: mark.key, receipt: soldMarks(read, mark.key)[0]?.number ?? null },
    lastDay,
    isExpired,
    ...sells,
  };
}

function sellsOf({ items, said, fault }: Scanned): Pick<CodeReport, 'fault' | 'sells'> {
  const [item, other] = items;
  if (fault || !item || other || item.hasVariants) return { fault, sells: null };
  const labelled = said ? sellByLabel(item, said) : null;
  if (labelled && !labelled.ok) return { fault: labelled.refusal.code, sells: null };
  const qty = labelled?.value.qtyMilli ?? (item.weighed ? null : qtyMilli(1000));
  const total = labelled?.value.totalMinor ?? null;
  return { fault: null, sells: basketLine(item, qty, total) };
}

function basketLine(item: SellableItem, qty: QtyMilli | null, total: number | null): CodeReport['sells'] {
  const { name, unit, decimals, pack } = item;
  const priceMinor = item.openPrice ? null : (pack?.priceMinor ?? item.priceMinor);
  const reckoned = priceMinor === null || qty === null ? null : priceOf(minor(priceMinor), qty);
  return {
    name,
    unit: pack ? 'pack' : unit,
    decimals,
    qtyMilli: qty,
    priceMinor,
    totalMinor: total ?? reckoned,
  };
}
