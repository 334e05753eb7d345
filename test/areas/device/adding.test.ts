/** What somebody types who adds a device, and what the till takes it for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeviceSettings, type DeviceView } from '../../../src/domain/areas/device/attached.ts';
import { numberOf } from '../../../src/domain/areas/device/page-numbers.ts';
import { printerPlaceOf, wireTo } from '../../../src/domain/areas/device/places.ts';
import { presetOf, printerPresetNames, profileOf } from '../../../src/domain/areas/device/printer-presets.ts';
import { PrinterProfile, type PrinterWord } from '../../../src/domain/areas/device/printer-settings.ts';
import { sayHealth } from '../../../src/domain/areas/device/say-health.ts';
import { lettersOf, spelled } from '../../../src/domain/areas/device/spelled.ts';
import { printerAt, settingsAt } from '../../../src/domain/areas/device/what-is-it.ts';
import type { LinkProblem } from '../../../src/domain/areas/device/wires.ts';
import { languages } from '../../../src/domain/kit/words.ts';

describe('where a printer hangs', () => {
  test.each([
    ['192.168.1.50', { kind: 'tcp', host: '192.168.1.50', port: 9100 }],
    [' 192.168.1.50:9101 ', { kind: 'tcp', host: '192.168.1.50', port: 9101 }],
    ['kitchen.local', { kind: 'tcp', host: 'kitchen.local', port: 9100 }],
    ['printer:9100', { kind: 'tcp', host: 'printer', port: 9100 }],
    ['/dev/usb/lp0', { kind: 'usb', path: '/dev/usb/lp0' }],
    ['/dev/usblp1', { kind: 'usb', path: '/dev/usblp1' }],
    ['\\\\office\\Receipts', { kind: 'file', path: '\\\\office\\Receipts' }],
    ['//office/Receipts 80', { kind: 'file', path: '\\\\office\\Receipts 80' }],
    ['com3', { kind: 'serial', path: 'com3' }],
    ['/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0' }],
    ['Receipts', { kind: 'spooler', queue: 'Receipts' }],
    ['HP LaserJet 1020', { kind: 'spooler', queue: 'HP LaserJet 1020' }],
  ])('“%s” is taken for what people mean by it', (typed, wire) => {
    const place = printerPlaceOf(typed);
    expect(place && wireTo(place)).toMatchObject(wire);
  });

  test('nothing typed is no place', () => expect(printerPlaceOf('  ')).toBeNull());
});

describe('how printers leave the factory', () => {
  test.each(printerPresetNames)('%s can be told to a till, and is known again', (preset) => {
    const profile = profileOf(preset);
    expect(PrinterProfile.parse(profile)).toEqual(profile);
    expect(presetOf(profile)).toBe(preset);
    for (const page of profile.type?.pages ?? [])
      expect(numberOf(profile.type?.maker ?? 'epson', page)).toBeDefined();
  });

  test('what the printer said of itself stays, but for one that is never asked', () => {
    const status = { speaks: 'unasked', confirms: true, drawerOpenWhen: 'low', nearEnd: 'watched' } as const;
    expect(profileOf('epson80', status).status).toEqual(status);
    expect(profileOf('star80', status).status.speaks).toBe('nothing');
    expect(presetOf(profileOf('epson80', status))).toBe('epson80');
  });

  test('whatever is added starts with settings the till takes', () => {
    const place = { kind: 'tcp', host: '10.0.0.5' } as const;
    const all = [
      printerAt('receipt', place),
      printerAt('kitchen', null),
      ...(['pole', 'scanner', 'labelPrinter'] as const).map((what) => settingsAt(what, place)),
    ];
    for (const settings of all) expect(DeviceSettings.parse(settings)).toEqual(settings);
  });
});

describe('letters that no keyboard has', () => {
  test.each([
    ['W\\r\\n', 'W\r\n'],
    ['\\x05', '\x05'],
    ['a\\\\b', 'a\\b'],
    ['\\q', '\\q'],
    ['', undefined],
  ])('%s', (typed, letters) => expect(lettersOf(typed)).toBe(letters));

  test('are read back as they were', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 16 }), (letters) => {
        expect(lettersOf(spelled(letters))).toBe(letters);
      }),
    ));
});

describe('how a device is doing, in words', () => {
  const printer = (
    words: readonly PrinterWord[] | null,
    problem: LinkProblem | null = null,
    place: Parameters<typeof printerAt>[1] = { kind: 'tcp', host: '10.0.0.5' },
  ): DeviceView => ({
    deviceId: '01890000-0000-7000-8000-000000000001',
    name: 'Receipts',
    isOn: true,
    settings: printerAt('receipt', place),
    health: { kind: 'printer', problem, fault: null, words: words && [...words] },
  });

  test.each([
    ['a printer that said nothing is wrong', printer([]), 'green', 'Ready'],
    ['an open drawer is no trouble of the printer', printer(['drawerOpen']), 'green', 'Ready'],
    [
      'what has to be mended first goes first',
      printer(['paperNearEnd', 'offline', 'coverOpen']),
      'amber',
      'The cover is open. Close it until it clicks.',
    ],
    [
      'a port in other hands names who has it',
      printer([], { kind: 'inUse', owner: 'Scale' }),
      'amber',
      '“Scale” uses this port. Give one of them another.',
    ],
    [
      'a missing port says what may be missing',
      printer(null, { kind: 'notFound' }, { kind: 'serial', path: 'COM9' }),
      'amber',
      'There is no such port. Is the cable in, and the adapter’s driver (CH340, FTDI) installed?',
    ],
    ['pictures are well', printer(null, null, null), 'green', 'Slips become pictures in a folder.'],
    ['one that is off', { ...printer([]), health: null }, 'ink', 'Switched off'],
  ] as const)('%s', (_what, device, tone, text) => {
    expect(sayHealth(device, 'en')).toEqual({ tone, text });
    for (const language of languages) expect(sayHealth(device, language).text).not.toBe('');
  });
});
