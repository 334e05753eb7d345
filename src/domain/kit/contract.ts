/** How an area declares what may be asked: one line a procedure, naming its permission. */
import { type ErrorMap, eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { Id } from './ids.ts';
import { largestMinor } from './money.ts';
import type { Permission } from './permissions.ts';

/**
 * `command` runs inside one ledger commit; `query` reads; `live` streams a query's answer after every
 * commit that may change it; `action` does what a transaction cannot (slow hashing, files, many commits).
 */
export type ProcedureKind = 'command' | 'query' | 'live' | 'action';

/** `anyone`: before sign-in; `signedIn`: any user; else the permission itself. */
export type Need = Permission | 'anyone' | 'signedIn';

export const auditActions = [
  'CREATE',
  'UPDATE',
  'DELETE',
  'VIEW',
  'LOGIN',
  'LOGOUT',
  'EXPORT',
  'IMPORT',
  'APPROVE',
  'REJECT',
  'PAYMENT',
  'ORDER',
  'DELIVERY',
  'CANCEL',
  'RESTORE',
  'BACKUP',
  'PRICE_UPDATE',
  'ERROR',
  'WARNING',
  'INFO',
] as const;
export type AuditAction = (typeof auditActions)[number];
export const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Severity = (typeof severities)[number];

export interface ProcedureMeta {
  readonly kind?: ProcedureKind;
  readonly need?: Need;
  /** Leaves an activity row with this action; absent where the step is not worth one. */
  readonly audit?: AuditAction;
  readonly severity?: Severity;
}

/** What any procedure may answer instead of its output. */
const commonErrors = {
  UNAUTHENTICATED: { status: 401 },
  /** Not allowed; a manager may approve it on the spot by `access.approve`. */
  FORBIDDEN: {
    status: 403,
    data: z.object({
      permission: z.string(),
      /** For a discount above the user's ceiling: what was asked and what is allowed, in basis points. */
      wantedBp: z.number().int().optional(),
      limitBp: z.number().int().optional(),
    }),
  },
  TOO_MANY_REQUESTS: { status: 429, data: z.object({ retryAfterMs: z.number().int() }) },
  /** Disk full: what was confirmed is safe, this step was not taken. */
  STORAGE_FULL: { status: 507 },
  /** The command id was used before by another command. */
  COMMAND_ID_REUSED: { status: 409 },
} satisfies ErrorMap;

const base = oc.$meta<ProcedureMeta>({}).errors(commonErrors);

/** What every command carries: the id that makes a retry harmless, and a manager's approval if one was given. */
export const commandFields = {
  commandId: Id,
  approval: z.string().max(100).optional(),
};

type Audit = { readonly audit?: AuditAction; readonly severity?: Severity };

export const command = <const S extends z.ZodRawShape>(need: Need, shape: S, audit: Audit = {}) =>
  base
    .meta({ kind: 'command', need, ...audit })
    .route({ method: 'POST' })
    .input(z.object({ ...commandFields, ...shape }));

export const action = <const S extends z.ZodRawShape>(need: Need, shape: S, audit: Audit = {}) =>
  base
    .meta({ kind: 'action', need, ...audit })
    .route({ method: 'POST' })
    .input(z.object({ ...commandFields, ...shape }));

export const query = <const S extends z.ZodRawShape>(need: Need, shape: S, audit: Audit = {}) =>
  base
    .meta({ kind: 'query', need, ...audit })
    .route({ method: 'GET' })
    .input(z.object(shape));

/** A query whose answer streams again after each commit that touches what it reads. */
export const live = <const S extends z.ZodRawShape, O extends z.ZodType>(need: Need, shape: S, output: O) =>
  base
    .meta({ kind: 'live', need })
    .route({ method: 'GET' })
    .input(z.object(shape))
    .output(eventIterator(output));

/** Refusals of an area as typed errors: `refusals({ ShiftClosed: {}, OverLimit: { limitMinor: z.number() } })`. */
export function refusals<const R extends Record<string, z.ZodRawShape>>(all: R) {
  return Object.fromEntries(
    Object.entries(all).map(([code, shape]) => [code, { status: 409, data: z.object(shape) }]),
  ) as unknown as { [K in keyof R]: { readonly status: 409; readonly data: z.ZodObject<R[K]> } };
}

export const MinorField = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
/** Money that moves: above zero, and no more than sums can hold. */
export const PaidField = MinorField.positive().max(largestMinor);
export const QtyField = z.number().int().min(-1_000_000_000_000).max(1_000_000_000_000);
export const PercentField = z.number().int().min(0).max(1_000_000);
/** `2026-11-20` */
export const DateField = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const TextField = (max: number) => z.string().trim().max(max);
