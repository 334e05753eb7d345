import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Signal } from '../../src/main/ledger/watch.ts';
import { jars, move } from './jars.ts';

const levels = ['jar_level'];

/** Reads a stream into a list until it ends. */
function collect<T>(stream: AsyncIterable<T>): { readonly seen: T[]; readonly ended: Promise<void> } {
  const seen: T[] = [];
  const ended = (async () => {
    for await (const one of stream) seen.push(one);
  })();
  return { seen, ended };
}

function opened() {
  const { ledger } = jars();
  const grams = () => ledger.read.get<{ g: number }>('select coalesce(sum(grams), 0) g from jar_level')?.g;
  return { ledger, watchers: ledger.watchers, grams };
}

describe('a live answer', () => {
  test('comes at once, and again after each command that changed it', async () => {
    const { ledger, watchers, grams } = opened();
    const stop = new AbortController();
    const { seen, ended } = collect(watchers.answers(levels, grams, stop.signal));
    await setImmediate();
    move(ledger, 'a', 5);
    await setImmediate();
    move(ledger, 'a', 2);
    await setImmediate();
    stop.abort();
    await ended;
    expect(seen).toEqual([0, 5, 7]);
  });

  test('comes again when what it tells of changed without a command', async () => {
    const { watchers } = opened();
    const weight = new Signal('weight');
    let grams = 350;
    const stream = watchers.answers([weight.name], () => grams);
    await stream.next();
    const next = stream.next();
    grams = 360;
    watchers.raise(new Signal('light'));
    watchers.raise(weight);
    expect(await next).toEqual({ done: false, value: 360 });
    await stream.return(undefined);
  });

  test('is given once for many commands that came while nobody looked', async () => {
    const { ledger, watchers, grams } = opened();
    const stream = watchers.answers(levels, grams);
    await stream.next();
    for (let n = 0; n < 50; n += 1) move(ledger, 'a', 1);
    expect(await stream.next()).toEqual({ done: false, value: 50 });
    await stream.return(undefined);
  });

  test('is not repeated when a command left it as it was', async () => {
    const { ledger, watchers } = opened();
    let asked = 0;
    const stream = watchers.answers(levels, () => {
      asked += 1;
      return ledger.read.get<{ n: number }>('select count(*) n from jar_level')?.n;
    });
    await stream.next();
    move(ledger, 'a', 1);
    await stream.next();
    const third = stream.next();
    move(ledger, 'a', 1);
    await setImmediate();
    move(ledger, 'b', 1);
    expect(await third).toEqual({ done: false, value: 2 });
    expect(asked).toBe(4);
    await stream.return(undefined);
  });

  test('misses no change that comes between the answer and the wait', async () => {
    const { ledger, watchers, grams } = opened();
    const stream = watchers.answers(levels, grams);
    for (let n = 1; n <= 200; n += 1) {
      const next = stream.next();
      if (n % 3 === 0) await Promise.resolve();
      if (n % 5 === 0) await setImmediate();
      move(ledger, 'a', 1);
      await next;
    }
    expect(await stream.next()).toMatchObject({ value: 200 });
    await stream.return(undefined);
  });
});

describe('a live answer leaves nothing behind', () => {
  test('when it is aborted while it waits', async () => {
    const { watchers, grams } = opened();
    const stop = new AbortController();
    const { ended } = collect(watchers.answers(levels, grams, stop.signal));
    await setImmediate();
    expect(watchers.size).toBe(1);
    stop.abort();
    await ended;
    expect(watchers.size).toBe(0);
  });

  test('when it was aborted before it began', async () => {
    const { watchers, grams } = opened();
    expect(await watchers.answers(levels, grams, AbortSignal.abort()).next()).toMatchObject({ done: true });
    expect(watchers.size).toBe(0);
  });

  test('when the reader turns away', async () => {
    const { watchers, grams } = opened();
    for await (const answer of watchers.answers(levels, grams)) {
      expect(answer).toBe(0);
      break;
    }
    expect(watchers.size).toBe(0);
  });

  test('when the question fails', async () => {
    const { watchers } = opened();
    const fail = () => {
      throw new Error('no such shelf');
    };
    await expect(watchers.answers(levels, fail).next()).rejects.toThrow('no such shelf');
    expect(watchers.size).toBe(0);
  });

  test('when the till closes', async () => {
    const { watchers, grams } = opened();
    const all = Array.from({ length: 5 }, () => collect(watchers.answers(levels, grams)));
    await setImmediate();
    watchers.close();
    await Promise.all(all.map(({ ended }) => ended));
    expect(watchers.size).toBe(0);
  });
});
