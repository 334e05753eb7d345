/** Between a door and a handler: session, permission, approval, limits, one commit, the activity row. */
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { implement, ORPCError } from '@orpc/server';
import type { RequestHeadersPluginContext } from '@orpc/server/plugins';
import type { ProcedureMeta } from '../../domain/kit/contract.ts';
import type { Id } from '../../domain/kit/ids.ts';
import { type BasisPoints, basisPoints } from '../../domain/kit/money.ts';
import type { Permission } from '../../domain/kit/permissions.ts';
import type { RateLimiter } from '../../domain/kit/rate-limit.ts';
import { assert, must } from '../../domain/kit/result.ts';
import { type Language, languages } from '../../domain/kit/words.ts';
import type { ActivityNote, AnyHandler, Call, Kit, Policy } from '../areas/area.ts';
import { CommandIdReused, StorageFull } from '../ledger/faults.ts';
import { digestOf } from '../ledger/journal.ts';
import { specOf } from '../ledger/tables.ts';
import type { Tx } from '../ledger/tx.ts';
import { Signal } from '../ledger/watch.ts';
import type { ActionBook } from './actions.ts';
import type { GivenApproval, SessionBook } from './sessions.ts';

export interface DoorContext extends RequestHeadersPluginContext {
  /** Who is at the other end, for limits and the log: `port`, or an address. */
  readonly peer: string;
}

export interface GuardParts {
  readonly kit: Kit;
  readonly sessions: SessionBook;
  readonly limiter: RateLimiter;
  readonly actions: ActionBook;
  /** What a user may do now; null for one who is gone or switched off. */
  readonly policyOf: (userId: Id) => Policy | null;
  /** Hears how long a command took. */
  readonly took: (path: string, ms: number) => void;
}

type Contract = Record<string, Record<string, AnyContractProcedure>>;
type Handlers = Record<string, Record<string, AnyHandler>>;
type Errors = Record<string, (options?: { data?: unknown }) => Error>;
interface Request {
  readonly input: { readonly commandId?: Id; readonly approval?: string };
  readonly context: DoorContext;
  readonly errors: Errors;
  readonly signal?: AbortSignal;
}

/** A busy cashier and a scanner stay far below; a loop gone wild does not. */
const anyCall = { perSecond: 200, burst: 400 };
const beforeSignIn = { perSecond: 5, burst: 30 };
/** A dozen for each of many counters. */
const mostStreams = 500;
const streamsWaitMs = 5000;

/** The router of every door: each contract procedure bound to its handler behind the guard. */
export function guardedRouter(contract: Contract, handlers: Handlers, parts: GuardParts) {
  const os = implement(contract).$context<DoorContext>() as unknown as Implementer;
  const router: Record<string, Record<string, unknown>> = {};
  for (const [area, procedures] of Object.entries(contract)) {
    const bound: Record<string, unknown> = {};
    router[area] = bound;
    for (const [name, procedure] of Object.entries(procedures)) {
      const handler = must(handlers[area]?.[name], `no handler for ${area}.${name}`);
      assert(isContractProcedure(procedure), `${area}.${name} is not a procedure`);
      const meta = procedure['~orpc'].meta as ProcedureMeta;
      assert(
        meta.kind === handler.kind,
        `${area}.${name}: contract says ${meta.kind}, handler ${handler.kind}`,
      );
      const guarded = new Guarded(`${area}.${name}`, meta, handler, parts);
      const implementer = must(os[area]?.[name], `${area}.${name} is not in the contract`);
      bound[name] =
        handler.kind === 'live'
          ? implementer.handler((request) => guarded.stream(request))
          : implementer.handler((request) => guarded.answer(request));
    }
  }
  return os.router(router);
}

type Implementer = Record<
  string,
  Record<string, { handler(run: (request: Request) => unknown): unknown }>
> & {
  router(router: object): Parameters<typeof import('@orpc/server').createRouterClient>[0];
};

class Guarded {
  readonly #path: string;
  readonly #meta: ProcedureMeta;
  readonly #handler: AnyHandler;
  readonly #parts: GuardParts;

