/** What an area brings to the till, and the four kinds of handlers its contract may ask for. */
import type { AnyContractProcedure, AnySchema, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ProcedureMeta, Severity } from '../../domain/kit/contract.ts';
import type { Id } from '../../domain/kit/ids.ts';
import type { BasisPoints } from '../../domain/kit/money.ts';
import type { Permission } from '../../domain/kit/permissions.ts';
import type { Refusal, Result } from '../../domain/kit/result.ts';
import type { Language } from '../../domain/kit/words.ts';
import type { Fleet } from '../devices/fleet.ts';
import type { BackupMade } from '../ledger/backup.ts';
import type { DataPaths } from '../ledger/files.ts';
import type { Start } from '../ledger/incarnation.ts';
import type { Actor, Approval } from '../ledger/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Projection } from '../ledger/project.ts';
import type { Reaction } from '../ledger/react.ts';
import type { Reader } from '../ledger/reader.ts';
import type { Tx } from '../ledger/tx.ts';
import type { NumberSeries, Verifiable, VerifyProgress, VerifyReport } from '../ledger/verify.ts';
import type { Signal } from '../ledger/watch.ts';
import type { HqLink } from '../sync/link.ts';
import type { PictureExchange } from './catalogue/picture-exchange.ts';

/** What a signed-in user may do; computed from roles, grants and denials. */
export interface Policy {
  readonly userId: Id;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Largest discount this user gives alone. */
  readonly discountLimit: BasisPoints;
  /** Branches the user may work in; empty means all. */
  readonly branchIds: readonly Id[];
}

/** What a handler adds to the activity row its procedure leaves. */
export interface ActivityNote {
  readonly entity?: string;
  readonly entityId?: Id;
  /** Names and numbers a person would search by: an item's name, a receipt number. */
  readonly label?: string;
  readonly amountMinor?: number;
  readonly reason?: string;
  readonly severity?: Severity;
  /** Old and new values beyond the record changes, which are noted by themselves. */
  readonly details?: Record<string, unknown>;
}

/** One call of a procedure by somebody. */
export interface Call {
  readonly policy: Policy | null;
  readonly actor: Actor;
  readonly approval: Approval | null;
  readonly language: Language;
  /** By own right, or by the approval that came with this call. */
  may(permission: Permission): boolean;
  /** The larger of the user's own ceiling and the approver's, if one approved a discount. */
  readonly discountLimit: BasisPoints;
  note(note: ActivityNote): void;
  /** Who is at the other end: `port`, or an address. */
  readonly peer: string;
  /** Signs this window out. */
  endSession(): void;
}

/** A procedure that was run, for its activity row. */
export interface RecordedCall {
  readonly command: string;
  readonly meta: Pick<ProcedureMeta, 'audit' | 'severity'>;
  readonly call: Pick<Call, 'actor' | 'approval'>;
  readonly notes: readonly ActivityNote[];
}

/** Signed-in users of this process; gone with it, so a restarted till asks for the PIN. */
export interface Sessions {
  open(userId: Id, source: string): string;
  close(token: string): void;
  /** Signs a user out of every window: the PIN changed, or the user is gone. */
  closeAllOf(userId: Id): void;
  /** A one-time yes for one permission; bound to the first command that uses it. */
  approve(approval: Approval & { discountLimit: BasisPoints }): string;
}

/** Runs named queries, backups and proofs beside the till's own thread. */
export interface Backstage {
  /** A tried copy in the backups folder, and in a `second` folder when one is given. Throws `StorageFull`. */
  backup(why: string, second?: string | null): Promise<BackupMade>;
  query<T>(name: string, input: unknown): Promise<T>;
  /** Proves the whole ledger from its journal. */
  verify(onProgress?: (progress: VerifyProgress) => void): Promise<VerifyReport>;
  /** SQLite's quick check; what it found, or null. */
  check(): Promise<string | null>;
  /** Sets disk space aside, where there is some to spare and none is set aside yet. */
  layBallast(): Promise<void>;
}

export interface Kit {
  readonly ledger: Ledger;
  readonly sessions: Sessions;
  readonly paths: DataPaths;
  readonly resourcesDir: string;
  readonly backstage: Backstage;
  /** What hangs on this till. */
  readonly devices: Fleet;
  /** Headquarters, if this till has one. */
  readonly hq: HqLink;
  readonly pictures: PictureExchange;
  readonly log: Log;
  /** For actions that leave another activity row than the guard would: a sign-in, a failed one. */
  readonly recordActivity: (tx: Tx, call: RecordedCall) => void;
  readonly randomBytes: (count: number) => Uint8Array;
  /** How this run of the till began, and the backup it was restored from. */
  readonly start: { readonly how: Start; readonly restoredFrom: string | null };
}

