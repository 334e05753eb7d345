/** What a zip archive says of itself in its directory, read without unpacking it (APPNOTE.TXT 4.3). */

export interface ZipContents {
  readonly names: readonly string[];
  /** Of all entries, as the directory or the entries themselves say, whichever is more. */
  readonly inflatedBytes: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const longestComment = 65_535;
const endLength = 22;

/** Null where there is no whole directory, or one of the 64-bit kind that no price list needs. */
export function zipContents(bytes: Uint8Array): ZipContents | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const names: string[] = [];
  let inflatedBytes = 0;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const skip = nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > view.byteLength || view.getUint32(local, true) !== localSignature) return null;
    inflatedBytes += Math.max(view.getUint32(at + 24, true), view.getUint32(local + 22, true));
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + skip;
  }
  return { names, inflatedBytes };
}

function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}
