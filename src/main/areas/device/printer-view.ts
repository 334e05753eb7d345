/** The printers as the status line and the panel show them. */
import type { DeviceHealth } from '../../../domain/areas/device/attached.ts';
import type { PrinterNow, PrinterView } from '../../../domain/areas/device/printer-contract.ts';
import { coveredBy, takerOf, type Waiting } from '../../../domain/areas/device/routing.ts';
import type { Fleet } from '../../devices/fleet.ts';
import type { Reader } from '../../ledger/reader.ts';
import type { AttachedPrinter } from './attached-printer.ts';

type PrinterHealth = Extract<DeviceHealth, { kind: 'printer' }>;

export function printerView(
  read: Reader,
  printers: readonly AttachedPrinter[],
  devices: Fleet,
  at: number,
): PrinterView {
  const heads = queuedByTaker(read);
  const settled = settledByTaker(read);
  const turnOf = (slip: Waiting): string | null => takerOf(slip, printers, at)?.deviceId ?? null;
  const queues = heads.map((head) => ({ ...head, turn: turnOf(head) ?? firstOf(head, printers) }));
  const now = printers.map((printer): PrinterNow => {
    const mine = queues.filter(({ turn }) => turn === printer.deviceId);
    const health = devices.healthOf(printer.deviceId);
    const { unknown = 0, failed = 0 } = settled.find(({ deviceId }) => deviceId === printer.deviceId) ?? {};
    return {
      ...stateOf(printer),
      ...healthOf(health?.kind === 'printer' ? health : null),
      queued: mine.reduce((sum, { queued }) => sum + queued, 0),
      unknown,
      failed,
      covers: coveredBy(printer, printers, at),
    };
  });
  const sum = (of: (row: (typeof settled)[number]) => number) =>
    settled.reduce((all, row) => all + of(row), 0);
  const queued = heads.reduce((all, row) => all + row.queued, 0);
  const waited = now.find(({ state, queued }) => state === 'waiting' || (state === 'unable' && queued > 0));
  return {
    printers: now,
    lacking: queues.flatMap(({ turn, use, fixedTo }) => (turn === null && !fixedTo ? [use] : [])),
    printing: printers.some(({ isPrinting }) => isPrinting),
    queued,
    problem: waited?.fault ?? null,
    unknown: sum(({ unknown }) => unknown),
    failed: sum(({ failed }) => failed),
  };
}

function stateOf({ deviceId, name, uses, press, isPrinting, trouble }: AttachedPrinter) {
  const state = trouble ? (trouble.inMidst ? 'waiting' : 'unable') : isPrinting ? 'printing' : 'ready';
  const isPicture = press.look === undefined;
  return { deviceId, name, uses, isPicture, state, fault: trouble?.fault ?? null } as const;
}

const healthOf = (health: PrinterHealth | null): Pick<PrinterNow, 'problem' | 'words'> => ({
  problem: health?.problem ?? null,
  words: health?.words ?? null,
});

/** While nobody can print it, it waits for the first who should. */
const firstOf = ({ use, fixedTo }: Waiting, printers: readonly AttachedPrinter[]): string | null =>
  (fixedTo === null
    ? (printers.find(({ uses }) => uses.includes(use)) ??
      printers.find(({ standsInFor }) => standsInFor.includes(use)))
    : printers.find(({ deviceId }) => deviceId === fixedTo)
  )?.deviceId ?? null;

const queuedByTaker = (read: Reader): (Waiting & { queued: number })[] =>
  read.all(
    `select min(id) as id, use, fixed_to as "fixedTo", asked_at as "askedAt", count(*) as queued
     from print_job where state = 'queued' group by use, fixed_to order by 1`,
  );

const settledByTaker = (read: Reader): { deviceId: string | null; unknown: number; failed: number }[] =>
  read.all(
    `select coalesce(taken_by, fixed_to) as "deviceId", sum(state = 'unknown') as unknown,
       sum(state = 'failed') as failed
     from print_job where state in ('unknown', 'failed') group by 1 order by 1`,
  );
