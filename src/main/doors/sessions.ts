/** Who is signed in at which window, and which approvals are in the air; all of it gone with the process. */
import { createHash } from 'node:crypto';
import type { Id } from '../../domain/kit/ids.ts';
import type { BasisPoints } from '../../domain/kit/money.ts';
import type { Sessions } from '../areas/area.ts';
import type { Approval } from '../ledger/journal.ts';

export type GivenApproval = Approval & { readonly discountLimit: BasisPoints };

interface Held {
  readonly userId: Id;
  readonly source: string;
  lastSeen: number;
}

interface InTheAir {
  readonly approval: GivenApproval;
  readonly until: number;
  /** What took it: a retry that asks the very same may present it again. */
  use: string | null;
}

const idleMs = 12 * 60 * 60 * 1000;
const approvalMs = 2 * 60 * 1000;
const maxSessions = 200;
const maxApprovals = 100;

export class SessionBook implements Sessions {
  readonly #held = new Map<string, Held>();
  readonly #approvals = new Map<string, InTheAir>();
  readonly #now: () => number;
  readonly #randomBytes: (count: number) => Uint8Array;

  constructor(now: () => number, randomBytes: (count: number) => Uint8Array) {
    this.#now = now;
    this.#randomBytes = randomBytes;
  }

  open(userId: Id, source: string): string {
    const token = this.#token();
    if (this.#held.size >= maxSessions) this.#dropOldest();
    this.#held.set(digest(token), { userId, source, lastSeen: this.#now() });
    return token;
  }

  close(token: string): void {
    this.#held.delete(digest(token));
  }

  closeAllOf(userId: Id): void {
    for (const [key, held] of this.#held) if (held.userId === userId) this.#held.delete(key);
  }

  /** The user of a token, or null when it is unknown or has idled out; `seen` says that the user did something. */
  userOf(token: string, seen = true): Id | null {
    const key = digest(token);
    const held = this.#held.get(key);
    if (!held) return null;
    const now = this.#now();
    if (now - held.lastSeen > idleMs) {
      this.#held.delete(key);
      return null;
    }
    if (seen) held.lastSeen = now;
    return held.userId;
  }

  approve(approval: GivenApproval): string {
    const token = this.#token();
    const now = this.#now();
    for (const [key, given] of this.#approvals) if (given.until < now) this.#approvals.delete(key);
    if (this.#approvals.size >= maxApprovals) this.#approvals.delete(first(this.#approvals));
    this.#approvals.set(digest(token), { approval, until: now + approvalMs, use: null });
    return token;
  }

  /** The approval that is presented for a use, if it is fresh and was not taken for another. */
  approvalFor(token: string, use: string): GivenApproval | null {
    const given = this.#approvals.get(digest(token));
    if (!given || given.until < this.#now()) return null;
    return given.use === null || given.use === use ? given.approval : null;
  }

  /** Nothing else may come with this approval from now on. */
  spend(token: string, use: string): void {
    const given = this.#approvals.get(digest(token));
    if (given) given.use = use;
  }

  /** What took it was refused: another try may present it. */
  release(token: string, use: string): void {
    const given = this.#approvals.get(digest(token));
    if (given?.use === use) given.use = null;
  }

  #token(): string {
    return Buffer.from(this.#randomBytes(32)).toString('base64url');
  }

  #dropOldest(): void {
    let oldest: [string, Held] | undefined;
    for (const entry of this.#held) if (!oldest || entry[1].lastSeen < oldest[1].lastSeen) oldest = entry;
    if (oldest) this.#held.delete(oldest[0]);
  }
}

/** Only digests are kept, so that a memory dump holds no usable token. */
const digest = (token: string): string => createHash('sha256').update(token).digest('base64');
const first = (map: Map<string, unknown>): string => map.keys().next().value ?? '';
