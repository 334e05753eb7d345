/** A simulated Massa-K: protocol 100, and the pair of packets. */
import { type FakeLoad, type Say, type Speech, shownG, takeTare, takeZero } from './fake-load.ts';

const longest = 64;

export function massaSpeech(load: FakeLoad, say: Say): Speech {
  let came: number[] = [];
  const answer = (...body: number[]) => say(frame(body));
  const weigh = () => (load.overload ? answer(0x28, 0x08) : answer(...weightBody(load)));
  const hear = (body: readonly number[]) => {
    const [code] = body;
    if (code === 0x23) return weigh();
    if (code === 0x75) return answer(0x76, ...Buffer.from(plate, 'latin1'));
    if (load.unstable) return answer(0x28, 0x15);
    if (code === 0x72) {
      takeZero(load);
      return answer(0x27);
    }
    if (code !== 0xa3) return answer(0xf0);
    if (Buffer.from(body).readInt32LE(1) === 0) load.tareG = 0;
    else takeTare(load);
    answer(0x12);
  };
  return {
    hear: (byte) => {
      came = [...came, byte].slice(-longest);
      const from = came.findIndex(
        (_, at) => came[at] === 0xf8 && came[at + 1] === 0x55 && came[at + 2] === 0xce,
      );
      const length = came[from + 3] ?? 0;
      if (from === -1 || came.length < from + 5 + length + 2) return;
      const body = came.slice(from + 5, from + 5 + length);
      came = [];
      if (body.length > 0) hear(body);
    },
  };
}

const plate = ['Max 15 kg', 'Min 40 g', 'e 2 g', 'T 5 kg', '0', '1234', 'MK-15', 'A1B2', ''].join('\r\n');

function weightBody(load: FakeLoad): number[] {
  const body = Buffer.alloc(13);
  const grams = shownG(load);
  body.writeUInt8(0x24, 0);
  body.writeInt32LE(grams, 1);
  body.writeUInt8(1, 5);
  body.writeUInt8(load.unstable ? 0 : 1, 6);
  body.writeUInt8(load.tareG > 0 ? 1 : 0, 7);
  body.writeUInt8(grams === 0 ? 1 : 0, 8);
  body.writeInt32LE(load.tareG, 9);
  return [...body];
}

/** Bit by bit, as a division of polynomials: the codec reckons by bytes. */
function frame(body: readonly number[]): Uint8Array {
  let crc = 0;
  for (const byte of body) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const out = crc & 0x8000;
      crc = ((crc << 1) | ((byte >> bit) & 1)) & 0xffff;
      if (out) crc ^= 0x1021;
    }
  }
  return Uint8Array.of(0xf8, 0x55, 0xce, body.length, 0, ...body, crc & 0xff, crc >> 8);
}

/** Speaks twice when the load has come to rest, and then not until it changes. */
export function pairSpeech(load: FakeLoad, say: Say): Speech {
  return {
    hear: () => undefined,
    changed: () => {
      if (load.unstable || load.overload) return;
      const grams = shownG(load);
      const size = Math.abs(grams);
      const packet = Uint8Array.of(0x55, 0xaa, size & 0xff, size >> 8, grams < 0 ? 0x80 : 0);
      say(packet);
      say(packet);
    },
  };
}
