/** What the sync needs of the world; the simulator brings its own. */
import type { Sha256 } from '../../domain/kit/sync/chain.ts';
import type {
  HelloAnswer,
  HelloRequest,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  Refused,
  SnapshotAnswer,
  TillStanding,
} from '../../domain/kit/sync/wire.ts';
import type { Witness } from '../ledger/foreign/witness.ts';

export interface SnapshotRequest {
  readonly session: string;
  readonly scope: string;
  readonly at: number | null;
  readonly after: number;
}

/** Each route's request and answer. */
export interface Routes {
  readonly hello: { readonly ask: HelloRequest; readonly answer: HelloAnswer };
  readonly push: { readonly ask: PushRequest; readonly answer: PushAnswer };
  readonly pull: { readonly ask: PullRequest; readonly answer: PullAnswer };
  readonly snapshot: { readonly ask: SnapshotRequest; readonly answer: SnapshotAnswer };
}

export type Outcome<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** Nothing came back; `slow` when it was waited for in vain. */
  | { readonly kind: 'failed'; readonly slow: boolean };

export interface SyncPorts {
  /** Asks HQ once; calls back once, with an answer that is of the route's form. */
  readonly ask: <R extends keyof Routes>(
    route: R,
    body: Routes[R]['ask'],
    done: (outcome: Outcome<Routes[R]['answer']>) => void,
  ) => void;
  /** Calls back once after so long, unless it is cancelled. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Milliseconds of a clock that nobody sets. */
  readonly elapsed: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly sha256: Sha256;
  /** By the till's key, base64url. */
  readonly sign: (text: string) => string;
  readonly freeMb: () => number | null;
  /** What waits for a person here. */
  readonly open?: () => Pick<TillStanding, 'conflicts' | 'laidAside'>;
  /** The version of this app. */
  readonly app: string;
  readonly onFault: (error: unknown) => void;
  /** Looks on while others' edits are applied. */
  readonly witness?: Witness;
}
