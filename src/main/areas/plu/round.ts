/** One round with a scale: takes off what is gone, sends what is new or changed, writes down what the scale says. */
import type { TalkOutcome } from '../../../domain/areas/plu/contract.ts';
import { placeFor, type Wanted, workOf } from '../../../domain/areas/plu/plan.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import type { LabelScaleTalk, TalkOver } from '../../devices/label-scale/conversation.ts';
import { problemOf } from '../../devices/opened.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type Noted, noteCleared, noteItems } from './commands/noting.ts';
import type { Progress } from './progress.ts';
import { heldOn, listedOn, type SavedScale } from './queries.ts';

export interface Round {
  readonly ledger: Ledger;
  readonly scale: SavedScale;
  readonly talk: LabelScaleTalk;
  readonly progress: Progress;
  /** A person asked: what was refused before is offered again. */
  readonly again: boolean;
  /** All of it, from an empty scale on. */
  readonly anew: boolean;
}

/** Taken by the scale and not yet written down: sent once more after a power cut, which does no harm. */
const mostUnwritten = 20;

export async function sendRound(round: Round): Promise<TalkOutcome> {
  const { ledger, talk, scale } = round;
  const { scaleId } = scale;
  const begun = await talk.begin();
  if (!begun.ok) return outcomeOf(begun.refusal);
  const listed = listedOn(ledger.read, scale, ledger.now());
  const first = workOf(listed, heldOn(ledger.read, scaleId), round);
  const mustClear = round.anew || (first.drops.length > 0 && !talk.dropsOne);
  if (mustClear) {
    const cleared = await talk.clear();
    if (!cleared.ok) return outcomeOf(cleared.refusal);
    noteCleared(ledger, scaleId);
  }
  const work = mustClear ? workOf(listed, new Map(), { again: true }) : first;
  return new Sending(round, work.drops.length + work.puts.length).all(work);
}

class Sending {
  readonly #round: Round;
  readonly #of: number;
  readonly #taken: Set<number>;
  #noted: Noted[] = [];
  #done = 0;

  constructor(round: Round, of: number) {
    this.#round = round;
    this.#of = of;
    const held = heldOn(round.ledger.read, round.scale.scaleId);
    this.#taken = new Set([...held.values()].flatMap(({ place }) => place ?? []));
  }

  async all({ drops, puts }: ReturnType<typeof workOf>): Promise<TalkOutcome> {
    const { talk } = this.#round;
    try {
      for (const held of drops) {
        this.#step();
        const dropped = await talk.drop(held.place ?? 0);
        if (!dropped.ok) return outcomeOf(dropped.refusal);
        this.#taken.delete(held.place ?? 0);
        this.#note({ kind: 'dropped', held });
      }
      const places = this.#places(new Set(drops.map(({ itemId }) => itemId)));
      for (const wanted of puts) {
        this.#step();
        const over = await this.#put(wanted, places.get(wanted.itemId));
        if (over) return outcomeOf(over);
      }
      return { kind: 'done' };
    } finally {
      this.#write();
    }
  }

  /** Where the items that stay are. */
  #places(dropped: ReadonlySet<Id>): ReadonlyMap<Id, number> {
    const { ledger, scale } = this.#round;
    return new Map(
      [...heldOn(ledger.read, scale.scaleId).values()].flatMap(({ itemId, place }) =>
        place === null || dropped.has(itemId) ? [] : [[itemId, place] as const],
      ),
    );
  }

  async #put(wanted: Wanted, had: number | undefined): Promise<TalkOver | null> {
    const { talk } = this.#round;
    const place = had ?? placeFor(wanted.item.number, this.#taken, talk.places);
    if (place === null) {
      this.#note({ kind: 'refused', wanted, why: { code: 'scaleFull' } });
      return null;
    }
    const put = await talk.put(place, wanted.item);
    if (put.ok) {
      this.#taken.add(place);
      this.#note({ kind: 'put', wanted, place });
      return null;
    }
    if (put.refusal.code !== 'ItemRefused') return put.refusal;
    this.#note({ kind: 'refused', wanted, why: put.refusal.data.why });
    return null;
  }

  #note(noted: Noted): void {
    this.#noted.push(noted);
    if (this.#noted.length >= mostUnwritten) this.#write();
  }

  #write(): void {
    const noted = this.#noted;
    this.#noted = [];
    if (noted.length > 0) noteItems(this.#round.ledger, this.#round.scale.scaleId, noted);
  }

  #step(): void {
    this.#done += 1;
    this.#round.progress.tell(this.#round.scale.scaleId, { done: this.#done, of: this.#of });
  }
}

function outcomeOf(over: TalkOver): TalkOutcome {
  switch (over.code) {
    case 'NoLink':
      return { kind: 'noLink', why: problemOf(over.data.why) ?? { kind: 'unreachable' } };
    case 'Silent':
      return { kind: 'silent' };
    case 'ScaleRefused':
      return { kind: 'refused', ...over.data };
    case 'Stopped':
      return { kind: 'stopped' };
  }
}