export interface Log {
  info(event: string, data?: object): void;
  warn(event: string, data?: object): void;
  /** Logs once; the code is what the user reads out to support. */
  fault(code: string, error: unknown): void;
  /** Calls back after each fault, until the returned stop is called. */
  onFault(listener: (code: string, error: unknown) => void): () => void;
}

export interface CommandHandler<I = never, R extends Result<unknown> = Result<unknown>> {
  readonly kind: 'command';
  readonly run: (tx: Tx, input: I, call: Call, kit: Kit) => R;
  /** Asks the world before the transaction, which waits for nothing; a refusal of it ends the command. */
  readonly first?: (kit: Kit, input: I, call: Call) => Promise<Result<null>>;
}
export interface QueryHandler<I = never, O = unknown> {
  readonly kind: 'query';
  readonly run: (read: Reader, input: I, call: Call, kit: Kit) => O | Promise<O>;
}
export interface LiveHandler<I = never, O = unknown> {
  readonly kind: 'live';
  readonly tables: readonly (SQLiteTable | Signal)[];
  readonly run: (read: Reader, input: I, call: Call, kit: Kit) => O;
}
export interface ActionHandler<I = never, R extends Result<unknown> = Result<unknown>> {
  readonly kind: 'action';
  readonly run: (kit: Kit, input: I, call: Call) => Promise<R>;
}
export type AnyHandler = CommandHandler | QueryHandler | LiveHandler | ActionHandler;

export const command = <I, R extends Result<unknown>>(
  run: CommandHandler<I, R>['run'],
): CommandHandler<I, R> => ({ kind: 'command', run });
/** A command that asks somebody else before its transaction. */
export const commandAfter = <I, R extends Result<unknown>, F extends Result<null>>(
  first: (kit: Kit, input: I, call: Call) => Promise<F>,
  run: CommandHandler<I, R>['run'],
): CommandHandler<I, R | Extract<F, { ok: false }>> => ({ kind: 'command', first, run });
export const query = <I, O>(run: QueryHandler<I, O>['run']): QueryHandler<I, O> => ({ kind: 'query', run });
export const live = <I, O>(
  tables: LiveHandler['tables'],
  run: LiveHandler<I, O>['run'],
): LiveHandler<I, O> => ({
  kind: 'live',
  tables,
  run,
});
export const action = <I, R extends Result<unknown>>(
  run: ActionHandler<I, R>['run'],
): ActionHandler<I, R> => ({ kind: 'action', run });

type DataOf<E> = E extends { data: infer D extends AnySchema } ? InferSchemaInput<D> : object;
type RefusalsOf<E> = { [K in keyof E & string]: Refusal<K, DataOf<NonNullable<E[K]>>> }[keyof E & string];

type HandlerOf<P> = P extends {
  '~orpc': { inputSchema?: infer I; outputSchema?: infer O; errorMap: infer E };
}
  ? HandlerOfParts<InferSchemaOutput<Schema<I>>, InferSchemaInput<Schema<O>>, RefusalsOf<E>>
  : never;
type Schema<S> = NonNullable<S> extends AnySchema ? NonNullable<S> : never;

// In brackets: an answer that may be null is one answer, not a choice of two handlers.
type HandlerOfParts<I, O, R extends Refusal> = [O] extends [AsyncIteratorObject<infer Y, unknown, unknown>]
  ? LiveHandler<I, Y>
  : CommandHandler<I, Result<O, R>> | QueryHandler<I, O> | ActionHandler<I, Result<O, R>>;

/** One handler for each procedure of an area's contract, checked against its inputs, outputs and refusals. */
export type HandlersOf<C extends Record<string, AnyContractProcedure>> = { [K in keyof C]: HandlerOf<C[K]> };

export interface Area {
  readonly name: string;
  readonly tables: readonly SQLiteTable[];
  readonly projections: readonly Projection[];
  readonly handlers: Record<string, AnyHandler>;
  /** Job rows that a fact brings with it, in the same transaction. */
  readonly reactions?: readonly Reaction[];
  /** Numbers for people that promise no hole, for the proof of the ledger. */
  readonly series?: readonly NumberSeries[];
  /** SQL of `seq`, `hash` and `source` for entries that this area's rows vouch for. */
  readonly anchorSql?: string;
  /** Queries for the reading worker, by name: `report.items`. */
  readonly heavy?: Readonly<Record<string, (read: Reader, input: never) => unknown>>;
  /** Starts what must happen outside (print pump, backup timer); returns how to stop it. */
  readonly react?: (kit: Kit) => () => void | Promise<void>;
}

/** What a proof of the ledger needs to know of the areas. */
export const verifiable = (areas: readonly Area[]): Verifiable => ({
  tables: areas.flatMap(({ tables }) => tables),
  projections: areas.flatMap(({ projections }) => projections),
  series: areas.flatMap(({ series }) => series ?? []),
  anchorSql: areas.flatMap(({ anchorSql }) => anchorSql ?? []),
});
