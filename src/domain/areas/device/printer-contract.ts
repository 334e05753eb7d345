/** What may be asked of the printers of this till and of the drawer on one's cable, and what they say of themselves. */
import { z } from 'zod';
import { action, command, live, refusals } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { DrawerKick, DrawerView } from './drawer.ts';
import { PrinterUse, PrinterWord, StatusDialect } from './printer-settings.ts';
import { PrintFault, PrintKind, PrintProblem, PrintState } from './queue.ts';
import { LinkProblem, Wire, wireKinds } from './wires.ts';

export const JobRow = z.object({
  id: Id,
  kind: PrintKind,
  use: PrinterUse,
  subjectId: Id,
  /** The number people know the sale, the Z or the repayment by. */
  number: z.string().nullable(),
  /** 0 is the original; n is the n-th COPY. */
  copy: z.number().int(),
  state: PrintState,
  problem: PrintProblem.nullable(),
  /** Of a printed one: false where it was sent to a printer that never says whether it came out. */
  confirmed: z.boolean(),
  /** Who has it, had it, or alone may have it; null while it waits for any printer of its use. */
  deviceId: Id.nullable(),
  printer: z.string().nullable(),
  attempts: z.number().int(),
  createdAt: z.number().int(),
  requestedBy: z.string().nullable(),
});
export type JobRow = z.infer<typeof JobRow>;

/**
 * `waiting`: in the midst of a slip, for what `fault` says, and it goes on by itself; `unable`: it took nothing
 * and is tried again by itself, while others take its slips.
 */
export const PrinterNow = z.object({
  deviceId: Id,
  name: z.string(),
  uses: z.array(PrinterUse).readonly(),
  /** It prints pictures into a folder: the demo's. */
  isPicture: z.boolean(),
  state: z.enum(['ready', 'printing', 'waiting', 'unable']),
  fault: PrintFault.nullable(),
  problem: LinkProblem.nullable(),
  /** What it said of itself when it last spoke; null: it never did. */
  words: z.array(PrinterWord).nullable(),
  /** Slips that are its turn and wait. */
  queued: z.number().int(),
  unknown: z.number().int(),
  failed: z.number().int(),
  /** It stands in for the printers of these now: none of them can print. */
  covers: z.array(PrinterUse).readonly(),
});
export type PrinterNow = z.infer<typeof PrinterNow>;

/** All printers in a few words, for the status line; and each one, for the panel. */
export const PrinterView = z.object({
  printers: z.array(PrinterNow).readonly(),
  /** Slips wait for these, and no printer that is switched on takes them. */
  lacking: z.array(PrinterUse).readonly(),
  printing: z.boolean(),
  queued: z.number().int(),
  /** What slips wait for, where any wait. */
  problem: PrintFault.nullable(),
  /** Jobs a person must decide about. */
  unknown: z.number().int(),
  failed: z.number().int(),
});
export type PrinterView = z.infer<typeof PrinterView>;

export const queued = z.object({ jobId: Id, copy: z.number().int() });

const one = { deviceId: Id };
const jobs = { jobIds: z.array(Id).min(1).max(300) };
const done = z.object({ count: z.number().int() });

export const printerContract = {
  /** What a person must decide about first, then what waits, then what was printed, each newest first. */
  jobs: live('device.view', {}, z.array(JobRow)),
  printer: live('signedIn', {}, PrinterView),

  /** How it speaks, asked without a dot on its paper: meant for a printer at rest with its drawer shut. */
  probePrinter: action('device.edit', { wire: Wire })
    .output(z.object({ status: StatusDialect, words: z.array(PrinterWord) }))
    .errors(refusals({ PrinterUnreachable: { why: LinkProblem, wire: z.enum(wireKinds) } })),
  /** A test slip on this very printer; what becomes of it is told by `jobs`. */
  printTest: command('device.print', one, { audit: 'INFO' })
    .output(queued)
    .errors(refusals({ DeviceGone: {} })),
  /** By which numbers it calls its code pages. */
  printCodePages: command('device.edit', one, { audit: 'INFO' })
    .output(queued)
    .errors(refusals({ DeviceGone: {}, PrintsPictures: {} })),

  /** Tries again now; what may have come out already comes out as a COPY. */
  retryJobs: command('device.print', jobs, { audit: 'INFO' })
    .output(done)
    .errors(refusals({ JobGone: {} })),
  /** "It came out whole": said by who looked at the paper. */
  confirmJobs: command('device.print', jobs, { audit: 'INFO' })
    .output(done)
    .errors(refusals({ JobGone: {} })),
  discardJobs: command('device.print', jobs, { audit: 'CANCEL', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ JobGone: {} })),

  /** Null: this till has no drawer. */
  drawer: live('signedIn', {}, DrawerView.nullable()),
  /** Opens it to try it out, and answers when it is known what came of it. */
  kickDrawer: action('device.edit', one)
    .output(DrawerKick)
    .errors(refusals({ NoDrawer: {} })),
  /** The level of its sensor's pin: a look with the drawer shut and one with it open calibrate it. */
  lookAtDrawer: action('device.edit', one)
    .output(z.object({ pin: z.enum(['high', 'low']) }))
    .errors(
      refusals({
        DeviceGone: {},
        /** It never speaks, so nobody can say. */
        PrinterSilent: {},
        DrawerUnseen: { fault: PrintFault },
      }),
    ),
};
