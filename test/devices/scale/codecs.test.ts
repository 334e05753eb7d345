/** What scales send, decoded as their makers wrote it down, and never more than that. */
import { describe, expect, test } from 'vitest';
import type { ScaleProtocol } from '../../../src/domain/areas/device/scale.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { protocols } from '../../../src/main/devices/scale/protocols.ts';
import { plainOptions, type TalkOptions } from '../../../src/main/devices/scale/talk.ts';
import { asking, examples, heardOf, hex, measuresOf, shown } from './frames.ts';

describe('decodes what makers and users of the scale wrote down:', () => {
  test.each(examples.map((example) => [example.protocol, example.bytes, example] as const))(
    '%s %s',
    (protocol, bytes, { says }) => {
      const heard = heardOf(asking(protocol), hex(bytes));
      if (says === 'wrongPassword') expect(heard).toContainEqual({ kind: 'wrongPassword' });
      else expect(measuresOf(heard)[0]).toMatchObject(says);
    },
  );

  test.each(
    examples.filter(({ protocol }) => protocol !== 'massa-byte').map((one) => [one.protocol, one] as const),
  )('byte by byte, and after garbage: %s', (protocol, { bytes, says }) => {
    const talk = asking(protocol);
    const noise = hex('00 FF 7E 0A');
    const heard = [...noise, ...hex(bytes)].flatMap((byte) => talk.heard(Uint8Array.of(byte)));
    if (says === 'wrongPassword') expect(heard).toContainEqual({ kind: 'wrongPassword' });
    else expect(measuresOf(heard)[0]).toMatchObject(says);
  });
});

describe('one flipped bit in a frame with a check is refused', () => {
  const checked = examples.filter(({ hasCheck }) => hasCheck);

  test.each(checked.map((example) => [example.protocol, example.bytes] as const))(
    '%s %s',
    (protocol, bytes) => {
      const frame = hex(bytes);
      // The line's end after a checked frame is no part of it.
      const length = protocol === 'dibal' ? 16 : frame.length;
      for (let bit = 0; bit < length * 8; bit += 1) {
        const flipped = Uint8Array.from(frame);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const heard = heardOf(asking(protocol), flipped);
        expect(measuresOf(heard), `bit ${bit}: ${shown(flipped)}`).toEqual([]);
        expect(heard).not.toContainEqual({ kind: 'wrongPassword' });
      }
    },
  );
});

describe('asks as the scale wants to be asked:', () => {
  test.each([
    ['cas', 'weigh', '05'],
    ['massa', 'weigh', 'F8 55 CE 01 00 23 23 00'],
    ['massa', 'zero', 'F8 55 CE 01 00 72 72 00'],
    ['massa-byte', 'weigh', '4A'],
    ['shtrih', 'weigh', '05'],
    ['toledo', 'weigh', '57'],
    ['toledo', 'zero', '5A'],
    ['toledo', 'tare', '54'],
    ['toledo', 'clearTare', '43'],
    ['sics', 'weigh', '53 49 0D 0A'],
    ['dibal', 'weigh', '39 38 30 30 30 30 30 31 0D 0A'],
  ] as const)('%s %s: %s', (protocol, request, bytes) => {
    expect(shown(protocols[protocol].talk(plainOptions).ask(request) ?? new Uint8Array())).toBe(bytes);
  });

  test('CAS sends DC1 when the scale is ready, and asks again when it is not', () => {
    const talk = protocols.cas.talk(plainOptions);
    talk.ask('weigh');
    expect(talk.heard(hex('15')).map(said)).toEqual([{ kind: 'say', bytes: '05' }]);
    expect(talk.heard(hex('06')).map(said)).toEqual([{ kind: 'say', bytes: '11' }]);
  });

  test('Massa-K takes the load that lies there as its tare', () => {
    // The check of this frame is not the vendor's: it passes only where a person said so.
    const frame = hex('F8 55 CE 0D 00 24 64 00 00 00 01 01 00 00 00 00 00 00 00 00');
    expect(measuresOf(heardOf(asking('massa'), frame))).toEqual([]);
    const talk = protocols.massa.talk({ ...plainOptions, lenientCheck: true });
    talk.ask('weigh');
    expect(measuresOf(talk.heard(frame))[0]).toMatchObject({ weightMg: 100_000 });
    expect(shown(must(talk.ask('tare'), 'asked'))).toBe('F8 55 CE 05 00 A3 64 00 00 00 22 23');
  });

  test.each([
    ['weigh', '02 05 3A 30 30 33 30 3C'],
    ['zero', '02 05 30 30 30 33 30 36'],
    ['tare', '02 05 31 30 30 33 30 37'],
  ] as const)('Shtrih-M announces a %s and sends it when the scale is ready', (request, frame) => {
    const talk = protocols.shtrih.talk(plainOptions);
    expect(talk.ask(request)).toEqual(Uint8Array.of(0x05));
    expect(talk.heard(hex('15')).map(said)).toEqual([{ kind: 'say', bytes: shown(hex(frame)) }]);
  });
});

