/** A simulated Shtrih-M POS2. For our own tests: the maker allows hosts to speak the protocol, not other devices. */
import { type FakeLoad, type Say, type Speech, shownG, takeTare, takeZero } from './fake-load.ts';

const enq = 0x05;
const ack = 0x06;
const nak = 0x15;
const password = '0030';

export function shtrihSpeech(load: FakeLoad, say: Say): Speech {
  let came: number[] = [];
  let answer: Uint8Array | null = null;
  const repeat = () => answer && say(answer);
  const whole = () => {
    const length = came[1] ?? 0;
    if (came.length < length + 3) return;
    const body = came.slice(2, length + 2);
    const check = came.slice(1, length + 2).reduce((xor, byte) => xor ^ byte, 0);
    const right = came[length + 2] === check;
    came = [];
    say(Uint8Array.of(right ? ack : nak));
    if (!right) return;
    answer = frame(answerTo(body, load));
    repeat();
  };
  return {
    hear: (byte) => {
      if (came.length > 0 || byte === 0x02) {
        came.push(byte);
        if (came.length > 1) whole();
        return;
      }
      if (byte === enq) {
        say(Uint8Array.of(answer ? ack : nak));
        repeat();
      }
      if (byte === ack) answer = null;
      if (byte === nak) repeat();
    },
  };
}

function answerTo(body: readonly number[], load: FakeLoad): Uint8Array {
  const [code = 0] = body;
  if (code === 0xfc) return Uint8Array.of(code, 0, 1, 0, 1, 2, 0, 0, ...Buffer.from('Shtrih-Slim', 'latin1'));
  if (code === 0xea) return Uint8Array.of(code, 0, 0);
  if (code === 0xe8) return limits(code);
  if (Buffer.from(body.slice(1, 5)).toString('latin1') !== password) return Uint8Array.of(code, 122);
  if (code === 0x3a) return weight(code, load);
  if (code === 0x32) {
    load.tareG = (body[5] ?? 0) | ((body[6] ?? 0) << 8);
    return Uint8Array.of(code, 0);
  }
  if (code !== 0x30 && code !== 0x31) return Uint8Array.of(code, 120);
  if (load.unstable) return Uint8Array.of(code, code === 0x30 ? 150 : 151);
  (code === 0x30 ? takeZero : takeTare)(load);
  return Uint8Array.of(code, 0);
}

/** Grams, Max 15 kg, Min 40 g, divisions of 2 and 5 g. */
function limits(code: number): Uint8Array {
  const body = Buffer.alloc(24);
  body.writeUInt8(code, 0);
  body.writeUInt8(3, 4);
  body.writeInt8(-3, 5);
  body.writeUInt16LE(15_000, 6);
  body.writeUInt16LE(40, 8);
  body.writeUInt16LE(5000, 10);
  body.writeUInt8(2, 18);
  body.writeUInt8(5, 19);
  return body;
}

function weight(code: number, load: FakeLoad): Uint8Array {
  const body = Buffer.alloc(11);
  const state =
    0x04 |
    (load.unstable ? 0 : 0x11) |
    (load.tareG > 0 ? 0x08 : 0) |
    (load.overload ? 0x40 : 0) |
    (shownG(load) === 0 ? 0x02 : 0);
  body.writeUInt8(code, 0);
  body.writeUInt16LE(state, 2);
  body.writeInt32LE(load.overload ? 0 : shownG(load), 4);
  body.writeUInt16LE(load.tareG, 8);
  return body;
}

const frame = (body: Uint8Array): Uint8Array =>
  Uint8Array.of(
    0x02,
    body.length,
    ...body,
    body.reduce((xor, byte) => xor ^ byte, body.length),
  );
