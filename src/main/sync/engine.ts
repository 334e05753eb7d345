/**
 * The sync engine as pure steps: (state, event) -> state and the one thing to do next. It holds no clock, no
 * socket and no database; `driver.ts` does what it says and tells it how that went.
 */
import type { Mark } from '../../domain/kit/sync/chain.ts';
import type { HqRefusal } from '../../domain/kit/sync/refusals.ts';
import {
  type Cursor,
  type FeedScope,
  type HelloAnswer,
  type PushAnswer,
  type Refused,
  usualLimits,
} from '../../domain/kit/sync/wire.ts';

type Heads = Readonly<Record<FeedScope, number>>;

/** What HQ granted at its hello; without one nothing is pushed. */
interface Session {
  readonly id: string;
  readonly serverEpoch: string;
  readonly epoch: number;
  readonly feeds: readonly FeedScope[];
  readonly limits: typeof usualLimits;
  /** False while this till is too old, or revoked: it only pushes. */
  readonly pulls: boolean;
}

export interface EngineState {
  readonly session: Session | null;
  /** Another machine took this till's place: it hands over what it still has, for review. */
  readonly retired: boolean;
  /** In a row, of whatever kind; the wait grows with it. A hello that is answered is no success yet. */
  readonly failures: number;
  readonly pushMost: number;
  /** The newest entry HQ has of this chain. */
  readonly acked: Mark;
  /** The journal's newest entry. */
  readonly tip: number;
  readonly cursors: Heads;
  /** As far as was heard. */
  readonly heads: Heads;
  /** Feeds to be read anew. */
  readonly resync: readonly FeedScope[];
  /** Once the cursors are there, own edits up to `seq` are answered; `next` is what to wait for after it. */
  readonly due: Due | null;
  readonly next: Due | null;
  /** Pushing and pulling take turns. */
  readonly pushedLast: boolean;
  /** Nothing was asked since the last wait: ask whether there is anything new. */
  readonly poll: boolean;
}

interface Due {
  readonly seq: number;
  readonly heads: Heads;
}

export type Effect =
  /** With the mark at `doubt` among its marks, where HQ seems to have another entry. */
  | { readonly do: 'hello'; readonly doubt: number | null }
  | {
      readonly do: 'push';
      readonly session: string;
      readonly epoch: number;
      readonly after: Mark;
      readonly most: number;
      readonly bytes: number;
    }
  | {
      readonly do: 'pull';
      readonly session: string;
      readonly serverEpoch: string;
      readonly feeds: readonly FeedScope[];
      readonly limits: typeof usualLimits;
    }
  | {
      readonly do: 'snapshot';
      readonly session: string;
      readonly scope: FeedScope;
      readonly serverEpoch: string;
    }
  | { readonly do: 'settle'; readonly seq: number }
  | { readonly do: 'beginEpoch'; readonly after: number }
  /** At most so long, and no longer than till something happens when `idle`. */
  | { readonly do: 'wait'; readonly ms: number; readonly idle: boolean };

/** How the last effect went, or what happened meanwhile. */
export type Event =
  | { readonly kind: 'waited' }
  | { readonly kind: 'committed'; readonly tip: number }
  | { readonly kind: 'heard'; readonly heads: Heads }
  /** `holds`: HQ's newest entry of this stream is the one in the journal. */
  | {
      readonly kind: 'greeted';
      readonly answer: HelloAnswer;
      readonly epoch: number;
      readonly holds: boolean;
      readonly tooOld: boolean;
      readonly tip: number;
      readonly cursors: Heads;
    }
  /** `passed`: the feed in which these entries stand right behind the cursor, which is behind them now. */
  | {
      readonly kind: 'pushed';
      readonly answer: PushAnswer;
      readonly quick: boolean;
      readonly passed: { readonly scope: FeedScope; readonly cursor: Cursor } | null;
    }
  | { readonly kind: 'pulled'; readonly cursors: Heads; readonly more: boolean }
  /** A page was not what HQ summed up. */
  | { readonly kind: 'strayed'; readonly scope: FeedScope }
  | { readonly kind: 'snapshotRead'; readonly scope: FeedScope; readonly position: number | null }
  | { readonly kind: 'settled'; readonly all: boolean }
  | { readonly kind: 'epochBegun' }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** The network, or a busy or full disk: what may pass. */
  | { readonly kind: 'failed'; readonly slow: boolean };