  constructor(path: string, meta: ProcedureMeta, handler: AnyHandler, parts: GuardParts) {
    this.#path = path;
    this.#meta = meta;
    this.#handler = handler;
    this.#parts = parts;
  }

  async answer(request: Request): Promise<unknown> {
    try {
      const { call, notes, approval } = this.#admit(request);
      const handler = this.#handler;
      if (handler.kind === 'command') {
        const first = await handler.first?.(this.#parts.kit, request.input as never, call);
        if (first?.ok === false) throw refusal(request.errors, first.refusal);
        return this.#command(request, call, notes, approval);
      }
      if (handler.kind === 'action') {
        const key = [this.#use(request.input), call.actor.userId, request.context.peer].join(' ');
        return await this.#parts.actions.run(key, () => this.#action(request, call, notes, approval));
      }
      assert(handler.kind === 'query', 'streams go through stream()');
      const { kit } = this.#parts;
      const answer = await handler.run(kit.ledger.read, request.input as never, call, kit);
      if (this.#meta.audit) this.#recordAlone(kit.ledger.newId(), call, notes);
      return answer;
    } catch (error) {
      throw this.#asAnswer(error, request.errors);
    }
  }

  async *stream(request: Request): AsyncGenerator<unknown> {
    const handler = this.#handler;
    assert(handler.kind === 'live', 'only live procedures stream');
    const { kit } = this.#parts;
    const tables = handler.tables.map((each) => (each instanceof Signal ? each : specOf(each)).name);
    try {
      this.#admit(request);
      if (kit.ledger.watchers.streams >= mostStreams) {
        throw make(request.errors, 'TOO_MANY_REQUESTS', { retryAfterMs: streamsWaitMs });
      }
      // Admitted anew for each answer: a stream does not outlive its session or its right.
      const ask = () =>
        handler.run(kit.ledger.read, request.input as never, this.#admit(request, false).call, kit);
      yield* kit.ledger.watchers.answers(tables, ask, request.signal);
    } catch (error) {
      throw this.#asAnswer(error, request.errors);
    }
  }

  #command(request: Request, call: Call, notes: ActivityNote[], approval: GivenApproval | null): unknown {
    const handler = this.#handler;
    assert(handler.kind === 'command', 'not a command');
    const id = must(request.input.commandId, 'a command has an id');
    const header = {
      id,
      command: this.#path,
      actor: call.actor,
      approval: recorded(approval),
      // PINs are asked by actions: of none is a digest kept.
      asked: askedBy(request.input),
    };
    const began = performance.now();
    const result = this.#parts.kit.ledger.commit(header, (tx) => {
      notes.length = 0;
      const decided = handler.run(tx, request.input as never, call, this.#parts.kit);
      if (decided.ok && this.#meta.audit) this.#record(tx, call, notes);
      return decided;
    });
    if (!result.ok) throw refusal(request.errors, result.refusal);
    this.#parts.took(this.#path, performance.now() - began);
    const { approval: token } = request.input;
    if (token && approval) this.#parts.sessions.spend(token, this.#use(request.input));
    return result.value;
  }

  async #action(request: Request, call: Call, notes: ActivityNote[], approval: GivenApproval | null) {
    const handler = this.#handler;
    assert(handler.kind === 'action', 'not an action');
    const { sessions, kit } = this.#parts;
    const token = approval ? request.input.approval : undefined;
    const use = token ? this.#use(request.input) : '';
    // Taken before it runs: while it waits for something, no other may come with the same yes.
    if (token) sessions.spend(token, use);
    const result = await handler.run(kit, request.input as never, call);
    if (!result.ok) {
      if (token) sessions.release(token, use);
      throw refusal(request.errors, result.refusal);
    }
    if (this.#meta.audit) this.#recordAlone(this.#parts.kit.ledger.newId(), call, notes);
    return result.value;
  }

  /** One wish, however often it comes: an action has no entry of its own that would tell a retry from another. */
  #use(input: Request['input']): string {
    return `${this.#path} ${askedBy(input)}`;
  }

  #recordAlone(id: Id, call: Call, notes: readonly ActivityNote[]): void {
    const header = { id, command: this.#path, actor: call.actor, approval: call.approval };
    this.#parts.kit.ledger.commit(header, (tx) => {
      this.#record(tx, call, notes);
      return { ok: true, value: null };
    });
  }

