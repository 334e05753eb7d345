/** Sends to each label scale of this till what is asked, and what changed where it may go by itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isFile } from '../../../domain/areas/plu/label-scale.ts';
import { workOf } from '../../../domain/areas/plu/plan.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import type { LabelScaleTalk } from '../../devices/label-scale/conversation.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Log } from '../area.ts';
import { doubtHeld, noteBegin, noteEnd } from './commands/noting.ts';
import type { Progress } from './progress.ts';
import { heldOn, listedOn, type SavedScale, savedScales, talkOf } from './queries.ts';
import { sendRound } from './round.ts';

export interface PumpParts {
  readonly ledger: Ledger;
  readonly log: Log;
  readonly progress: Progress;
  /** Null for a scale that is loaded from a file. */
  readonly open: (scale: SavedScale, signal: AbortSignal) => LabelScaleTalk | null;
  /** The till lives on from a backup. */
  readonly isRestored: boolean;
}

/** What of the shop changes what a scale has to be told. */
const watched = [
  'plu',
  'scale_item',
  'scale_talk',
  'item',
  'price',
  'price_list',
  'label_scale',
  'company_setting',
  'branch_setting',
];

/** Edits come in bursts; and prices begin and end by the clock, which nobody announces. */
const settleMs = 1000;
const lookEveryMs = 60_000;
/** A scale that does not answer by itself is tried again after so long, at most. */
const longestRestMs = 300_000;
const shortestRestMs = 15_000;

export function runPump(parts: PumpParts): () => Promise<void> {
  const { ledger } = parts;
  if (parts.isRestored) doubtHeld(ledger);
  const senders = new Map<Id, Sender>();
  const stopped = new Set<Promise<void>>();
  const look = (): void => {
    const wanted = new Set(
      savedScales(ledger.read).flatMap(({ scaleId, isOn, settings }) =>
        isOn && !isFile(settings.protocol) ? [scaleId] : [],
      ),
    );
    for (const [scaleId, sender] of senders) {
      if (wanted.has(scaleId)) continue;
      senders.delete(scaleId);
      const end = sender.stop().finally(() => stopped.delete(end));
      stopped.add(end);
    }
    for (const scaleId of wanted) {
      if (!senders.has(scaleId)) senders.set(scaleId, new Sender(parts, scaleId));
    }
  };
  look();
  const unwatch = [
    ledger.watchers.watch(['label_scale'], look),
    ledger.watchers.watch(watched, () => {
      for (const sender of senders.values()) sender.wake();
    }),
  ];
  return async () => {
    for (const stop of unwatch) stop();
    await Promise.all([...stopped, ...[...senders.values()].map((sender) => sender.stop())]);
  };
}

/** One scale: a round at a time, and rests in between. */
class Sender {
  readonly #parts: PumpParts;
  readonly #scaleId: Id;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #resting = new AbortController();
  #round: AbortController | null = null;
  #changed = false;
  #settles = false;
  #failures = 0;
  /** On the timers' clock: until then it is not tried by itself. */
  #restUntil = 0;

  constructor(parts: PumpParts, scaleId: Id) {
    this.#parts = parts;
    this.#scaleId = scaleId;
    this.#running = this.#run();
  }

  /** Called in the middle of somebody's commit: it only says that there is something to look at. */
  wake(): void {
    this.#changed = true;
    if (!this.#settles || this.#isAsked()) this.#resting.abort();
    // Whoever asked it to stop is heard at once, whatever the scale is waited for.
    if (!this.#isAsked()) this.#round?.abort();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#resting.abort();
    this.#round?.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    // The till opens first.
    await this.#settle();
    while (!this.#stopping.signal.aborted) {
      this.#changed = false;
      try {
        await this.#look();
      } catch (error) {
        this.#parts.log.fault('plu.pump', error);
        await this.#rest(shortestRestMs);
      }
      if (!this.#changed) await this.#rest(lookEveryMs);
      await this.#settle();
    }
  }

  #isAsked = (): boolean => talkOf(this.#parts.ledger.read, this.#scaleId).asked !== null;

  async #look(): Promise<void> {
    const { ledger } = this.#parts;
    const scale = savedScales(ledger.read).find(({ scaleId }) => scaleId === this.#scaleId);
    if (!scale) return;
    const { asked } = talkOf(ledger.read, this.#scaleId);
    if (asked === null && !this.#isDue(scale)) return;
    if (asked === null) noteBegin(ledger, this.#scaleId);
    await this.#send(scale, { again: asked !== null, anew: asked === 'anew' });
  }

  #isDue(scale: SavedScale): boolean {
    const { ledger } = this.#parts;
    if (!scale.settings.sendsItself || performance.now() < this.#restUntil) return false;
    const listed = listedOn(ledger.read, scale, ledger.now());
    const { drops, puts } = workOf(listed, heldOn(ledger.read, this.#scaleId), { again: false });
    return drops.length + puts.length > 0;
  }

  async #send(scale: SavedScale, how: { again: boolean; anew: boolean }): Promise<void> {
    const { ledger, progress, open, log } = this.#parts;
    this.#round = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, this.#round.signal]);
    const talk = open(scale, signal);
    if (!talk) return;
    try {
      const outcome = await sendRound({ ledger, scale, talk, progress, ...how });
      // A till that closes goes on after it opens.
      if (this.#stopping.signal.aborted) return;
      noteEnd(ledger, this.#scaleId, { anew: how.anew, outcome });
      this.#reckon(outcome.kind === 'done');
      if (outcome.kind !== 'done') log.warn('plu.send', { scaleId: this.#scaleId, ...outcome });
    } finally {
      this.#round = null;
      progress.tell(this.#scaleId, null);
      await talk.close();
    }
  }

  #reckon(isWell: boolean): void {
    this.#failures = isWell ? 0 : this.#failures + 1;
    const restMs = isWell
      ? 0
      : Math.min(longestRestMs, shortestRestMs * 2 ** Math.min(this.#failures - 1, 10));
    this.#restUntil = performance.now() + restMs;
  }

  /** What comes meanwhile goes along; what a person asks for goes at once. */
  async #settle(): Promise<void> {
    if (this.#isAsked()) return;
    this.#settles = true;
    await this.#rest(settleMs);
    this.#settles = false;
  }

  async #rest(ms: number): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    this.#resting = new AbortController();
    await sleep(ms, undefined, { signal: this.#resting.signal, ref: false }).catch(aborted);
  }
}

/** The rest was cut short, which is what it is for. */
function aborted(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
}
