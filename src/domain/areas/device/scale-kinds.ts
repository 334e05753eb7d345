/** How scales leave the factory, by what they speak: what a till is told unless somebody changed their menus. */
import type { ScalePlace, SettingsOf } from './attached.ts';
import type { ScaleProtocol } from './scale.ts';
import type { SerialWire } from './wires.ts';

export type ScaleLine = Omit<SerialWire, 'kind' | 'path'>;

interface ScaleKind {
  readonly line: ScaleLine;
  readonly tcpPort: number | null;
}

const line = (baudRate: number, format: '8N1' | '8E1' | '7E1'): ScaleLine => ({
  baudRate,
  dataBits: format === '7E1' ? 7 : 8,
  parity: format === '8N1' ? 'none' : 'even',
  stopBits: 1,
  rtscts: false,
});

/** The likeliest in our shops first. */
export const scaleKinds: Readonly<Record<ScaleProtocol, ScaleKind>> = {
  cas: { line: line(9600, '8N1'), tcpPort: null },
  massa: { line: line(57_600, '8N1'), tcpPort: 5001 },
  shtrih: { line: line(9600, '8N1'), tcpPort: null },
  toledo: { line: line(9600, '7E1'), tcpPort: null },
  ascii: { line: line(9600, '8N1'), tcpPort: null },
  sics: { line: line(9600, '8N1'), tcpPort: 4305 },
  dibal: { line: line(9600, '8N1'), tcpPort: null },
  'massa-byte': { line: line(4800, '8E1'), tcpPort: null },
  'massa-pair': { line: line(4800, '8E1'), tcpPort: null },
};

/** Where boxes that put a serial line on the network listen, when nobody set them up otherwise. */
export const serialServerPort = 4001;

/** A scale of this kind, there, with everything else as it left the factory. */
export function factorySettings(protocol: ScaleProtocol, place: ScalePlace): SettingsOf<'scale'> {
  const { line, tcpPort } = scaleKinds[protocol];
  return {
    kind: 'scale',
    protocol,
    wire:
      place.kind === 'serial'
        ? { ...place, ...line }
        : { kind: 'tcp', host: place.host, port: place.port ?? tcpPort ?? serialServerPort },
    unit: 'kg',
    decimals: 3,
    password: '0030',
    lenientCheck: false,
    commands: {},
    limits: { maxMg: null, minMg: null, stepMg: null, maxTareMg: null },
  };
}

const address = /^((?:\d{1,3}\.){3}\d{1,3}|[^/\\:\s]+(?=:))(?::(\d{1,5}))?$/;

/** `192.168.1.20`, `scales.local:5001`; anything else is a port of this machine. Null for nothing. */
export function placeOfText(text: string): ScalePlace | null {
  const typed = text.trim();
  if (typed === '') return null;
  const [, host, port] = address.exec(typed) ?? [];
  if (!host) return { kind: 'serial', path: typed };
  return port === undefined ? { kind: 'tcp', host } : { kind: 'tcp', host, port: Number(port) };
}

export const textOfPlace = (place: ScalePlace): string =>
  place.kind === 'serial'
    ? place.path
    : place.port === undefined
      ? place.host
      : `${place.host}:${place.port}`;
