/** What a Shtrih-M scale says of its load: bits of state, a weight, a tare. */
import type { Measure } from '../../../domain/areas/device/scale.ts';
import { measure, trouble } from './weight-text.ts';

/** Grams, until the scale says otherwise. */
export const plainPower = -3;

const bit = { tare: 0x08, stable: 0x10, zeroFault: 0x20, overload: 0x40, fault: 0x80 } as const;
const underload = 0x100;
const noAnswer = 0x200;

/** `3A`, error, state u16, weight i32, tare u16, one reserved; in powers of ten of a kilogram. */
export function stateOfPos2(body: Uint8Array, power: number): Measure {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  return ofState(
    view.getUint16(2, true),
    { weight: view.getInt32(4, true), tare: view.getUint16(8, true) },
    10 ** (6 + power),
  );
}

/** Shtrih-Print: `3A`, error, state u8, weight i16, tare i16, type of the item; in grams. */
export function stateOfPrint(body: Uint8Array): Measure | null {
  if (body.length !== 8) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const counts = { weight: view.getInt16(3, true), tare: view.getInt16(5, true) };
  return ofState(view.getUint8(2), counts, 1000);
}

function ofState(state: number, counts: { weight: number; tare: number }, stepMg: number): Measure {
  if (state & bit.overload) return trouble('overload');
  if (state & underload) return trouble('underload');
  if (state & (bit.zeroFault | bit.fault | noAnswer)) return trouble('fault', `state ${state.toString(16)}`);
  const net = Boolean(state & bit.tare);
  return measure({
    weightMg: counts.weight * stepMg,
    stepMg,
    stable: Boolean(state & bit.stable),
    net,
    tareMg: counts.tare * stepMg,
    zero: counts.weight === 0 && !net,
  });
}
