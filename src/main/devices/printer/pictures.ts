/** What every raster printer needs of a picture: where it is blank, and how it is cut into bands. */
import { indexOfAct } from './bytes.ts';
import type { Bitmap } from './raster/bitmap.ts';

/** Rows of empty paper, or rows of dots no more than a band holds, as wide as their ink reaches. */
export type Band =
  | { readonly kind: 'feed'; readonly rows: number }
  | { readonly kind: 'dots'; readonly rows: number; readonly rowBytes: number; readonly bits: Uint8Array };

/** Fewer blank rows cost less as dots than as a command of their own. */
const leastFeed = 8;

export function* bandsOf(
  { width, bits }: Bitmap,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  bandRows: number,
): Generator<Band> {
  const stride = width / 8;
  const inkOf = (y: number) => inkedBytes(bits.subarray(y * stride, (y + 1) * stride));
  let y = top;
  while (y < bottom) {
    const blank = blankRows(y, bottom, inkOf);
    if (blank >= leastFeed || y + blank === bottom) {
      yield { kind: 'feed', rows: blank };
      y += blank;
      continue;
    }
    let end = y + Math.max(1, blank);
    while (end < Math.min(bottom, y + bandRows) && !restIsBlank(end, bottom, inkOf)) end += 1;
    const band = quietBand(bits, stride, y, end);
    yield band;
    y += band.rows;
  }
}

/** The rows cropped to their ink; fewer where the end of one and the start of the next would act at once. */
function quietBand(bits: Uint8Array, stride: number, from: number, to: number): Band & { kind: 'dots' } {
  const rowsOf = Array.from({ length: to - from }, (_, i) =>
    bits.subarray((from + i) * stride, (from + i + 1) * stride),
  );
  for (let rows = rowsOf.length; ; ) {
    const kept = rowsOf.slice(0, rows);
    const rowBytes = Math.max(1, ...kept.map(inkedBytes));
    const dots = Buffer.concat(kept.map((row) => row.subarray(0, rowBytes)));
    const act = indexOfAct(dots);
    if (act < 0 || rows === 1) return { kind: 'dots', rows, rowBytes, bits: dots };
    rows = Math.max(1, Math.min(rows - 1, Math.floor(act / rowBytes) + 1));
  }
}

/** Bytes up to the last with ink. */
function inkedBytes(row: Uint8Array): number {
  let end = row.length;
  while (end > 0 && row[end - 1] === 0) end -= 1;
  return end;
}

function blankRows(from: number, bottom: number, inkOf: (y: number) => number): number {
  let y = from;
  while (y < bottom && inkOf(y) === 0) y += 1;
  return y - from;
}

/** From here on there is enough empty paper to feed over. */
function restIsBlank(y: number, bottom: number, inkOf: (y: number) => number): boolean {
  const blank = blankRows(y, Math.min(bottom, y + leastFeed), inkOf);
  return blank >= leastFeed || (blank > 0 && y + blank === bottom);
}
