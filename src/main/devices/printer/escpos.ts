/**
 * A slip in ESC/POS, for Epson and what understands it. The commands are those of the family's common core, which
 * the cheapest clone obeys: no positions in dots, no page mode, no graphics buffer.
 *
 * Our own encoder, because a library would have to be worked around at every step: node-thermal-printer changes
 * code pages unasked, counts letters where bytes are meant, resets the printer in mid-slip and opens drawers with
 * half a command; @point-of-sale/receipt-printer-encoder is sound, but lays out text itself and takes pictures
 * from a browser's canvas, while our layout is one for screen, type and dots. Both check us in the tests.
 */

import type { BlockOf } from '../../../domain/areas/device/document.ts';
import type { PrinterProfile } from '../../../domain/areas/device/printer-settings.ts';
import { assert, must } from '../../../domain/kit/result.ts';
import { Bytes, DLE, ESC, FS, GS, high, indexOfAct, LF, low } from './bytes.ts';
import { code128 } from './code128.ts';
import { plain, type Setting, setLine } from './lines.ts';
import { bandsOf } from './pictures.ts';
import { pageNumber } from './profile.ts';
import type { Bitmap } from './raster/bitmap.ts';
import { pictureStrips, type Strip } from './strips.ts';

/** The dots, and what the printer may set of them itself. */
export interface Slip {
  readonly bitmap: Bitmap;
  readonly strips: readonly Strip[];
}

/** A slip of which only the picture is known. */
export const pictureSlip = (bitmap: Bitmap, cuts: readonly number[]): Slip => ({
  bitmap,
  strips: pictureStrips(bitmap.height, cuts),
});

/** The whole job, its last cut included. */
export function escpos(slip: Slip, profile: PrinterProfile): Uint8Array {
  assert(slip.bitmap.width === profile.widthDots, 'a slip as wide as the head');
  const out = new Bytes();
  begin(out, profile);
  const state: State = { out, profile, bitmap: slip.bitmap, page: null, lineDots: 0, setting: plain };
  for (const strip of slip.strips) putStrip(state, strip);
  putCut(state);
  if (profile.beeps) out.put(ESC, 0x42, 2, 3);
  return out.all();
}

/** Opens the drawer at pin 2 or pin 5 by a pulse; without both times a printer takes the next bytes for them. */
export const kick = (pin: 2 | 5, onMs = 50, offMs = 500): Uint8Array =>
  Uint8Array.of(ESC, 0x70, pin === 2 ? 0 : 1, Math.min(255, onMs / 2), Math.min(255, offMs / 2));

/** In real time: obeyed as it arrives, paper or no paper, or never. */
export const kickNow = (pin: 2 | 5): Uint8Array => Uint8Array.of(DLE, 0x14, 1, pin === 2 ? 0 : 1, 1);

/** Answered when everything before it has been printed. */
export const askWhenDone = Uint8Array.of(GS, 0x72, 1);

interface State {
  readonly out: Bytes;
  readonly profile: PrinterProfile;
  readonly bitmap: Bitmap;
  /** The number of the code page last chosen. */
  page: number | null;
  lineDots: number;
  setting: Setting;
}

export function begin(out: Bytes, { status }: PrinterProfile): void {
  // Many Chinese printers wake up in GBK mode and swallow every second high byte.
  out.put(ESC, 0x40, FS, 0x2e);
  if (status.speaks === 'unasked') out.put(GS, 0x61, 0xff);
}

function putStrip(state: State, strip: Strip): void {
  if (strip.kind === 'cut') putCut(state);
  else if (strip.kind === 'line') putLine(state, strip);
  else if (strip.kind === 'code' && isOwn(strip, state.profile)) putCode(state, strip);
  else putPicture(state, strip);
}

function putLine(state: State, { spans, top, bottom }: Strip & { kind: 'line' }): void {
  const { out, profile } = state;
  const type = must(profile.type, 'a line of type for a printer with type');
  const line = setLine(spans, type);
  const page = pageNumber(type, line.page);
  if (state.page !== page) out.put(ESC, 0x74, page);
  state.page = page;
  for (const { setting, bytes } of line.runs) {
    changeSetting(state, setting);
    out.add(bytes);
  }
  const dots = bottom - top;
  if (state.lineDots !== dots) out.put(ESC, 0x33, dots * profile.feedUnitsPerDot);
  state.lineDots = dots;
  out.put(LF);
}

