/** Slips as pictures and pages: the very bits the printer gets. */
import type { SlipPicture } from '../../../domain/areas/device/contract.ts';
import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import type { PrinterUse } from '../../../domain/areas/device/printer-settings.ts';
import type { CopyMark } from '../../../domain/areas/device/slip.ts';
import { exampleSale } from '../../../domain/areas/device/slip-example.ts';
import { saleSlip } from '../../../domain/areas/device/slip-sale.ts';
import type { ReceiptLayout } from '../../../domain/areas/setting/receipt-layout.ts';
import { must, ok, refuse } from '../../../domain/kit/result.ts';
import type { TypeFacts } from '../../devices/printer/raster/typeface.ts';
import { action, type Call, type Kit } from '../area.ts';
import { saleHead } from '../sale/queries.ts';
import { currentShift } from '../shift/queries.ts';
import { savedPrinters } from './attached.ts';
import { letterheadIn } from './letterhead.ts';
import { studioOf } from './printing.ts';
import { nextCopyOf } from './queries.ts';
import { slipOfSale, slipOfShift } from './slips.ts';

interface Paper {
  readonly widthDots: number;
  readonly type: TypeFacts | null;
}

/** The paper such a slip comes out on: the first printer's of its use, so that what is shown is what is printed. */
function paperFor({ ledger }: Kit, use: PrinterUse): Paper {
  const printers = savedPrinters(ledger.read).filter(({ isOn }) => isOn);
  const first =
    printers.find(({ settings }) => settings.uses.includes(use)) ??
    printers.find(({ settings }) => settings.standsInFor.includes(use));
  if (!first) return { widthDots: 576, type: null };
  const { wire, profile } = first.settings;
  return { widthDots: profile.widthDots, type: wire.kind === 'picture' ? null : profile.type };
}

type Pictured<D> = D extends null ? null : SlipPicture;

export async function pictureOf<D extends PrintDocument | null>(
  kit: Kit,
  document: D,
  use: PrinterUse = 'receipt',
): Promise<Pictured<D>> {
  return (document && (await draw(kit, document, paperFor(kit, use)))) as Pictured<D>;
}

async function draw(kit: Kit, document: PrintDocument, { widthDots, type }: Paper): Promise<SlipPicture> {
  const studio = studioOf(kit);
  const drawn = await studio.draw(document, widthDots, type);
  return {
    png: Buffer.from(await studio.png(drawn)).toString('base64'),
    widthDots: drawn.bitmap.width,
    heightDots: drawn.bitmap.height,
    omitted: drawn.omissions.map(({ why }) => why),
  };
}

export const saleAsPrinted = (
  { ledger }: Kit,
  saleId: string,
  { language }: Call,
  copy: CopyMark | null = null,
): PrintDocument | null => slipOfSale(ledger.read, saleId, { language, copy });

/** A sealed shift has nothing to hide from who may view shifts; an open one hides what it should hold. */
export function shiftAsPrinted(
  { ledger }: Kit,
  shiftId: string,
  call: Call,
  copy: CopyMark | null = null,
): PrintDocument | null {
  const isOpen = currentShift(ledger.read, ledger.identity.tillId)?.id === shiftId;
  const sees = !isOpen || call.may('shift.seeExpected');
  return slipOfShift(ledger.read, shiftId, { language: call.language, copy, at: ledger.now(), sees });
}

export function xAsPrinted(kit: Kit, call: Call): PrintDocument | null {
  const open = currentShift(kit.ledger.read, kit.ledger.identity.tillId);
  return open && shiftAsPrinted(kit, open.id, call);
}

export interface LayoutDraft {
  readonly layout: ReceiptLayout;
  readonly logo: string | null;
  /** Another branch than this. */
  readonly branchId?: string | undefined;
}

/** A layout nobody saved yet, on a sale nobody made. */
export function draftSlip(
  { ledger }: Kit,
  { layout, logo, branchId }: LayoutDraft,
  call: Call,
): PrintDocument {
  const language = layout.language === 'counter' ? call.language : layout.language;
  const head = { ...letterheadIn(ledger.read, language, branchId), language, layout, logo };
  return saleSlip(exampleSale(language, head.shop.currency, ledger.now()), head, null);
}

export const saveSale = action(async (kit, { saleId }: { saleId: string }, call) => {
  const document = saleAsPrinted(kit, saleId, call, markOfFile(kit, 'receipt', saleId, call));
  if (!document) return refuse('NothingToPrint');
  const { number } = must(saleHead(kit.ledger.read, saleId), 'the sale just drawn');
  call.note({ entity: 'sale', entityId: saleId, label: number });
  return ok(await pdfOf(kit, document, number, 'receipt'));
});

export const saveShift = action(async (kit, { shiftId }: { shiftId: string }, call) => {
  const document = shiftAsPrinted(kit, shiftId, call, markOfFile(kit, 'zReport', shiftId, call));
  if (!document) return refuse('NothingToPrint');
  const row = kit.ledger.read.get<{ number: string; zNumber: string | null }>(
    `select s.number, c.z_number as "zNumber" from shift s left join shift_close c on c.shift_id = s.id
     where s.id = ?`,
    shiftId,
  );
  const { number, zNumber } = must(row, 'the shift just drawn');
  const name = zNumber === null ? `X-${number}` : `Z-${zNumber}`;
  call.note({ entity: 'shift', entityId: shiftId, label: name });
  return ok(await pdfOf(kit, document, name, 'report'));
});

async function pdfOf(kit: Kit, document: PrintDocument, name: string, use: PrinterUse): Promise<File> {
  const studio = studioOf(kit);
  const { widthDots, type } = paperFor(kit, use);
  const bytes = await studio.pdf(await studio.draw(document, widthDots, type));
  return new File([new Uint8Array(bytes)], `${name}.pdf`, { type: 'application/pdf' });
}

/** A file is as good as paper: where there may be paper already, the file says COPY. */
function markOfFile(
  { ledger }: Kit,
  kind: 'receipt' | 'zReport',
  subjectId: string,
  { actor }: Call,
): CopyMark | null {
  const isFirst = nextCopyOf(ledger.read, kind, subjectId) === 0;
  return isFirst ? null : { at: ledger.now(), userName: actor.name };
}
