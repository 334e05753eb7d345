/** What went between this till and headquarters since the till was started, counted. */
import type { HelloAnswer, PushAnswer } from '../../domain/kit/sync/wire.ts';
import type { Outcome, Routes, SnapshotRequest } from './ports.ts';

type Route = keyof Routes;

export class SyncTally {
  /** How often each request ended how: `push answer`, `pull failed`. */
  readonly ended = new Map<string, number>();
  clamped = 0;
  quarantined = 0;
  /** Other lives of this till that headquarters told of. */
  forks = 0;
  /** Feeds read anew; of them those because headquarters was another than before. */
  resyncs = 0;
  #renewed = 0;
  #serverEpoch: string | null = null;

  /** Feeds that were not, or not any more, what headquarters summed up. */
  get mismatches(): number {
    return Math.max(0, this.resyncs - this.#renewed);
  }

  asked<R extends Route>(route: R, body: Routes[R]['ask'], outcome: Outcome<Routes[R]['answer']>): void {
    const how = outcome.kind === 'refused' ? outcome.refused.code : outcome.kind;
    const key = `${route} ${how}`;
    this.ended.set(key, (this.ended.get(key) ?? 0) + 1);
    if (how === 'Fork') this.forks += 1;
    if (outcome.kind !== 'answer') return;
    if (route === 'push') this.#pushed(outcome.value as PushAnswer);
    if (route === 'hello') this.#greeted(outcome.value as HelloAnswer);
    if (route === 'snapshot' && (body as SnapshotRequest).at === null) this.resyncs += 1;
  }

  #pushed({ clamped, quarantined }: PushAnswer): void {
    this.clamped += clamped.length;
    this.quarantined += quarantined.length;
  }

  #greeted({ action, serverEpoch }: HelloAnswer): void {
    if (action.kind === 'newEpoch') this.forks += 1;
    if (action.kind === 'resync' && serverEpoch !== this.#serverEpoch) this.#renewed += action.scopes.length;
    this.#serverEpoch = serverEpoch;
  }
}
