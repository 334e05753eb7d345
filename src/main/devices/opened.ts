/** One device of a till, opened as it was saved. */
import type { DeviceHealth, LineState, SavedDevice, SettingsOf } from '../../domain/areas/device/attached.ts';
import type { LinkProblem } from '../../domain/areas/device/wires.ts';
import { cd5220 } from './display/cd5220.ts';
import { escPos } from './display/esc-pos.ts';
import { openPole, type Pole } from './display/pole.ts';
import { LabelPrinter } from './labels/printer.ts';
import { wordsOf } from './printer/status.ts';
import { WiredPrinter } from './printer/wired.ts';
import { openScale, type Scale } from './scale/index.ts';
import { openScanner } from './scanner/scanner.ts';
import type { KeptState } from './transport/kept-line.ts';
import type { OpenRefusal } from './transport/link.ts';
import { owned } from './transport/owned.ts';
import type { Paths } from './transport/paths.ts';
import type { Timers } from './transport/timers.ts';
import { transportOf } from './transport/wires.ts';

export interface OpenPorts {
  readonly timers: Timers;
  readonly paths: Paths;
  readonly traffic: (direction: 'in' | 'out', bytes: Uint8Array) => void;
  /** Its health is other than it was. */
  readonly changed: () => void;
  /** Every frame of a scale. */
  readonly weighed: () => void;
  readonly scanned: (code: string) => void;
}

interface Device {
  health(): DeviceHealth;
  close(): Promise<void>;
}
export interface OpenScale extends Device {
  readonly kind: 'scale';
  readonly scale: Scale;
}
export interface OpenPrinter extends Device {
  readonly kind: 'printer';
  readonly settings: SettingsOf<'printer'>;
  /** Null: it prints pictures into a folder. */
  readonly wired: WiredPrinter | null;
}
export interface OpenPole extends Device {
  readonly kind: 'pole';
  readonly settings: SettingsOf<'pole'>;
  readonly pole: Pole;
}
export interface OpenScanner extends Device {
  readonly kind: 'scanner';
}
export interface OpenLabelPrinter extends Device {
  readonly kind: 'labelPrinter';
  readonly settings: SettingsOf<'labelPrinter'>;
  readonly labels: LabelPrinter;
}
export type OpenDevice = OpenScale | OpenPrinter | OpenPole | OpenScanner | OpenLabelPrinter;

export function openDevice({ name, settings }: SavedDevice, ports: OpenPorts): OpenDevice {
  switch (settings.kind) {
    case 'scale':
      return openedScale(name, settings, ports);
    case 'printer':
      return openedPrinter(name, settings, ports);
    case 'pole':
      return openedPole(name, settings, ports);
    case 'scanner':
      return openedScanner(name, settings, ports);
    case 'labelPrinter':
      return openedLabelPrinter(name, settings, ports);
  }
}

function openedScale(
  name: string,
  { kind, ...settings }: SettingsOf<'scale'>,
  { timers, paths, traffic, changed, weighed }: OpenPorts,
): OpenScale {
  const scale = openScale({ name, ...settings }, { timers, paths, traffic });
  let before = '';
  scale.watch(({ state, identity }) => {
    const now = JSON.stringify([state, identity]);
    if (now !== before) changed();
    before = now;
    weighed();
  });
  return {
    kind,
    scale,
    health: () => {
      const { state, identity, counters } = scale.view;
      return { kind, state, identity, counters };
    },
    close: () => scale.close(),
  };
}

function openedPrinter(name: string, settings: SettingsOf<'printer'>, ports: OpenPorts): OpenPrinter {
  const { kind, wire, profile } = settings;
  let problem: LinkProblem | null = null;
  const tried = (refusal: OpenRefusal | null): void => {
    problem = problemOf(refusal);
    ports.changed();
  };
  const wired =
    wire.kind === 'picture'
      ? null
      : new WiredPrinter(
          owned(transportOf(wire, ports.timers), { ...ports, owner: name, tried }),
          profile,
          ports.timers,
        );
  return {
    kind,
    settings,
    wired,
    health: () => ({ kind, problem, fault: null, words: wired?.said ? wordsOf(wired.said) : null }),
    close: async () => wired?.close(),
  };
}

function openedPole(name: string, settings: SettingsOf<'pole'>, ports: OpenPorts): OpenPole {
  const { kind, wire, letters, dialect } = settings;
  const pole = openPole({
    transport: owned(transportOf(wire, ports.timers), { ...ports, owner: name }),
    dialect: (dialect === 'cd5220' ? cd5220 : escPos)(letters),
    timers: ports.timers,
    onState: ports.changed,
  });
  return {
    kind,
    settings,
    pole,
    health: () => ({ kind, line: lineStateOf(pole.state) }),
    close: () => pole.close(),
  };
}

function openedScanner(name: string, settings: SettingsOf<'scanner'>, ports: OpenPorts): OpenScanner {
  const { kind, wire } = settings;
  const scanner = openScanner({
    transport: owned(transportOf(wire, ports.timers), { ...ports, owner: name }),
    timers: ports.timers,
    scanned: (code) => {
      ports.scanned(code);
      ports.changed();
    },
    onState: ports.changed,
  });
  return {
    kind,
    health: () => ({
      kind,
      line: lineStateOf(scanner.state),
      lastCode: scanner.last,
      count: scanner.count,
    }),
    close: () => scanner.close(),
  };
}

function openedLabelPrinter(
  name: string,
  settings: SettingsOf<'labelPrinter'>,
  ports: OpenPorts,
): OpenLabelPrinter {
  const { timers, changed } = ports;
  const transport = owned(transportOf(settings.wire, timers), { ...ports, owner: name });
  const labels = new LabelPrinter({ transport, timers, problemOf, changed });
  const { kind } = settings;
  return {
    kind,
    settings,
    labels,
    health: () => ({ kind, problem: labels.run?.problem ?? null }),
    close: () => labels.close(),
  };
}

const lineStateOf = (state: KeptState): LineState =>
  state.kind === 'lost' ? { kind: 'lost', why: problemOf(state.why) } : state;

/** Null too where we gave up ourselves. */
export function problemOf(refusal: OpenRefusal | null): LinkProblem | null {
  switch (refusal?.code) {
    case 'NotFound':
      return { kind: 'notFound' };
    case 'NoRights':
      return { kind: 'noRights' };
    case 'InUse':
      return { kind: 'inUse', owner: refusal.data.owner };
    case 'Unreachable':
      return { kind: 'unreachable' };
    case 'Broken':
      return { kind: 'broken' };
    default:
      return null;
  }
}
