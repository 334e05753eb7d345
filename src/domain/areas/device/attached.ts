/** What hangs on a till: under which name, where, what it speaks, and how it is doing. */
import { z } from 'zod';
import { QtyField, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { LabelPrinterSettings } from './label-printer.ts';
import { PoleSettings } from './pole-settings.ts';
import { PrinterSettings, PrinterWord } from './printer-settings.ts';
import { PrintFault } from './queue.ts';
import { Measure, ScaleCounters, ScaleIdentity, ScaleProtocol, ScaleState, ScaleTrouble } from './scale.ts';
import { ScaleSettings } from './scale-settings.ts';
import { LinkProblem, TalkWire } from './wires.ts';

/** Each kind with its own settings; the name stands beside them. */
export const DeviceSettings = z.discriminatedUnion('kind', [
  ScaleSettings.omit({ name: true }).extend({ kind: z.literal('scale') }),
  PrinterSettings.extend({ kind: z.literal('printer') }),
  PoleSettings.extend({ kind: z.literal('pole') }),
  /** One that types is a keyboard and needs no attaching. */
  z.object({ kind: z.literal('scanner'), wire: TalkWire }),
  LabelPrinterSettings.extend({ kind: z.literal('labelPrinter') }),
]);
export type DeviceSettings = z.infer<typeof DeviceSettings>;
export type DeviceKind = DeviceSettings['kind'];
export type SettingsOf<K extends DeviceKind> = Extract<DeviceSettings, { kind: K }>;

export const SavedDevice = z.object({
  deviceId: Id,
  name: TextField(60).min(1),
  /** Off: it keeps its settings and lets its port go. */
  isOn: z.boolean(),
  settings: DeviceSettings,
});
export type SavedDevice = z.infer<typeof SavedDevice>;

/** A line that is opened anew by itself whenever it is lost. */
export const LineState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connecting') }),
  z.object({ kind: z.literal('connected') }),
  z.object({ kind: z.literal('lost'), why: LinkProblem.nullable() }),
]);
export type LineState = z.infer<typeof LineState>;

/** How a device is doing; null while it is off. */
export const DeviceHealth = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scale'),
    state: ScaleState,
    identity: ScaleIdentity.nullable(),
    counters: ScaleCounters,
  }),
  z.object({
    kind: z.literal('printer'),
    /** Why its line could not be had the last time; null: it could, or nobody tried. */
    problem: LinkProblem.nullable(),
    /** What it waits for in the midst of a slip, or why it can print none. */
    fault: PrintFault.nullable(),
    /** What it said of itself when it last spoke; null: it never did. */
    words: z.array(PrinterWord).nullable(),
  }),
  z.object({ kind: z.literal('pole'), line: LineState }),
  z.object({
    kind: z.literal('scanner'),
    line: LineState,
    /** As it came, with its symbology identifier where the scanner sends one. */
    lastCode: z.string().nullable(),
    count: z.number().int(),
  }),
  z.object({
    kind: z.literal('labelPrinter'),
    /** Why its line could not be had the last time; null: it could, or nobody tried. */
    problem: LinkProblem.nullable(),
  }),
]);
export type DeviceHealth = z.infer<typeof DeviceHealth>;

export const DeviceView = SavedDevice.extend({ health: DeviceHealth.nullable() });
export type DeviceView = z.infer<typeof DeviceView>;

/** Why what lies on the scale may not become a line now, in the order a cashier meets them. */
export const WeighRefusalCode = z.enum([
  'NoWeight',
  'ScaleTrouble',
  'BelowZero',
  'PanEmpty',
  'Moving',
  'Settling',
  'SameLoad',
  'TareTwice',
  'TareTooLarge',
  'TareAboveWeight',
]);
export type WeighRefusalCode = z.infer<typeof WeighRefusalCode>;

/** The scale beside this till as the sale screen shows it, for an item without a tare of its own. */
export const ScaleNow = z.object({
  deviceId: Id,
  name: z.string(),
  state: ScaleState,
  measure: Measure.nullable(),
  /** Null: it may be added. */
  refusal: z.object({ code: WeighRefusalCode, trouble: ScaleTrouble.nullable() }).nullable(),
  netMilli: QtyField.nullable(),
  tareMilli: QtyField.nullable(),
  belowMinimum: z.boolean(),
});
export type ScaleNow = z.infer<typeof ScaleNow>;

/** Where to look for a scale that nobody knows the settings of. */
export const ScalePlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('serial'), path: z.string().min(1).max(300) }),
  z.object({
    kind: z.literal('tcp'),
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65_535).optional(),
  }),
]);
export type ScalePlace = z.infer<typeof ScalePlace>;

export const FoundScale = z.object({ protocol: ScaleProtocol, wire: TalkWire, measure: Measure.nullable() });
export type FoundScale = z.infer<typeof FoundScale>;

export const ScaleOrder = z.enum(['zero', 'tare', 'clearTare']);
export type ScaleOrder = z.infer<typeof ScaleOrder>;

/** Where something may hang on this machine; `spooler`: a queue of the system, by its name. */
export const PortView = z.object({
  kind: z.enum(['serial', 'usb', 'spooler']),
  /** The path that stays the same when it is plugged in elsewhere, where the system has one. */
  path: z.string(),
  /** As people know it: `ttyUSB0`, `COM3`. */
  label: z.string(),
  maker: z.string().nullable(),
  serialNumber: z.string().nullable(),
  /** Which device of ours holds it. */
  owner: z.string().nullable(),
});
export type PortView = z.infer<typeof PortView>;

/** Bytes as they went over the wire; the newest last. */
export const TrafficLine = z.object({
  /** Milliseconds since the one before it. */
  afterMs: z.number().int(),
  direction: z.enum(['in', 'out']),
  hex: z.string(),
  /** As manuals spell it: letters, control characters by their names, a dot for the rest. */
  text: z.string(),
});
export type TrafficLine = z.infer<typeof TrafficLine>;

/** A device of one kind, its settings and its health. */
export type DeviceViewOf<K extends DeviceKind> = Omit<DeviceView, 'settings' | 'health'> & {
  readonly settings: SettingsOf<K>;
  readonly health: Extract<DeviceHealth, { kind: K }> | null;
};

export const isOfKind = <K extends DeviceKind>(
  device: DeviceView,
  kind: K,
): device is DeviceViewOf<K> & DeviceView => device.settings.kind === kind;
