/** Frames of Massa-K scales, weighing and label printing alike: header, length, body, and a check of the body. */
import type { Cut } from './framer.ts';

const header = [0xf8, 0x55, 0xce] as const;
const beforeBody = 5;
const checkLength = 2;
/** The longest body there is, a scale's parameters, is well below. */
const longestBody = 240;

/** `lenient`: whatever the check says. */
export function cutMassa(head: Uint8Array, lenient: boolean): Cut<Uint8Array> {
  for (const [at, byte] of header.entries()) {
    if (head.length === at) return 'more';
    if (head[at] !== byte) return 'skip';
  }
  if (head.length < beforeBody) return 'more';
  const length = (head[3] ?? 0) | ((head[4] ?? 0) << 8);
  if (length === 0 || length > longestBody) return 'bad';
  const end = beforeBody + length;
  if (head.length < end + checkLength) return 'more';
  const body = head.slice(beforeBody, end);
  const check = (head[end] ?? 0) | ((head[end + 1] ?? 0) << 8);
  if (check !== crc16(body) && !lenient) return 'bad';
  return { frame: body, length: end + checkLength };
}

export function massaFrame(body: ArrayLike<number>): Uint8Array {
  const check = crc16(body);
  const length = body.length;
  return Uint8Array.of(...header, length & 0xff, length >> 8, ...Array.from(body), check & 0xff, check >> 8);
}

/**
 * The vendor's CRC over the body only: polynomial 1021h, start 0, and the new byte goes in after the shifts, so it is
 * neither XMODEM nor modbus. Checked against the four frames that the vendor's users print.
 */
function crc16(body: ArrayLike<number>): number {
  let crc = 0;
  for (let at = 0; at < body.length; at += 1) {
    let bits = 0;
    let high = crc & 0xff00;
    for (let shift = 0; shift < 8; shift += 1) {
      bits = (bits ^ high) & 0x8000 ? (bits << 1) ^ 0x1021 : bits << 1;
      high <<= 1;
    }
    crc = (bits ^ (crc << 8) ^ (body[at] ?? 0)) & 0xffff;
  }
  return crc;
}
