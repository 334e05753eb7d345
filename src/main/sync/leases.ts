/**
 * What this till may decide alone for a while. Headquarters is asked for it where it can be; without it the shop goes
 * on, and what two tills decided is seen later.
 */
import type { LeaseAnswer, LeaseRequest } from '../../domain/kit/sync/lease.ts';
import type { FeedScope } from '../../domain/kit/sync/wire.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { HqNetwork } from './network.ts';
import type { SyncPorts } from './ports.ts';

/** Somebody waits for the answer with a customer before him. */
const patienceMs = 1000;

type Kind = LeaseRequest['kind'];
type Wanted = Omit<LeaseRequest, 'session'>;

interface Talk {
  readonly network: HqNetwork;
  readonly session: string;
  /** HQ's feeds are so far: what is behind reads on at once. */
  readonly heard: (heads: Readonly<Record<FeedScope, number>>) => void;
}

interface LeasePorts extends Pick<SyncPorts, 'after' | 'onFault'> {
  readonly ledger: Ledger;
  /** Null while there is no line. */
  readonly talk: () => Talk | null;
}

export class Leases {
  readonly #ports: LeasePorts;
  readonly #held = new Map<string, readonly [Kind, string]>();

  constructor(ports: LeasePorts) {
    this.#ports = ports;
  }

  /**
   * HQ's word, and all that was decided before it is here; null when it does not come in time, or nobody is there to
   * ask. `heldBy` says whether it is this till's.
   */
  async take(wanted: Wanted): Promise<LeaseAnswer | null> {
    const talk = this.#ports.talk();
    if (!talk) return null;
    let isLate = false;
    const late = new Promise<null>((resolve) => {
      this.#ports.after(patienceMs, () => {
        isLate = true;
        resolve(null);
      });
    });
    const asked = this.#ask(talk, wanted).then(async (answer) => {
      if (!answer || answer.heldBy !== this.#ports.ledger.identity.tillId) return answer;
      talk.heard(answer.heads);
      await this.#caughtUp(answer.heads, () => isLate);
      return answer;
    });
    return Promise.race([asked, late]);
  }

  /** It is in use from now on, until `giveBack`. */
  hold(kind: Kind, subject: string): void {
    this.#held.set(`${kind} ${subject}`, [kind, subject]);
  }

  /** Subjects in use. */
  held(kind: Kind): string[] {
    return [...this.#held.values()].flatMap(([of, subject]) => (of === kind ? [subject] : []));
  }

  /** Once HQ has what was decided under it; without a line it runs out by itself. */
  giveBack(kind: Kind, subject: string): void {
    this.#held.delete(`${kind} ${subject}`);
    const { ledger, talk, onFault } = this.#ports;
    if (!talk()) return;
    const { seq } = ledger.tip;
    const unwatch = ledger.watchers.watch(['sync_standing'], () => {
      if (ledger.standing.acked < seq) return;
      unwatch();
      const line = talk();
      if (line) this.#ask(line, { kind, subject, amount: 0, used: 0 }).catch(onFault);
    });
  }

  async #ask({ network, session }: Talk, wanted: Wanted): Promise<LeaseAnswer | null> {
    const outcome = await network.lease({ ...wanted, session });
    return outcome.kind === 'answer' ? outcome.value : null;
  }

  #caughtUp(heads: LeaseAnswer['heads'], enough: () => boolean): Promise<void> {
    const { ledger } = this.#ports;
    const isHere = (): boolean => {
      const positions = new Map(ledger.standing.cursors().map(({ scope, position }) => [scope, position]));
      return Object.entries(heads).every(([scope, head]) => (positions.get(scope) ?? 0) >= head);
    };
    return new Promise((resolve) => {
      if (isHere()) return resolve();
      const unwatch = ledger.watchers.watch(['sync_cursor'], () => {
        if (!enough() && !isHere()) return;
        unwatch();
        resolve();
      });
    });
  }
}
