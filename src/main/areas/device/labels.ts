/** Items as their labels know them, and labels as pictures and pages. */

import {
  type LabelDesign,
  type LabelFacts,
  type LabelText,
  labelOf,
  labelPapers,
} from '../../../domain/areas/device/label.ts';
import type { LabelItem, LabelPicture } from '../../../domain/areas/device/label-contract.ts';
import { mostLabels } from '../../../domain/areas/device/label-contract.ts';
import { formatDate } from '../../../domain/kit/date-format.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../domain/kit/result.ts';
import type { Language } from '../../../domain/kit/words.ts';
import { openPress, type Press } from '../../devices/labels/press.ts';
import type { Reader } from '../../ledger/reader.ts';
import { action, type Call, type Kit } from '../area.ts';
import { codesOf, itemRecord, ownPriceAt } from '../catalogue/queries/item.ts';
import { itemForSale } from '../catalogue/queries.ts';
import { settingOf } from '../setting/queries.ts';
import { letterheadIn } from './letterhead.ts';

const presses = new WeakMap<Kit, Press>();

export function pressOf(kit: Kit): Press {
  const known = presses.get(kit);
  if (known) return known;
  const opened = openPress();
  presses.set(kit, opened);
  return opened;
}

export const labelling = (kit: Kit) => async (): Promise<void> => presses.get(kit)?.close();

interface Asking {
  readonly language: Language;
}

/** Null for an item that is gone. */
function factsOf(read: Reader, itemId: Id, at: number): LabelFacts | null {
  const [code] = codesOf(read, itemId);
  const terms = { priceListId: null, at, barcodeId: code?.id ?? null };
  const item = itemForSale(read, itemId, terms);
  if (!item) return null;
  const { name, pack, unit, priceMinor, openPrice, sku } = item;
  const record = itemRecord(read, itemId);
  return {
    name,
    pack: pack && pack.qtyMilli !== 1000 ? pack : null,
    unit,
    priceMinor,
    ownPriceMinor: record ? ownPriceAt(read, record, at) : priceMinor,
    openPrice,
    code: code?.code ?? sku,
    currency: settingOf(read, 'shop.currency'),
  };
}

/** In the language of the receipts: customers read both. */
function textOf({ ledger }: Kit, itemId: Id, design: LabelDesign, asking: Asking): LabelText | null {
  const at = ledger.now();
  const facts = factsOf(ledger.read, itemId, at);
  if (!facts) return null;
  const { language, shop } = letterheadIn(ledger.read, asking.language);
  return labelOf(facts, design, { language, date: formatDate(at, language, shop.timeZone, 'short') });
}

export function labelItems(read: Reader, itemIds: readonly Id[], at: number): LabelItem[] {
  return itemIds.flatMap((itemId) => {
    const facts = factsOf(read, itemId, at);
    return facts ? [{ itemId, name: facts.name, code: facts.code }] : [];
  });
}

export interface LabelWanted {
  readonly itemId: Id;
  readonly design: LabelDesign;
}

export async function previewLabel(
  kit: Kit,
  { itemId, design }: LabelWanted,
  asking: Asking,
): Promise<LabelPicture | null> {
  const text = textOf(kit, itemId, design, asking);
  if (!text) return null;
  const { png, ...drawn } = await pressOf(kit).preview(text, labelPapers[design.paper]);
  return { ...drawn, png: Buffer.from(png).toString('base64') };
}

export interface LabelRun {
  readonly labels: readonly { readonly itemId: Id; readonly count: number }[];
  readonly design: LabelDesign;
}

/** What a run says, item by item, and how many labels it makes; or why there is nothing to print. */
export function textsOf(kit: Kit, { labels, design }: LabelRun, call: Call) {
  const total = labels.reduce((sum, { count }) => sum + count, 0);
  if (total > mostLabels) return refuse('TooManyLabels', { most: mostLabels });
  const texts = labels.flatMap(({ itemId, count }) => {
    const text = textOf(kit, itemId, design, call);
    return text ? [{ text, count }] : [];
  });
  const [first] = texts;
  if (!first) return refuse('NothingToPrint');
  call.note({ label: texts.length === 1 ? first.text.name : String(total) });
  return ok(texts);
}

export const saveLabels = action(async (kit, run: LabelRun & { readonly skip: number }, call) => {
  const texts = textsOf(kit, run, call);
  if (!texts.ok) return texts;
  const { skip, design } = run;
  const bytes = await pressOf(kit).pdf({ labels: texts.value, paper: labelPapers[design.paper], skip });
  const total = texts.value.reduce((sum, { count }) => sum + count, 0);
  return ok(new File([new Uint8Array(bytes)], `labels-${total}.pdf`, { type: 'application/pdf' }));
});
