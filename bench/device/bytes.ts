/** What a receipt costs in time and in bytes: in the printer's own type, mixed, and as a picture. */
import { join } from 'node:path';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { profileOf } from '../../src/domain/areas/device/printer-presets.ts';
import type { PrinterProfile } from '../../src/domain/areas/device/printer-settings.ts';
import type { Letterhead } from '../../src/domain/areas/device/slip.ts';
import { exampleSale } from '../../src/domain/areas/device/slip-example.ts';
import { saleSlip } from '../../src/domain/areas/device/slip-sale.ts';
import { firstReceiptLayout } from '../../src/domain/areas/setting/receipt-layout.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { escpos } from '../../src/main/devices/printer/escpos.ts';
import { registerFonts } from '../../src/main/devices/printer/raster/fonts.ts';
import { layoutDocument } from '../../src/main/devices/printer/raster/layout.ts';
import { drawLayout } from '../../src/main/devices/printer/raster/render.ts';
import { typesetter } from '../../src/main/devices/printer/raster/typeface.ts';
import { stripsOf } from '../../src/main/devices/printer/strips.ts';
import { resourcesDir } from '../../src/main/paths.ts';
import { decode } from '../../test/devices/printer/decoder.ts';
import { median } from '../figures.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';

/** 20 November 2026, noon in Bishkek. */
const at = Date.UTC(2026, 10, 20, 6);
const columns = 64;
const dotsPerColumn = 9;

const letterhead = (language: Language, name: string): Letterhead => ({
  language,
  layout: firstReceiptLayout,
  logo: null,
  shop: {
    name,
    legalName: '',
    taxId: '',
    branchName: 'Main',
    address: '12 Chuy',
    phone: '',
    tillName: 'Till 1',
    currency: 'KGS',
    timeZone: 'Asia/Bishkek',
    showToman: false,
  },
});

interface Printed {
  readonly bytes: Uint8Array;
  readonly bits: number;
  readonly layoutMs: number;
  readonly rasterMs: number;
  readonly encodeMs: number;
}

function print(language: Language, name: string, profile: PrinterProfile): Printed {
  const document = saleSlip(exampleSale(language, 'KGS', at), letterhead(language, name), null);
  const begun = performance.now();
  const layout = layoutDocument(
    document,
    profile.widthDots,
    new Map(),
    profile.type && typesetter(profile.type),
  );
  const laid = performance.now();
  const bitmap = drawLayout(layout);
  const drawn = performance.now();
  const bytes = escpos({ bitmap, strips: stripsOf(layout) }, profile);
  const encodeMs = performance.now() - drawn;
  return { bytes, bits: bitmap.bits.length, layoutMs: laid - begun, rasterMs: drawn - laid, encodeMs };
}

export function byteLines(run: Run): Line[] {
  run.say('bytes of receipts');
  registerFonts(join(resourcesDir, 'fonts'));
  // Fonts are read with the first.
  for (const make of Object.values(kinds)) make();
  return [...timeLines(run.quick ? 3 : 30), ...sizeLines()];
}

const typed = profileOf('epson80');
const kinds = {
  text: () => print('en', 'Corner shop', typed),
  russian: () => print('ru', 'Магазин на углу', typed),
  mixed: () => print('ru', 'Ак-Өргө дүкөнү', typed),
  raster: () => print('fa', 'فروشگاه گوشه', typed),
};

function timeLines(count: number): Line[] {
  const rounds = Array.from({ length: count }, () => kinds.russian());
  return [
    {
      name: 'device.layout',
      what: 'receipt laid out, p50',
      ours: median(rounds.map(({ layoutMs }) => layoutMs)),
      unit: 'ms',
    },
    {
      name: 'device.raster',
      what: 'the same drawn',
      ours: median(rounds.map(({ rasterMs }) => rasterMs)),
      unit: 'ms',
    },
    {
      name: 'device.encode',
      what: 'the same as the printer’s bytes',
      ours: median(rounds.map(({ encodeMs }) => encodeMs)),
      unit: 'ms',
    },
  ];
}

function sizeLines(): Line[] {
  const kb = (count: number): number => count / 1024;
  const [text, russian, mixed, raster] = [kinds.text(), kinds.russian(), kinds.mixed(), kinds.raster()];
  return [
    {
      name: 'device.bytes.text',
      what: 'bytes of a receipt in the printer’s type (bare: the same lines by a peer)',
      ours: kb(text.bytes.length),
      bare: kb(byPeer(text.bytes, 'cp437')),
      unit: 'KB',
      how: 'peer: @point-of-sale/receipt-printer-encoder',
    },
    {
      name: 'device.bytes.russian',
      what: 'the same in Russian',
      ours: kb(russian.bytes.length),
      bare: kb(byPeer(russian.bytes, 'cp866')),
      unit: 'KB',
    },
    {
      name: 'device.bytes.mixed',
      what: 'the same with a Kyrgyz name (bare: all of it dots)',
      ours: kb(mixed.bytes.length),
      bare: kb(mixed.bits),
      unit: 'KB',
    },
    {
      name: 'device.bytes.raster',
      what: 'the same in Persian (bare: its dots)',
      ours: kb(raster.bytes.length),
      bare: kb(raster.bits),
      unit: 'KB',
    },
  ];
}

/** The lines our bytes put on paper, said by somebody else's encoder: as text, without our columns and sizes. */
function byPeer(bytes: Uint8Array, page: 'cp437' | 'cp866'): number {
  const { lines, codes } = decode(bytes, { widthDots: 576 });
  const rows = new Map<number, string>();
  for (const { text, row, from } of lines)
    rows.set(row, (rows.get(row) ?? '').padEnd(Math.round(from / dotsPerColumn)) + text.trimEnd());
  const encoder = new ReceiptPrinterEncoder({ printerModel: 'epson-tm-t20iii', columns: 42 });
  encoder.initialize().codepage(page).font('B');
  for (const text of rows.values()) encoder.line(text.slice(0, columns));
  for (const { data } of codes) encoder.barcode(data.toString('latin1').replace(/^\{B/, ''), 'code128', 60);
  return encoder.cut('partial').encode().length;
}
