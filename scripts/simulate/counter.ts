/** A whole counter that is not there, on real wires: scale, printers of slips and labels, drawer, pole, scanner. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsOf } from '../../src/domain/areas/device/attached.ts';
import { profileOf } from '../../src/domain/areas/device/printer-presets.ts';
import { factorySettings } from '../../src/domain/areas/device/scale-kinds.ts';
import type { TalkWire } from '../../src/domain/areas/device/wires.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { simulateLabelPrinter } from './label-printer.ts';
import { simulatePole } from './pole.ts';
import { simulatePrinter } from './printer.ts';
import { simulateScale } from './scale.ts';
import { simulateScanner } from './scanner.ts';
import { type Place, type Simulator, textOfPlace } from './simulator.ts';

interface CounterOptions {
  readonly folder: string;
  /** Of the till; the devices that listen take the next ones. */
  readonly port: number;
  readonly language: Language;
}

export interface SimulatedCounter extends Simulator {
  /** What the till is to be told of each. */
  readonly devices: readonly {
    readonly name: string;
    readonly settings: SettingsOf<'scale' | 'printer' | 'pole' | 'scanner' | 'labelPrinter'>;
  }[];
  /** Where each hangs. */
  readonly places: readonly string[];
  readonly slips: string;
  readonly labels: string;
}

/** A cable where there is socat to make one, a socket elsewhere; the printer hangs in the network, as most do. */
export async function simulateCounter({ folder, port, language }: CounterOptions): Promise<SimulatedCounter> {
  mkdirSync(folder, { recursive: true });
  const hasCables = process.platform !== 'win32' && spawnSync('socat', ['-V']).error === undefined;
  const placeOf = (name: string, n: number): Place =>
    hasCables ? { pty: join(folder, name) } : { tcp: String(port + n) };
  const [scaleAt, poleAt, scannerAt] = [placeOf('scale', 1), placeOf('pole', 2), placeOf('scanner', 3)];
  const printerAt: Place = { tcp: String(port + 4) };
  const labelsAt: Place = { tcp: String(port + 5) };
  const [slips, labels] = [join(folder, 'slips'), join(folder, 'labels')];
  const parts: Readonly<Record<string, Simulator>> = {
    scale: await simulateScale('cas', scaleAt),
    scan: await simulateScanner(scannerAt),
    printer: await simulatePrinter(printerAt, { paperMm: 80, kind: 'epson', folder: slips }),
    pole: await simulatePole(poleAt),
    labels: await simulateLabelPrinter(labelsAt, labels),
  };
  const places = {
    Scale: scaleAt,
    Printer: printerAt,
    'Pole display': poleAt,
    Scanner: scannerAt,
    'Label printer': labelsAt,
  };
  return {
    devices: devicesAt({ scaleAt, printerAt, poleAt, scannerAt, labelsAt, language }),
    places: Object.entries(places).map(([name, place]) => `${name} at ${textOfPlace(place)}`),
    slips,
    labels,
    help: Object.entries(parts)
      .map(([name, { help }]) => `${name} … (${help})`)
      .join('\n'),
    obey(said) {
      const [name = '', ...words] = said.split(/\s+/);
      return parts[name]?.obey(words.join(' ')) ?? false;
    },
    state: () =>
      Object.entries(parts)
        .map(([name, part]) => `${name}: ${part.state().replaceAll('\n', ' ')}`)
        .join('\n'),
    async unplug() {
      for (const part of Object.values(parts)) await part.unplug();
    },
  };
}

interface Places {
  readonly scaleAt: Place;
  readonly printerAt: Place;
  readonly poleAt: Place;
  readonly scannerAt: Place;
  readonly labelsAt: Place;
  readonly language: Language;
}

const devicesAt = (at: Places): SimulatedCounter['devices'] => [
  { name: 'Scale', settings: factorySettings('cas', scalePlaceOf(at.scaleAt)) },
  { name: 'Receipt printer', settings: printerSettings(wireOf(at.printerAt)) },
  {
    name: 'Pole display',
    settings: {
      kind: 'pole',
      wire: wireOf(at.poleAt),
      dialect: 'cd5220',
      letters: at.language === 'ru' ? 'cp866' : 'latin',
    },
  },
  { name: 'Scanner', settings: { kind: 'scanner', wire: wireOf(at.scannerAt) } },
  {
    name: 'Label printer',
    settings: {
      kind: 'labelPrinter',
      wire: wireOf(at.labelsAt),
      language: 'tspl',
      native: false,
      paper: 'roll58x40',
    },
  },
];

const wireOf = ({ pty, tcp }: Place): TalkWire =>
  pty
    ? { kind: 'serial', path: pty, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false }
    : { kind: 'tcp', host: '127.0.0.1', port: Number(tcp) };

const scalePlaceOf = ({ pty, tcp }: Place): Parameters<typeof factorySettings>[1] =>
  pty ? { kind: 'serial', path: pty } : { kind: 'tcp', host: '127.0.0.1', port: Number(tcp) };

const printerSettings = (wire: TalkWire): SettingsOf<'printer'> => ({
  kind: 'printer',
  wire,
  profile: profileOf('epson80', {
    speaks: 'unasked',
    confirms: true,
    drawerOpenWhen: 'high',
    nearEnd: 'watched',
  }),
  uses: ['receipt', 'report'],
  standsInFor: [],
  drawer: { pin: 2 },
});