  #record(tx: Tx, call: Call, notes: readonly ActivityNote[]): void {
    this.#parts.kit.recordActivity(tx, { command: this.#path, meta: this.#meta, call, notes });
  }

  /** Session, permission and rate; throws the contract's own errors. `counted` false: a stream's next answer. */
  #admit({ context, errors, input }: Request, counted = true) {
    const { sessions, limiter, policyOf } = this.#parts;
    const token = bearer(context.reqHeaders);
    // A screen that only looks does not keep its session from idling out.
    const userId = token ? sessions.userOf(token, counted) : null;
    const policy = userId ? policyOf(userId) : null;
    if (counted) {
      const wait = policy
        ? limiter.take(`session ${userId}`, anyCall)
        : limiter.take(`peer ${context.peer}`, beforeSignIn);
      if (wait > 0) throw make(errors, 'TOO_MANY_REQUESTS', { retryAfterMs: wait });
    }
    const approval =
      input?.approval && input.commandId ? sessions.approvalFor(input.approval, this.#use(input)) : null;
    const may = (permission: Permission): boolean =>
      policy !== null && (policy.permissions.has(permission) || approval?.permission === permission);
    const need = must(this.#meta.need, `${this.#path} names no permission`);
    if (need !== 'anyone') {
      if (!policy) throw make(errors, 'UNAUTHENTICATED', undefined);
      if (need !== 'signedIn' && !may(need)) throw make(errors, 'FORBIDDEN', { permission: need });
    }
    const notes: ActivityNote[] = [];
    const call: Call = {
      policy,
      actor: { userId: policy?.userId ?? null, name: policy?.name ?? '' },
      approval: recorded(approval),
      language: languageOf(context.reqHeaders),
      may,
      // The approver's ceiling counts only where a discount is what was approved.
      discountLimit: larger(
        policy?.discountLimit,
        approval?.permission === 'sale.discount' ? approval.discountLimit : undefined,
      ),
      note: (note) => void notes.push(note),
      peer: context.peer,
      endSession: () => void (token && sessions.close(token)),
    };
    return { call, notes, approval };
  }

  /** A contract error goes out as it is; a fault is logged once and goes out as a code. */
  #asAnswer(error: unknown, errors: Errors): unknown {
    if (error instanceof ORPCError) return error;
    if (error instanceof StorageFull) return make(errors, 'STORAGE_FULL', undefined);
    if (error instanceof CommandIdReused) return make(errors, 'COMMAND_ID_REUSED', undefined);
    const code = Buffer.from(this.#parts.kit.randomBytes(4)).toString('hex');
    this.#parts.kit.log.fault(`${this.#path} ${code}`, error);
    return new ORPCError('INTERNAL_SERVER_ERROR', { message: code, data: { code } });
  }
}

/** A manager's yes comes only with the second try, and is no part of what was asked. */
const askedBy = ({ approval: _, ...asked }: Request['input']): string => digestOf(asked);

const refusal = (errors: Errors, { code, data }: { code: string; data: unknown }): Error =>
  make(errors, code, data);

function make(errors: Errors, code: string, data: unknown): Error {
  const build = must(errors[code], `the contract does not declare the refusal ${code}`);
  return build(data === undefined ? {} : { data });
}

function bearer(headers: Headers | undefined): string | null {
  const match = /^Bearer (\S{20,100})$/.exec(headers?.get('authorization') ?? '');
  return match?.[1] ?? null;
}

function languageOf(headers: Headers | undefined): Language {
  const wanted = headers?.get('accept-language')?.slice(0, 2);
  return languages.find((language) => language === wanted) ?? 'en';
}

const larger = (a: number | undefined, b: number | undefined): BasisPoints =>
  basisPoints(Math.max(a ?? 0, b ?? 0));

const recorded = (approval: GivenApproval | null) =>
  approval ? { userId: approval.userId, name: approval.name, permission: approval.permission } : null;