function changeSetting(state: State, to: Setting): void {
  const { out, setting: from } = state;
  if (from.font !== to.font) out.put(ESC, 0x4d, to.font === 'a' ? 0 : 1);
  if (from.wide !== to.wide || from.tall !== to.tall) out.put(GS, 0x21, ((to.wide - 1) << 4) | (to.tall - 1));
  if (from.bold !== to.bold) out.put(ESC, 0x45, to.bold ? 1 : 0);
  state.setting = to;
}

function putPicture({ out, bitmap, profile }: State, place: { top: number; bottom: number }): void {
  for (const band of bandsOf(bitmap, place, profile.bandRows)) {
    if (band.kind === 'feed') feed(out, band.rows * profile.feedUnitsPerDot);
    else {
      out.put(GS, 0x76, 0x30, 0, low(band.rowBytes), high(band.rowBytes), low(band.rows), high(band.rows));
      out.add(band.bits);
    }
  }
}

function feed(out: Bytes, units: number): void {
  for (let left = units; left > 0; left -= 255) out.put(ESC, 0x4a, Math.min(255, left));
}

/** `GS V B` feeds to the cutter by itself; the plain cut of old firmware does not. */
function putCut({ out, profile }: State): void {
  const { cut, feedToCutDots, feedUnitsPerDot } = profile;
  if (cut === 'partial') out.put(GS, 0x56, 0x42, 0);
  else feed(out, feedToCutDots * feedUnitsPerDot);
  if (cut === 'full') out.put(GS, 0x56, 0);
}

export type CodeStrip = Strip & { kind: 'code' };

/** Whether the printer draws the code: its own may come out wider than ours, and its data may act at once. */
function isOwn(strip: CodeStrip, { codes, widthDots }: PrinterProfile): boolean {
  if (codes === 'drawn') return false;
  const { code, scale } = strip;
  if (code.kind === 'qr') return sayableQr(strip, widthDots);
  if (code.symbology !== 'code128') return true;
  const { data, modules } = code128(code.text);
  return data.length <= 255 && (modules + 8) * scale <= widthDots && indexOfAct(data) < 0;
}

/**
 * Without the mark for UTF-8, which no printer's command can set, readers guess: zbar takes Persian for Japanese.
 * A version larger than the drawn one is four modules wider.
 */
export const sayableQr = ({ code, scale, widthDots }: CodeStrip, most: number): boolean =>
  /^[\x20-\x7e]*$/.test(code.text) && widthDots + 12 * scale <= most;

function putCode(state: State, strip: CodeStrip): void {
  const { out } = state;
  out.put(ESC, 0x61, 1);
  if (strip.code.kind === 'qr') putQr(out, strip.code.text, strip.scale);
  else putBars(out, strip.code, strip);
  out.put(ESC, 0x61, 0);
}

const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Model 2, level M as the drawn one; the length is of bytes. */
function putQr(out: Bytes, text: string, scale: number): void {
  const bytes = bytesOfText(text);
  const length = bytes.length + 3;
  out.put(GS, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0);
  out.put(GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, scale);
  out.put(GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31);
  out.put(GS, 0x28, 0x6b, low(length), high(length), 0x31, 0x50, 0x30).add(bytes);
  out.put(GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30);
}

const symbologies = { upca: 0x41, ean13: 0x43, ean8: 0x44, code128: 0x49 } as const;

/** What stands under the bars is a line of its own. */
function putBars(
  out: Bytes,
  { symbology, text }: BlockOf<'barcode'>,
  { top, bottom, scale }: CodeStrip,
): void {
  const data = symbology === 'code128' ? code128(text).data : bytesOfText(text);
  out.put(GS, 0x48, 0, GS, 0x68, Math.min(255, bottom - top), GS, 0x77, scale);
  out.put(GS, 0x6b, symbologies[symbology], data.length).add(data);
}
