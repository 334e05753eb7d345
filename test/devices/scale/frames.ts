/** Every example frame of the hardware notes, section 1, and what it says. */
import type { Measure, ScaleProtocol } from '../../../src/domain/areas/device/scale.ts';
import { protocols } from '../../../src/main/devices/scale/protocols.ts';
import { type Heard, plainOptions, type Request, type Talk } from '../../../src/main/devices/scale/talk.ts';

export const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');
export const shown = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ');

export interface Example {
  readonly protocol: ScaleProtocol;
  readonly bytes: string;
  readonly says: Partial<Measure> | 'wrongPassword';
  readonly hasCheck: boolean;
}

const g = (grams: number, more: Partial<Measure> = {}): Partial<Measure> => ({
  weightMg: grams * 1000,
  stable: true,
  trouble: null,
  ...more,
});
const moving = (grams: number, more: Partial<Measure> = {}) => g(grams, { stable: false, ...more });
const over: Partial<Measure> = { weightMg: null, trouble: 'overload' };

const of =
  (protocol: ScaleProtocol, hasCheck: boolean) =>
  ([bytes, says]: readonly [string, Example['says']]): Example => ({ protocol, bytes, says, hasCheck });

const gross = { net: false };

export const examples: readonly Example[] = [
  ...(
    [
      ['01 02 53 20 20 30 2E 33 35 30 6B 67 77 03 04', g(350)],
      ['01 02 53 20 20 30 2E 30 30 30 6B 67 71 03 04', g(0, { zero: true })],
      ['01 02 55 20 20 31 2E 32 33 34 6B 67 73 03 04', moving(1234)],
      ['01 02 53 2D 20 30 2E 30 32 30 6B 67 7E 03 04', g(-20)],
      ['01 02 53 46 46 46 46 46 46 46 6B 67 19 03 04', over],
    ] as const
  ).map(of('cas', true)),
  ...(
    [
      ['53 54 2C 47 53 2C 31 C4 2C 20 20 20 30 2E 33 35 30 20 6B 67 0D 0A', g(350, gross)],
      ['55 53 2C 47 53 2C 31 84 2C 20 20 20 31 2E 32 33 35 20 6B 67 0D 0A', moving(1235, gross)],
      ['53 54 2C 4E 54 2C 31 C2 2C 20 20 2D 30 2E 30 32 30 20 6B 67 0D 0A', g(-20, { net: true })],
      ['4F 4C 2C 47 53 2C 31 84 2C 20 20 20 30 2E 30 30 30 20 6B 67 0D 0A', over],
      ['53 54 2C 47 53 2C 2B 20 20 30 2E 33 35 30 6B 67 0D 0A', g(350, gross)],
      ['55 53 2C 47 53 2C 2B 20 20 31 2E 32 33 34 6B 67 0D 0A', moving(1234, gross)],
      ['53 54 2C 4E 54 2C 2D 20 20 30 2E 30 32 30 6B 67 0D 0A', g(-20, { net: true })],
      ['4F 4C 2C 47 53 2C 2B 20 20 30 2E 30 30 30 6B 67 0D 0A', over],
    ] as const
  ).map(of('ascii', false)),
  ...(
    [
      [
        'F8 55 CE 0D 00 24 00 00 00 00 01 01 00 01 00 00 00 00 FC 23',
        g(0, { zero: true, net: false, tareMg: 0 }),
      ],
      ['F8 55 CE 0D 00 24 5E 01 00 00 01 01 00 00 00 00 00 00 97 20', g(350, { zero: false, stepMg: 1000 })],
      ['F8 55 CE 0D 00 24 D2 04 00 00 01 00 00 00 00 00 00 00 40 FE', moving(1234)],
      ['F8 55 CE 0D 00 24 EC FF FF FF 01 01 01 00 14 00 00 00 91 58', g(-20, { net: true, tareMg: 20_000 })],
      ['F8 55 CE 02 00 28 08 08 28', over],
    ] as const
  ).map(of('massa', true)),
  ...(
    [
      ['80 00 5E 01 00', g(350)],
      ['C0 00 00 00 00', g(0, { zero: true })],
      ['00 00 2C 01 00', moving(300)],
      ['80 00 32 00 80', g(-50)],
    ] as const
  ).map(of('massa-byte', false)),
  ...([['55 AA 5E 01 00 55 AA 5E 01 00', g(350)]] as const).map(of('massa-pair', false)),
  ...(
    [
      ['02 0B 3A 00 15 00 5E 01 00 00 00 00 00 7B', g(350)],
      ['02 0B 3A 00 17 00 00 00 00 00 00 00 00 26', g(0, { zero: true })],
      ['02 0B 3A 00 04 00 D2 04 00 00 00 00 00 E3', moving(1234)],
      ['02 0B 3A 00 44 00 00 00 00 00 00 00 00 75', over],
      ['02 08 3A 00 11 5E 01 00 00 00 7C', g(350)],
      ['02 02 3A 7A 42', 'wrongPassword'],
    ] as const
  ).map(of('shtrih', true)),
  ...(
    [
      ['02 30 30 2E 33 35 30 0D', g(350, gross)],
      ['02 30 31 2E 32 33 35 4E 0D', g(1235, { net: true })],
      ['02 3F 41 0D', { weightMg: null, stable: false, trouble: null }],
      ['02 3F 42 0D', over],
      ['02 3F 44 0D', { weightMg: null, trouble: 'underload' }],
      ['02 3F 50 0D', g(0, { zero: true })],
    ] as const
  ).map(of('toledo', false)),
  ...(
    [
      ['53 20 53 20 20 20 20 20 20 30 2E 33 35 30 20 6B 67 0D 0A', g(350)],
      ['53 20 44 20 20 20 20 20 20 31 2E 32 33 34 20 6B 67 0D 0A', moving(1234)],
      ['53 20 2B 0D 0A', over],
      ['53 20 49 0D 0A', { weightMg: null, trouble: 'notWeighing' }],
    ] as const
  ).map(of('sics', false)),
  ...(
    [
      ['39 39 30 30 30 33 31 36 30 30 30 30 30 30 30 34 0D 0A', g(316)],
      ['39 39 30 30 30 33 35 30 30 30 30 30 30 30 30 36 0D 0A', g(350)],
      ['39 39 30 30 31 32 33 34 30 30 30 30 30 30 30 34 0D 0A', g(1234)],
    ] as const
  ).map(of('dibal', true)),
];

/** A talk that has asked for a weight, and is where its answer is awaited. */
export function asking(protocol: ScaleProtocol, request: Request = 'weigh'): Talk {
  const talk = protocols[protocol].talk(plainOptions);
  talk.ask(request);
  // NAK: ready for the command; ACK: command taken.
  if (protocol === 'shtrih') talk.heard(Uint8Array.of(0x15, 0x06));
  if (protocol === 'cas') talk.heard(Uint8Array.of(0x06));
  return talk;
}

/** What it makes of the bytes, and of the pause after them. */
export const heardOf = (talk: Talk, bytes: Uint8Array): Heard[] => [...talk.heard(bytes), ...talk.paused()];

export const measuresOf = (heard: readonly Heard[]): Measure[] =>
  heard.flatMap((one) => (one.kind === 'measure' ? [one.measure] : []));
