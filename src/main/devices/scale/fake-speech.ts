/** How simulated scales speak, written from the same notes as the codecs but not with them: each checks the other. */
import type { ScaleProtocol } from '../../../domain/areas/device/scale.ts';
import { type FakeLoad, type Say, type Speech, shownG, takeTare, takeZero } from './fake-load.ts';
import { massaSpeech, pairSpeech } from './fake-massa.ts';
import { shtrihSpeech } from './fake-shtrih.ts';

type MakeSpeech = (load: FakeLoad, say: Say) => Speech;

export const speeches: { readonly [protocol in ScaleProtocol]: MakeSpeech } = {
  cas: casSpeech,
  ascii: asciiSpeech,
  massa: massaSpeech,
  'massa-byte': byteSpeech,
  'massa-pair': pairSpeech,
  toledo: toledoSpeech,
  shtrih: shtrihSpeech,
  sics: sicsSpeech,
  dibal: dibalSpeech,
};

const text = (line: string): Uint8Array => Buffer.from(line, 'latin1');
const kilograms = (grams: number): string => (Math.abs(grams) / 1000).toFixed(3);
const minus = (grams: number): string => (grams < 0 ? '-' : ' ');

function casSpeech(load: FakeLoad, say: Say): Speech {
  let key = '';
  const frame = () => {
    const grams = shownG(load);
    const state = load.unstable ? 'U' : 'S';
    const body = load.overload
      ? `${state}FFFFFFFkg`
      : `${state}${minus(grams)}${kilograms(grams).padStart(6)}kg`;
    const check = [...text(body)].reduce((xor, byte) => xor ^ byte);
    return Uint8Array.of(0x01, 0x02, ...text(body), check, 0x03, 0x04);
  };
  return {
    hear: (byte) => {
      if (byte === 0x05) say(Uint8Array.of(0x06));
      if (byte === 0x11) say(frame());
      key = (key + String.fromCharCode(byte)).slice(-2);
      if (key !== 'ZE' && key !== 'TR') return;
      if (!load.unstable) (key === 'ZE' ? takeZero : takeTare)(load);
      say(text(load.unstable ? 'NG' : 'OK'));
    },
  };
}

function asciiSpeech(load: FakeLoad, say: Say): Speech {
  return {
    hear: () => undefined,
    everyMs: 100,
    tick: () => {
      const grams = shownG(load);
      const head = load.overload ? 'OL' : load.unstable ? 'US' : 'ST';
      const sign = grams < 0 ? '-' : '+';
      say(text(`${head},${load.tareG > 0 ? 'NT' : 'GS'},${sign}${kilograms(grams).padStart(7)}kg\r\n`));
    },
  };
}

function toledoSpeech(load: FakeLoad, say: Say): Speech {
  const status = () => {
    const grams = shownG(load);
    const bits =
      (load.unstable ? 0x01 : 0) |
      (load.overload ? 0x02 : 0) |
      (grams < 0 ? 0x04 : 0) |
      (grams === 0 ? 0x10 : 0) |
      (load.tareG > 0 ? 0x20 : 0);
    return Uint8Array.of(0x02, 0x3f, 0x40 | bits, 0x0d);
  };
  const weight = () => text(`\x02${kilograms(shownG(load)).padStart(6, '0')}${load.tareG > 0 ? 'N' : ''}\r`);
  const answers: Record<string, () => Uint8Array> = {
    W: () => (load.unstable || load.overload || shownG(load) < 0 ? status() : weight()),
    Z: () => {
      if (!load.unstable) takeZero(load);
      return status();
    },
    T: () => {
      if (!load.unstable) takeTare(load);
      return status();
    },
    C: () => {
      load.tareG = 0;
      return status();
    },
  };
  return {
    hear: (byte) => {
      const answer = answers[String.fromCharCode(byte)];
      if (answer) say(answer());
    },
  };
}

/** Gathers a command up to its line's end. */
function lines(hearLine: (line: string) => void): Speech {
  let line = '';
  return {
    hear: (byte) => {
      if (byte !== 0x0d && byte !== 0x0a) {
        line = (line + String.fromCharCode(byte)).slice(-40);
        return;
      }
      if (line) hearLine(line);
      line = '';
    },
  };
}

function sicsSpeech(load: FakeLoad, say: Say): Speech {
  const weight = () => {
    if (load.overload) return 'S +';
    const grams = shownG(load);
    const value = `${minus(grams).trim()}${kilograms(grams)}`.padStart(10);
    return `S ${load.unstable ? 'D' : 'S'} ${value} kg`;
  };
  const order = (word: string, take: (load: FakeLoad) => void) => {
    if (load.unstable) return `${word} I`;
    take(load);
    return word === 'T' ? `T S ${kilograms(load.tareG).padStart(10)} kg` : `${word} A`;
  };
  return lines((line) => {
    if (line === 'SI') return say(text(`${weight()}\r\n`));
    if (line === 'Z') return say(text(`${order('Z', takeZero)}\r\n`));
    if (line === 'T') return say(text(`${order('T', takeTare)}\r\n`));
    if (line !== 'TAC') return say(text('ES\r\n'));
    load.tareG = 0;
    say(text('TAC A\r\n'));
  });
}

/** While the load moves it keeps the till waiting, as the real one does. */
function dibalSpeech(load: FakeLoad, say: Say): Speech {
  let asked = false;
  const answer = () => {
    if (!asked || load.unstable) return;
    asked = false;
    const grams = load.overload ? 0 : Math.max(0, shownG(load));
    const digits = `990${String(grams).padStart(5, '0')}0000000`;
    const check = [...digits].reduce((xor, digit) => xor ^ Number(digit), 0);
    say(Uint8Array.of(...text(digits), 0x30 + check, 0x0d, 0x0a));
  };
  const { hear } = lines((line) => {
    if (!/^98\d{6}$/.test(line)) return;
    asked = true;
    answer();
  });
  return { hear, changed: answer };
}

function byteSpeech(load: FakeLoad, say: Say): Speech {
  return {
    hear: (byte) => {
      if (byte === 0x0e) takeTare(load);
      if (byte !== 0x4a) return;
      const grams = shownG(load);
      const size = Math.abs(grams);
      const status =
        (load.unstable || load.overload ? 0 : 0x80) | (grams === 0 ? 0x40 : 0) | (load.tareG > 0 ? 0x20 : 0);
      say(Uint8Array.of(status, 0, size & 0xff, (size >> 8) & 0xff, (size >> 16) | (grams < 0 ? 0x80 : 0)));
    },
  };
}
