/** Where commands begin and end: all a simulator must know to answer in order and to stop in the midst of one. */

export interface Extent {
  /** Bytes that must be there before it begins. */
  readonly head: number;
  /** Bytes that follow and are burnt as they come: dots, or the data of a code. */
  readonly body: number;
}

const word = (low = 0, high = 0): number => low + 256 * high;

const afterEsc: Readonly<Record<number, number>> = {
  64: 2,
  50: 2,
  112: 5,
  66: 4,
};
const afterGs: Readonly<Record<number, number>> = { 76: 4, 87: 4 };

/** The command at the start of the bytes; null while too little of it has come. */
export function extentOf(bytes: Uint8Array): Extent | null {
  const [first = 0, second, third] = bytes;
  const isCommand = first === 0x1b || first === 0x1c || first === 0x1d || first === 0x10;
  if (!isCommand) return { head: 1, body: 0 };
  if (second === undefined) return null;
  if (first === 0x1b) return { head: afterEsc[second] ?? 3, body: 0 };
  if (first === 0x1c) return { head: second === 0x2e || second === 0x26 ? 2 : 3, body: 0 };
  if (first === 0x10) return { head: second === 0x14 ? 5 : 3, body: 0 };
  if (second === 0x76)
    return bytes.length < 8 ? null : { head: 8, body: word(bytes[4], bytes[5]) * word(bytes[6], bytes[7]) };
  if (second === 0x28) return bytes.length < 5 ? null : { head: 5, body: word(bytes[3], bytes[4]) };
  if (second === 0x6b) return bytes.length < 4 ? null : { head: 4, body: bytes[3] ?? 0 };
  if (second === 0x56)
    return third === undefined ? null : { head: third >= 0x41 && third <= 0x42 ? 4 : 3, body: 0 };
  return { head: afterGs[second] ?? 3, body: 0 };
}
