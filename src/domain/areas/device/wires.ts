/** Where a device hangs, and how its line is set. */
import { z } from 'zod';

const path = z.string().min(1).max(300);

export const SerialWire = z.object({
  kind: z.literal('serial'),
  path,
  baudRate: z.number().int().min(300).max(921_600),
  dataBits: z.literal([7, 8]),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.literal([1, 2]),
  rtscts: z.boolean(),
});
export type SerialWire = z.infer<typeof SerialWire>;

export const TcpWire = z.object({
  kind: z.literal('tcp'),
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
});
export type TcpWire = z.infer<typeof TcpWire>;

/** A character device, as Linux shows printers on a USB cable: `/dev/usb/lp0`. */
export const UsbWire = z.object({ kind: z.literal('usb'), path });
/** A queue of the system, by its name. */
export const SpoolerWire = z.object({ kind: z.literal('spooler'), queue: z.string().min(1).max(127) });
/** A file that takes bytes; on Windows a shared printer: `\\localhost\Receipts`. */
export const FileWire = z.object({ kind: z.literal('file'), path });

/** What answers hangs on one of these. */
export const TalkWire = z.discriminatedUnion('kind', [SerialWire, TcpWire]);
export type TalkWire = z.infer<typeof TalkWire>;

/** What only has to take bytes may hang on any. */
export const Wire = z.discriminatedUnion('kind', [SerialWire, TcpWire, UsbWire, SpoolerWire, FileWire]);
export type Wire = z.infer<typeof Wire>;

export const wireKinds = [
  'serial',
  'tcp',
  'usb',
  'spooler',
  'file',
] as const satisfies readonly Wire['kind'][];

/** The place as people type and read it. */
export function textOfWire(wire: Wire): string {
  switch (wire.kind) {
    case 'tcp':
      return `${wire.host}:${wire.port}`;
    case 'spooler':
      return wire.queue;
    default:
      return wire.path;
  }
}

/** Why a device cannot be reached: each is something a person can do something about. */
export const LinkProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notFound') }),
  z.object({ kind: z.literal('noRights') }),
  /** `owner`: the device of ours that holds the port; null: another program. */
  z.object({ kind: z.literal('inUse'), owner: z.string().nullable() }),
  z.object({ kind: z.literal('unreachable') }),
  z.object({ kind: z.literal('broken') }),
]);
export type LinkProblem = z.infer<typeof LinkProblem>;