const pollMs = 15_000;
const firstWaitMs = 1000;
const longestWaitMs = 60_000;
const firstPush = 100;
const mostPush = usualLimits.pushEntries;

export const asleep: EngineState = {
  session: null,
  retired: false,
  failures: 0,
  pushMost: firstPush,
  acked: { seq: 0, hash: '' },
  tip: 0,
  cursors: {},
  heads: {},
  resync: [],
  due: null,
  next: null,
  pushedLast: false,
  poll: true,
};

/** After a failure the wait comes first, whatever there is to do. */
export function nextEffect(state: EngineState, event: Event): Effect {
  if (event.kind === 'greeted') {
    const { action } = event.answer;
    if (action.kind === 'newEpoch') return { do: 'beginEpoch', after: action.after };
    if (!event.holds) return { do: 'hello', doubt: event.answer.have.seq };
  }
  if (event.kind === 'refused' || event.kind === 'failed') return wait(state, event);
  const { session, acked, tip } = state;
  if (!session) return { do: 'hello', doubt: null };
  const { id, serverEpoch, epoch, limits, feeds } = session;
  const [scope] = state.resync;
  if (scope !== undefined && session.pulls) return { do: 'snapshot', session: id, scope, serverEpoch };
  if (state.due && isReached(state.due, state)) return { do: 'settle', seq: state.due.seq };
  const pulls = session.pulls && (state.poll || isBehind(state));
  if (acked.seq < tip && !(pulls && state.pushedLast)) {
    const most = Math.min(state.pushMost, limits.pushEntries);
    return { do: 'push', session: id, epoch, after: acked, most, bytes: limits.pushBytes };
  }
  if (pulls) return { do: 'pull', session: id, serverEpoch, feeds, limits };
  return { do: 'wait', ms: pollMs, idle: true };
}

export function step(state: EngineState, event: Event): EngineState {
  switch (event.kind) {
    case 'waited': {
      // Whoever may not pull asks now and then whether it may again.
      const session = state.session?.pulls ? state.session : null;
      return { ...state, session, poll: true };
    }
    case 'committed':
      return { ...state, tip: Math.max(state.tip, event.tip) };
    case 'heard':
      return { ...state, heads: later(state.heads, event.heads) };
    case 'greeted':
      return greeted(state, event);
    case 'pushed':
      return pushed(state, event);
    case 'pulled': {
      const heads = event.more ? state.heads : later(state.heads, event.cursors);
      return { ...state, cursors: event.cursors, heads, poll: event.more, pushedLast: false, failures: 0 };
    }
    case 'strayed':
      return { ...state, resync: [...state.resync, event.scope] };
    case 'snapshotRead': {
      const { scope, position } = event;
      if (position === null) return { ...state, failures: 0 };
      const resync = state.resync.filter((one) => one !== scope);
      return { ...state, resync, cursors: { ...state.cursors, [scope]: position }, poll: true, failures: 0 };
    }
    case 'settled':
      return event.all ? { ...state, due: state.next, next: null } : state;
    case 'epochBegun':
      return { ...state, session: null };
    case 'refused':
      return refused(state, event.refused.code);
    case 'failed': {
      const pushMost = event.slow ? Math.max(1, Math.floor(state.pushMost / 2)) : state.pushMost;
      return { ...state, failures: state.failures + 1, pushMost };
    }
  }
}

