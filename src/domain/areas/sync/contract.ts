import { z } from 'zod';
import { action, command, live, query, refusals, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { conflictTakes, refusedWhys, syncPhases } from './rules.ts';

const At = z.number().int();
const count = z.number().int().nonnegative();

export const SyncState = z.object({
  phase: z.enum(syncPhases),
  /** Why headquarters says no; null in every other phase. */
  why: z.enum(refusedWhys).nullable(),
  /** Empty on a till that is on its own. */
  address: z.string(),
  /** A back-office node: it takes every branch. */
  allBranches: z.boolean(),
  /** Entries headquarters does not have yet, and when the oldest was written. */
  pending: count,
  oldestAt: At.nullable(),
  /** Null: not since the till was started. */
  lastContactAt: At.nullable(),
  /** What others did that is not here yet, as far as was heard. */
  behind: count,
  /** What came and could not be applied: of a newer version, or broken. */
  laidAside: z.object({ unknown: count, failed: count }),
  conflicts: count,
  /** Business days whose shifts headquarters has not counter-signed. */
  unsealedDays: count,
  /** Of its key, while headquarters does not know it. */
  fingerprint: z.string().nullable(),
});
export type SyncState = z.infer<typeof SyncState>;

const Values = z.record(z.string(), z.unknown());
const Thing = {
  /** Which kind of record, and what of it. */
  table: z.string(),
  rowId: z.string(),
  group: z.string(),
  /** What people call it. */
  label: z.string(),
};
const Told = z.object({
  values: Values,
  byName: z.string(),
  /** The till's name; empty where nobody gave it one. */
  tillName: z.string(),
  at: At,
});

export const ConflictRow = z.object({
  conflictId: Id,
  /** `edit`: two changed the same; `code`: two items bear one code, `label`; `soldTwice`: one parked basket, two receipts. */
  kind: z.enum(['edit', 'code', 'soldTwice']),
  ...Thing,
  mine: Told,
  theirs: Told,
  /** The items that bear the code, mine first. */
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Names of the ids in the values. */
  names: z.record(z.string(), z.string()),
  learnedAt: At,
});
export type ConflictRow = z.infer<typeof ConflictRow>;

export const ForeignChange = z.object({
  n: count,
  ...Thing,
  /** Null: nothing was there before. */
  before: Values.nullable(),
  after: Values,
  byName: z.string(),
  tillName: z.string(),
  at: At,
  names: z.record(z.string(), z.string()),
});
export type ForeignChange = z.infer<typeof ForeignChange>;

export const LaidAside = z.object({
  scope: z.string(),
  position: count,
  /** `unknown`: of a newer version; `failed`: it cannot be applied. */
  reason: z.enum(['unknown', 'failed']),
  ...Thing,
  /** Empty where the change does not say. */
  byName: z.string(),
  tillName: z.string(),
  at: At,
  /** For support, in the words of the machine. */
  detail: z.string(),
});
export type LaidAside = z.infer<typeof LaidAside>;

const network = {
  /** Nobody answers at this address. */
  HqUnreachable: {},
  /** Somebody answers who is no headquarters. */
  NotHq: {},
  /** Its certificate is not one this machine believes. */
  HqUntrusted: {},
  AddressUnreadable: {},
};
const done = z.object({});

export const syncContract = {
  state: live('anyone', {}, SyncState),
  /** First step of an enrolment: is there a headquarters? Asked of whoever sets up a new till, too. */
  look: action('anyone', { address: TextField(300).min(1) })
    .output(
      z.object({
        address: z.string(),
        /** From a QR. */
        code: z.string().nullable(),
        encrypted: z.boolean(),
        /** How far its clock is ahead of this machine's. */
        aheadMs: z.number().int().nullable(),
      }),
    )
    .errors(refusals(network)),
  /** Last step: this machine becomes a till of the company, with all it sold before. */
  enrol: action(
    'anyone',
    { address: TextField(300).min(1), code: TextField(64).min(6), name: TextField(60).min(1) },
    { audit: 'UPDATE', severity: 'HIGH' },
  )
    .output(done)
    .errors(
      refusals({
        ...network,
        AlreadyEnrolled: {},
        /** Wrong, used or run out: headquarters does not say which. */
        CodeRefused: {},
        HqTooOld: {},
        /** The code is for the place of another machine, and this one has sales of its own. */
        TillHasPast: {},
        /** It was set up or sold alone, and the company has records already: nothing was written on either side. */
        TwoPasts: {},
        HqBusy: {},
      }),
    ),
  /** Asks headquarters at once, however long it was to wait. */
  syncNow: action('sync.view', {})
    .output(done)
    .errors(refusals({ NotEnrolled: {} })),

  /** The oldest of what came and could not be applied. */
  laidAside: live('sync.view', {}, z.array(LaidAside)),
  /** Tries to apply all of it once more. */
  tryAgain: action('sync.view', {}, { audit: 'UPDATE' }).output(z.object({ applied: count, left: count })),
  conflicts: live('sync.view', {}, z.array(ConflictRow)),
  /** `theirs` leaves it as it is, `mine` is a new edit; of a code, who keeps it. Needs the right to edit such a thing. */
  settleConflict: command(
    'sync.view',
    { conflictId: Id, take: z.enum(conflictTakes) },
    { audit: 'UPDATE', severity: 'MEDIUM' },
  )
    .output(done)
    .errors(refusals({ ConflictGone: {} })),
  changes: query('sync.view', { limit: z.number().int().min(1).max(500).default(200) }).output(
    z.array(ForeignChange),
  ),
};
