/**
 * A slip in Star line mode: the same strips as in ESC/POS, other commands. Sources: Star's line mode specification;
 * receiptline and @point-of-sale/receipt-printer-encoder say the same in the tests.
 */
import type { PrinterProfile } from '../../../domain/areas/device/printer-settings.ts';
import { assert, must } from '../../../domain/kit/result.ts';
import { Bytes, ESC, GS, high, LF, low } from './bytes.ts';
import { type CodeStrip, type Slip, sayableQr } from './escpos.ts';
import { plain, type Setting, setLine } from './lines.ts';
import { bandsOf } from './pictures.ts';
import { pageNumber } from './profile.ts';
import type { Bitmap } from './raster/bitmap.ts';
import type { Strip } from './strips.ts';

const RS = 0x1e;

/** The whole job, its last cut included. */
export function starline(slip: Slip, profile: PrinterProfile): Uint8Array {
  assert(slip.bitmap.width === profile.widthDots, 'a slip as wide as the head');
  const out = new Bytes();
  out.put(ESC, 0x40);
  const state: State = { out, profile, bitmap: slip.bitmap, page: null, setting: plain };
  for (const strip of slip.strips) putStrip(state, strip);
  putCut(state);
  if (profile.beeps) out.put(ESC, GS, 0x07, 1, 2, 5);
  return out.all();
}

/** Drawer 1 opens by a pulse of the set length at BEL, drawer 2 by a fixed one at SUB. */
export const starKick = (pin: 2 | 5): Uint8Array =>
  pin === 2 ? Uint8Array.of(ESC, 0x07, 20, 20, 0x07) : Uint8Array.of(0x1a);

interface State {
  readonly out: Bytes;
  readonly profile: PrinterProfile;
  readonly bitmap: Bitmap;
  page: number | null;
  setting: Setting;
}

function putStrip(state: State, strip: Strip): void {
  if (strip.kind === 'cut') putCut(state);
  else if (strip.kind === 'line') putLine(state, strip);
  else if (strip.kind === 'code' && strip.code.kind === 'qr' && isOwn(strip, state.profile))
    putQr(state, strip);
  else putPicture(state, strip);
}

function putLine(state: State, { spans, top, bottom }: Strip & { kind: 'line' }): void {
  const { out, profile } = state;
  const type = must(profile.type, 'a line of type for a printer with type');
  const line = setLine(spans, type);
  const page = pageNumber(type, line.page);
  if (state.page !== page) out.put(ESC, GS, 0x74, page);
  state.page = page;
  for (const { setting, bytes } of line.runs) {
    changeSetting(state, setting);
    out.add(bytes);
  }
  // A line is fed by three millimetres or four; the taller letters take what they need.
  out.put(ESC, ...(bottom - top > 24 ? [0x7a, 1] : [0x30]), LF);
}

function changeSetting(state: State, to: Setting): void {
  const { out, setting: from } = state;
  if (from.font !== to.font) out.put(ESC, RS, 0x46, to.font === 'a' ? 0 : 1);
  if (from.wide !== to.wide || from.tall !== to.tall) out.put(ESC, 0x69, to.tall - 1, to.wide - 1);
  if (from.bold !== to.bold) out.put(ESC, to.bold ? 0x45 : 0x46);
  state.setting = to;
}

function putPicture({ out, bitmap, profile }: State, place: { top: number; bottom: number }): void {
  for (const band of bandsOf(bitmap, place, profile.bandRows)) {
    if (band.kind === 'feed') feed(out, band.rows);
    else {
      out.put(ESC, GS, 0x53, 1, low(band.rowBytes), high(band.rowBytes), low(band.rows), high(band.rows), 0);
      out.add(band.bits);
    }
  }
}

/** `ESC I` feeds eighths of a millimetre, which are dots. */
function feed(out: Bytes, dots: number): void {
  for (let left = dots; left > 0; left -= 255) out.put(ESC, 0x49, Math.min(255, left));
}

function putCut({ out, profile: { cut, feedToCutDots } }: State): void {
  if (cut === 'none') feed(out, feedToCutDots);
  else out.put(ESC, 0x64, cut === 'full' ? 2 : 3);
}

/** Bars are always drawn: `ESC b` has module widths of its own. */
const isOwn = (strip: CodeStrip, { codes, widthDots }: PrinterProfile): boolean =>
  codes === 'own' && strip.scale <= 8 && sayableQr(strip, widthDots);

function putQr({ out }: State, { code, scale }: CodeStrip): void {
  const bytes = new TextEncoder().encode(code.text);
  out.put(ESC, GS, 0x61, 1);
  out.put(ESC, GS, 0x79, 0x53, 0x30, 2, ESC, GS, 0x79, 0x53, 0x31, 1, ESC, GS, 0x79, 0x53, 0x32, scale);
  out.put(ESC, GS, 0x79, 0x44, 0x31, 0, low(bytes.length), high(bytes.length)).add(bytes);
  out.put(ESC, GS, 0x79, 0x50, ESC, GS, 0x61, 0);
}
