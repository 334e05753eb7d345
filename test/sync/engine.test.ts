import { describe, expect, it } from 'vitest';
import { genesis } from '../../src/domain/kit/sync/chain.ts';
import type { HqRefusal } from '../../src/domain/kit/sync/refusals.ts';
import { type HelloAnswer, usualLimits } from '../../src/domain/kit/sync/wire.ts';
import { asleep, type EngineState, type Event, nextEffect, step } from '../../src/main/sync/engine.ts';

const hash = (letter: string): string => letter.repeat(64);

const hello = (more: Partial<HelloAnswer> = {}): HelloAnswer => ({
  ...{ serverEpoch: 'life', serverTime: 0, session: 's', have: { ...genesis, durable: 0 }, minSchema: 1 },
  ...{ scopes: [{ id: 'company', head: 1, min: 0 }], limits: usualLimits, action: { kind: 'ok' } },
  ...more,
});

const greeted = (more: Partial<Extract<Event, { kind: 'greeted' }>> = {}): Event => ({
  ...{ kind: 'greeted', answer: hello(), epoch: 1, holds: true, tooOld: false, tip: 0, cursors: {} },
  ...more,
});

const answerOf = (seq: number, head = 0) => ({
  serverEpoch: 'life',
  accepted: { seq, hash: hash('a') },
  durable: seq,
  clamped: [],
  quarantined: [],
  heads: { company: head },
  placed: null,
});

const pushed = (seq: number, quick: boolean, head = 0): Event => ({
  kind: 'pushed',
  quick,
  answer: answerOf(seq, head),
  passed: null,
});

/** The state after these events, and what is done last. */
function lived(...events: Event[]) {
  let state: EngineState = asleep;
  for (const event of events) state = step(state, event);
  return { state, effect: nextEffect(state, events.at(-1) ?? { kind: 'waited' }) };
}

