/** A simulated Shtrih-Print on its network port. */
import { type FakeBase, type FakeSpeech, textIn } from './fake-base.ts';

const lengths: Readonly<Record<number, number>> = { 18: 1, 24: 5, 84: 7, 87: 87, 208: 5 };
const pollsOfClearing = 2;
const mostWrong = 5;

export function shtrihSpeech(base: FakeBase): FakeSpeech {
  let clearing = 0;
  let wrong = 0;
  const faultOf = (body: Buffer): number => {
    const [command = 0] = body;
    const length = lengths[command];
    if (length === undefined) return 120;
    if (body.length !== length) return 121;
    if (command === 0x12) return 0;
    if (clearing > 0) return 123;
    if (wrong >= mostWrong) return 170;
    if (body.toString('latin1', 1, 5) !== base.password) {
      wrong += 1;
      return 122;
    }
    wrong = 0;
    return command === 0x57 || command === 0x54 ? faultOfPlace(body, base) : 0;
  };
  const answer = (body: Buffer): number[] => {
    const [command = 0] = body;
    const fault = faultOf(body);
    if (fault !== 0) return [command, fault];
    if (command === 0x12) {
      clearing = Math.max(0, clearing - 1);
      return [command, 0, 0, 0, clearing > 0 ? 1 : 0];
    }
    if (command === 0xd0) return [command, 0, base.places & 0xff, base.places >> 8];
    if (command === 0x18) {
      base.clear();
      clearing = pollsOfClearing;
    }
    if (command === 0x54) base.items.delete(body.readUInt16LE(5));
    if (command === 0x57) base.put(body.readUInt16LE(5), itemIn(body));
    return [command, 0];
  };
  return (datagram) => {
    if (datagram[0] !== 0x02 || datagram[1] !== datagram.length - 2) return [Uint8Array.of(0x15)];
    const said = answer(datagram.subarray(2));
    return [Uint8Array.of(0x02, said.length, ...said)];
  };
}

function faultOfPlace(body: Buffer, base: FakeBase): number {
  const place = body.readUInt16LE(5);
  if (place < 1 || place > base.places) return 128;
  if (body[0] === 0x54) return base.items.has(place) ? 0 : 140;
  const item = itemIn(body);
  if (item.number < 1 || item.number > 999_999) return 130;
  if (item.price > 999_999) return 131;
  if ((item.shelfDays ?? 0) > 9999) return 132;
  if (item.tareG > 3000) return 133;
  return base.refuses.get(place) ?? 0;
}

const itemIn = (body: Buffer) => ({
  number: body.readUInt32LE(7),
  name: [textIn(body.subarray(11, 39)), textIn(body.subarray(39, 67))].join(' ').trim(),
  price: body.readUInt32LE(67),
  byPiece: (body.readUInt8(79) & 0x80) !== 0,
  shelfDays: body.readUInt16LE(71) || null,
  tareG: body.readUInt16LE(73),
});