const said = (heard: { kind: string; bytes?: Uint8Array }) => ({
  ...heard,
  ...(heard.bytes && { bytes: shown(heard.bytes) }),
});

describe('dialects', () => {
  const decode = (protocol: ScaleProtocol, text: string, options: Partial<TalkOptions> = {}) => {
    const talk = protocols[protocol].talk({ ...plainOptions, ...options });
    talk.ask('weigh');
    return measuresOf(heardOf(talk, Buffer.from(text, 'latin1')))[0];
  };

  test.each([
    ['a weight in grams', 'ST,GS,+   350.5 g\r\n', { weightMg: 350_500, stepMg: 100 }],
    ['a platform scale that shows whole kilograms', 'ST,GS,+     35kg\r\n', { weightMg: 35_000_000 }],
    ['tonnes', 'ST,GS,+  1.250 t\r\n', { weightMg: 1_250_000_000 }],
    ['a decimal comma', 'ST,GS,   0,350kg\r\n', { weightMg: 350_000 }],
    ['no second header (A&D EK)', 'ST,+00001234.5  g\r\n', { weightMg: 1_234_500, net: null }],
    ['a comma before the unit (Dini, Tiger)', 'ST,GS,   0.350,kg\r\n', { weightMg: 350_000 }],
    ['G and N for gross and net', 'ST,N,+  0.100kg\r\n', { weightMg: 100_000, net: true }],
    ['an underload', 'UL,GS,-  0.200kg\r\n', { trouble: 'underload', weightMg: null }],
    ['an underload called OL', 'OL,GS,-  0.000kg\r\n', { trouble: 'underload' }],
    ['pounds', 'ST,GS,+  1.250lb\r\n', { trouble: 'wrongUnit', code: 'lb', weightMg: null }],
    ['pieces', 'QT,+00012345PC\r\n', { trouble: 'notWeighing' }],
    ['its own tare shown', 'ST,TR,+  0.100kg\r\n', { trouble: 'notWeighing' }],
    ['bare digits, without any status', '   0.350\r\n', { weightMg: 350_000, stable: null }],
  ])('of indicators: %s', (_what, line, says) => {
    expect(decode('ascii', line)).toMatchObject(says);
  });

  test.each([
    ['the end of a line whose beginning was not heard', '  0.350kg\r\n'],
    ['no unit behind a header', 'ST,GS,+  0.350\r\n'],
    ['two points', 'ST,GS,+ 0.3.50kg\r\n'],
    ['bare digits cut short', '0.350\r\n'],
    ['a line longer than any scale sends', `ST,GS,${' '.repeat(40)}0.350kg\r\n`],
  ])('no weight is read from %s', (_what, line) => {
    expect(decode('ascii', line)).toBeUndefined();
  });

  test('bare digits mean what the settings say', () => {
    expect(decode('ascii', '     350\r\n', { unit: 'g', decimals: 0 })).toMatchObject({ weightMg: 350_000 });
    expect(decode('ascii', '     350\r\n')).toMatchObject({ weightMg: 350_000, stepMg: 1000 });
  });

  test('CAS PR-II writes grams without a point', () => {
    const body = 'S    350kg';
    const check = [...Buffer.from(body)].reduce((xor, byte) => xor ^ byte);
    expect(decode('cas', `\x01\x02${body}${String.fromCharCode(check)}\x03\x04`)).toMatchObject({
      weightMg: 350_000,
    });
  });

  test('a scale of tenths of a gram keeps them until they are sold', () => {
    const counts = hex('F8 55 CE 0D 00 24 5F 01 00 00 00 01 00 00 00 00 00 00 00 00');
    const talk = protocols.massa.talk({ ...plainOptions, lenientCheck: true });
    expect(measuresOf(talk.heard(counts))[0]).toMatchObject({ weightMg: 35_100, stepMg: 100 });
  });

  test('one packet alone of a pair is no weight, nor are two that differ', () => {
    expect(decode('massa-pair', '\x55\xaa\x5e\x01\x00')).toBeUndefined();
    expect(decode('massa-pair', '\x55\xaa\x5e\x01\x00\x55\xaa\x5f\x01\x00')).toBeUndefined();
  });

  test('five bytes are a weight only alone between our question and a pause', () => {
    expect(decode('massa-byte', '\x80\x00\x5e\x01\x00\x00')).toBeUndefined();
    expect(decode('massa-byte', '\x80\x00\x5e\x01')).toBeUndefined();
  });
});
