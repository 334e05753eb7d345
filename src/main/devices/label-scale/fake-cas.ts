/** A simulated CAS CL5000, answering as its firmware does. */
import { type FakeBase, type FakeSpeech, textIn } from './fake-base.ts';

const [head, tail, itemLength] = [10, 3, 147];
const departments = 1_000_000;

export function casSpeech(base: FakeBase): FakeSpeech {
  let held = Buffer.alloc(0);
  return (bytes) => {
    held = Buffer.concat([held, bytes]).subarray(-2048);
    const answers: Uint8Array[] = [];
    while (held.length >= head) {
      if (held[6] !== 0x2c || held[9] !== 0x3a) {
        held = held.subarray(1);
        continue;
      }
      const whole = head + held.readUInt16LE(7) + tail;
      if (held.length < whole) break;
      answers.push(answerTo(held.subarray(0, whole), base));
      held = held.subarray(whole);
    }
    return answers;
  };
}

function answerTo(message: Buffer, base: FakeBase): Uint8Array {
  const end = message.length - tail;
  const sum = message.subarray(2, end + 1).reduce((total, byte) => total + byte, 0) & 0xff;
  if (message[end] !== 0x3a || message[end + 1] !== sum || message[end + 2] !== 0x0d) return failed(0, 84);
  if (message.toString('latin1', 0, 2) !== 'WL') return failed(0, 95);
  const body = message.subarray(head, end);
  const department = body.readUInt16LE(0);
  const place = body.readUInt32LE(2);
  const number = department * departments + place;
  if (body.length === 6 && number === 0) {
    base.clear();
    return said('G', number, []);
  }
  if (place < 1 || place > 999_999 || department < 1 || department > 99) return failed(number, 82);
  if (body.length === 6) {
    base.items.delete(place);
    return said('G', number, []);
  }
  if (body.length < itemLength) return failed(number, 97);
  const fault = base.refuses.get(place);
  if (fault !== undefined) return failed(number, fault);
  if (!base.items.has(place) && base.items.size >= base.places) return failed(number, 89);
  base.put(place, itemIn(body));
  return said('G', number, []);
}

const failed = (number: number, error: number): Uint8Array => said('N', number, [error]);

function said(sign: 'G' | 'N', number: number, more: readonly number[]): Uint8Array {
  const message = Buffer.alloc(head + 4 + more.length + tail);
  message.write(`${sign}L`, 0, 'latin1');
  message.write(',', 6);
  message.writeUInt16LE(4 + more.length, 7);
  message.write(':', 9);
  message.writeUInt32LE(number, head);
  message.set(more, head + 4);
  const end = message.length - tail;
  message.write(':', end);
  message.writeUInt8(message.subarray(2, end + 1).reduce((total, byte) => total + byte, 0) & 0xff, end + 1);
  message.writeUInt8(0x0d, end + 2);
  return message;
}

/** Nothing is printed for 0, today for 1. */
const daysIn = (sell: number): number | null => (sell === 0 ? null : sell - 1);

const itemIn = (body: Buffer) => ({
  number: body.readUInt32LE(105),
  name: [textIn(body.subarray(7, 47)), textIn(body.subarray(47, 87))].join(' ').trim(),
  price: body.readUInt32LE(113),
  byPiece: body.readUInt8(6) === 2,
  shelfDays: daysIn(body.readUInt32LE(135)),
  tareG: body.readUInt32LE(121),
});