function greeted(state: EngineState, event: Extract<Event, { kind: 'greeted' }>): EngineState {
  const { answer, holds, tip, cursors } = event;
  const { action, have, scopes } = answer;
  const retired = action.kind === 'retired';
  if (action.kind === 'newEpoch' || !holds) return { ...state, session: null };
  const heads = Object.fromEntries(scopes.map(({ id, head }) => [id, head]));
  const feeds = scopes.map(({ id }) => id);
  const { session: id, serverEpoch, limits } = answer;
  return {
    ...state,
    session: { id, serverEpoch, epoch: event.epoch, feeds, limits, pulls: !event.tooOld && feeds.length > 0 },
    retired,
    acked: { seq: have.seq, hash: have.hash },
    tip,
    cursors,
    heads,
    resync: action.kind === 'resync' ? action.scopes : [],
    due: { seq: have.seq, heads },
    next: null,
    poll: true,
  };
}

function pushed(state: EngineState, event: Extract<Event, { kind: 'pushed' }>): EngineState {
  const { passed } = event;
  const { accepted, heads } = event.answer;
  const due = { seq: accepted.seq, heads };
  const { session } = state;
  const known = Object.keys(heads).every((scope) => session?.feeds.includes(scope));
  const fits = known && event.answer.serverEpoch === session?.serverEpoch;
  return {
    ...state,
    // A branch was opened since, or HQ restored: the next hello says which feeds there are, and how far.
    ...(fits ? {} : { session: null }),
    acked: accepted,
    ...(passed ? { cursors: { ...state.cursors, [passed.scope]: passed.cursor.position } } : {}),
    heads: later(state.heads, heads),
    // What is waited for does not move away while it is waited for.
    ...(state.due ? { next: due } : { due }),
    pushMost: event.quick ? Math.min(state.pushMost * 2, mostPush) : state.pushMost,
    pushedLast: true,
    failures: 0,
  };
}

/** What a new hello may put right; everything else is asked again after a while, with the session as it is. */
const greetAgain: ReadonlySet<HqRefusal> = new Set<HqRefusal>([
  ...(['BadToken', 'Gap', 'Fork', 'Fenced', 'BadHash', 'Resync', 'BadRequest', 'BadSignature'] as const),
  ...(['NotFound', 'TooOld'] as const),
]);

function refused(state: EngineState, code: HqRefusal): EngineState {
  const failed = { ...state, failures: state.failures + 1 };
  if (greetAgain.has(code)) return { ...failed, session: null };
  if (code === 'Revoked' && state.session) return { ...failed, session: { ...state.session, pulls: false } };
  if (code === 'TooLarge') return { ...failed, pushMost: Math.max(1, Math.floor(state.pushMost / 2)) };
  return failed;
}

/** The first refusal of a kind that a hello puts right is answered at once. */
function wait(state: EngineState, event: Extract<Event, { kind: 'refused' | 'failed' }>): Effect {
  const asked = event.kind === 'refused' ? event.refused.retryAfterMs : undefined;
  if (event.kind === 'refused' && state.failures === 1 && state.session === null)
    return { do: 'hello', doubt: null };
  const grown = firstWaitMs * 2 ** Math.min(state.failures - 1, 6);
  return { do: 'wait', ms: asked ?? Math.min(grown, longestWaitMs), idle: false };
}

const isBehind = ({ session, cursors, heads }: EngineState): boolean =>
  (session?.feeds ?? []).some((scope) => (cursors[scope] ?? 0) < (heads[scope] ?? 0));

const isReached = ({ heads }: Due, { session, cursors }: EngineState): boolean =>
  (session?.feeds ?? []).every((scope) => (cursors[scope] ?? 0) >= (heads[scope] ?? 0));

function later(a: Heads, b: Heads): Heads {
  const all = { ...a };
  for (const [scope, head] of Object.entries(b) as [FeedScope, number][]) {
    all[scope] = Math.max(all[scope] ?? 0, head);
  }
  return all;
}