describe('the engine', () => {
  it('says hello before anything else, however much there is to push', () => {
    expect(lived({ kind: 'committed', tip: 500 }).effect).toEqual({ do: 'hello', doubt: null });
    expect(lived({ kind: 'committed', tip: 500 }, { kind: 'waited' }).effect).toEqual({
      do: 'hello',
      doubt: null,
    });
  });

  it('pushes after what HQ says it has, not after what it remembers', () => {
    const have = { seq: 3, hash: hash('3'), durable: 3 };
    const { effect } = lived(greeted({ answer: hello({ have }), tip: 9 }));
    expect(effect).toMatchObject({ do: 'push', after: { seq: 3, hash: hash('3') }, most: 100 });
  });

  it('begins a new epoch when HQ says so, or has another entry than its own', () => {
    const action = { kind: 'newEpoch', after: 4 } as const;
    expect(lived(greeted({ answer: hello({ action }) })).effect).toEqual({ do: 'beginEpoch', after: 4 });
    const other = lived(greeted({ holds: false, epoch: 2 }));
    // HQ gives the epoch, or two copies might take the same.
    expect(other.effect).toEqual({ do: 'hello', doubt: 0 });
    expect(lived(greeted({ holds: false }), { kind: 'epochBegun' }).effect.do).toBe('hello');
  });

  it('takes turns, so that a backlog does not hide what others did', () => {
    const start = greeted({ tip: 900, answer: hello({ scopes: [{ id: 'company', head: 50, min: 0 }] }) });
    expect(lived(start).effect.do).toBe('push');
    expect(lived(start, pushed(100, true, 50)).effect.do).toBe('pull');
    const pulled: Event = { kind: 'pulled', cursors: { company: 40 }, more: true };
    expect(lived(start, pushed(100, true, 50), pulled).effect.do).toBe('push');
  });

  it('doubles quick pushes up to the limit, halves after a time-out and never stops at none', () => {
    const quick = [greeted({ tip: 9999 }), ...[1, 2, 3, 4, 5].map((n) => pushed(n, true))];
    expect(lived(...quick).state.pushMost).toBe(usualLimits.pushEntries);
    const slow = Array.from({ length: 20 }, (): Event => ({ kind: 'failed', slow: true }));
    expect(lived(greeted(), ...slow).state.pushMost).toBe(1);
  });

  it('waits longer after each failure, a minute at most, and never gives up', () => {
    const failures = Array.from({ length: 12 }, (): Event => ({ kind: 'failed', slow: false }));
    const waits = failures.map((_, n) => lived(...failures.slice(0, n + 1)).effect);
    expect(waits.map((effect) => (effect.do === 'wait' ? effect.ms / 1000 : 0))).toEqual([
      ...[1, 2, 4, 8, 16, 32],
      ...[60, 60, 60, 60, 60, 60],
    ]);
  });

  it('does not ask in a loop when every hello is answered and every push refused', () => {
    const fenced: Event = { kind: 'refused', refused: { code: 'Fenced' } };
    const twice = [greeted({ tip: 3 }), fenced, greeted({ tip: 3 }), fenced];
    expect(lived(...twice).effect).toMatchObject({ do: 'wait', ms: 2000 });
  });

  it('settles own edits once it has read as far as HQ was when it took them', () => {
    const start = [greeted({ tip: 5 }), pushed(5, true, 7)];
    expect(lived(...start).state.due).toEqual({ seq: 0, heads: { company: 1 } });
    const settled: Event = { kind: 'settled', all: true };
    const waiting = lived(...start, settled);
    expect(waiting.state.due).toEqual({ seq: 5, heads: { company: 7 } });
    expect(waiting.effect.do).toBe('pull');
    const there = lived(...start, settled, { kind: 'pulled', cursors: { company: 7 }, more: false });
    expect(there.effect).toEqual({ do: 'settle', seq: 5 });
  });

  it.each<[HqRefusal, string]>([
    ['Gap', 'hello'],
    ['Fork', 'hello'],
    ['Fenced', 'hello'],
    ['Resync', 'hello'],
    ['TooMany', 'wait'],
    ['Unavailable', 'wait'],
    ['TooLarge', 'wait'],
    ['Revoked', 'wait'],
  ])('answers %s by a %s', (code, doing) => {
    const refused: Event = { kind: 'refused', refused: { code } };
    expect(lived(greeted({ tip: 3 }), refused).effect.do).toBe(doing);
    // The same again is not asked in a loop.
    expect(lived(greeted({ tip: 3 }), refused, refused).effect.do).toBe('wait');
  });

  it('goes on pushing while it may not pull, and asks now and then whether it may', () => {
    const old = greeted({ tip: 3, tooOld: true });
    expect(lived(old).effect.do).toBe('push');
    const idle = lived(old, pushed(3, true));
    expect(idle.effect).toMatchObject({ do: 'wait', idle: true });
    expect(lived(old, pushed(3, true), { kind: 'waited' }).effect.do).toBe('hello');
  });

  it('does not pull what it said itself, when nothing of others stands in between', () => {
    const cursor = { position: 9, digest: hash('9') };
    const pulled: Event = { kind: 'pulled', cursors: { company: 0 }, more: false };
    const said = { ...pushed(9, true, 9), passed: { scope: 'company', cursor } } as Event;
    const settled: Event = { kind: 'settled', all: true };
    const idle = lived(greeted({ tip: 9 }), pulled, settled, said, settled);
    expect(idle).toMatchObject({ effect: { do: 'wait', idle: true }, state: { cursors: { company: 9 } } });
    const between = lived(greeted({ tip: 9 }), pulled, pushed(9, true, 9));
    expect(between.effect.do).toBe('pull');
  });

  it('reads a feed anew from its snapshot when its page does not add up', () => {
    const strayed = lived(greeted(), { kind: 'strayed', scope: 'company' });
    expect(strayed.effect).toMatchObject({ do: 'snapshot', scope: 'company' });
    const read: Event = { kind: 'snapshotRead', scope: 'company', position: 8 };
    const done = lived(greeted(), { kind: 'strayed', scope: 'company' }, read);
    expect(done.state).toMatchObject({ resync: [], cursors: { company: 8 } });
  });

  it('hands over what it still has where another machine took its place, and pulls nothing', () => {
    const action = { kind: 'retired' } as const;
    const shutOut = greeted({ answer: hello({ action, scopes: [] }), tip: 4 });
    const all: Event = { kind: 'pushed', quick: true, answer: { ...answerOf(4), heads: {} }, passed: null };
    const settled: Event = { kind: 'settled', all: true };
    const begun = lived(shutOut, settled);
    expect(begun).toMatchObject({ effect: { do: 'push' }, state: { retired: true } });
    expect(lived(shutOut, settled, all, settled).effect).toMatchObject({ do: 'wait', idle: true });
    expect(lived(shutOut, settled, all, settled, { kind: 'waited' }).effect.do).toBe('hello');
  });
});
