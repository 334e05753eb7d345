import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { genesis, hashOfText, nextDigest } from '../../src/domain/kit/sync/chain.ts';
import { itemText } from '../../src/domain/kit/sync/feed.ts';
import { type FeedItem, usualLimits } from '../../src/domain/kit/sync/wire.ts';
import { enrol } from '../../src/main/ledger/foreign/enrol.ts';
import { SyncDriver } from '../../src/main/sync/driver.ts';
import type { Outcome, Routes, SyncPorts } from '../../src/main/sync/ports.ts';
import { jar, jarMove, jars, move, newFolder } from '../ledger/jars.ts';
import { sha256 } from './hq.ts';

/** A page of a feed as HQ sums it up. */
function pageOf(count: number) {
  let digest = genesis.hash;
  const items = Array.from({ length: count }, (_, at): FeedItem => {
    const position = at + 1;
    const body = JSON.stringify([{ add: 'jar_move', row: { jarId: 'theirs', n: position, grams: 1 } }]);
    const item: FeedItem = {
      ...{ kind: 'facts', position, till: 'other', epoch: 1, seq: position, id: `e${position}`, schema: 1 },
      ...{ at: 0, clock: '01a000000000-0000-other', command: 'jar.move', body },
      bodyHash: hashOfText(sha256, body),
    };
    digest = nextDigest(sha256, digest, itemText(item));
    return item;
  });
  return { scope: 'company' as const, from: 1, to: count, items, digest };
}

/** A till whose timers and questions the test answers itself. */
function heldTill() {
  const dir = newFolder();
  const { ledger } = jars({ dir });
  const till = ledger.identity.tillId;
  const marker = join(dir, 'incarnation.json');
  const place = { company: 'c1', branch: 'b1', till, branchCode: '1', tillCode: '1', epoch: 1 };
  enrol(ledger, [jar], marker, place);
  const asked: { route: keyof Routes; body: unknown; answer: (outcome: Outcome<never>) => void }[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const faults: unknown[] = [];
  let elapsed = 0;
  const ask: SyncPorts['ask'] = (route, body, done) => {
    asked.push({ route, body, answer: done as (outcome: Outcome<never>) => void });
  };
  const driver = new SyncDriver(ledger, [jar, jarMove], marker, {
    ...{ ask, sha256, app: 'test', random: () => 0.5, sign: () => '', freeMb: () => null },
    // Every look at the clock costs a millisecond.
    elapsed: () => {
      elapsed += 1;
      return elapsed;
    },
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    onFault: (error) => void faults.push(error),
  });
  const answer = (value: unknown): void => asked.shift()?.answer({ kind: 'answer', value } as Outcome<never>);
  const tick = (): number => {
    const timer = timers.shift();
    timer?.run();
    return timer?.ms ?? -1;
  };
  const hello = (head: number) => ({
    ...{ serverEpoch: 'life', serverTime: 0, session: 's', have: { ...genesis, durable: 0 }, minSchema: 0 },
    ...{ scopes: [{ id: 'company', head, min: 0 }], limits: usualLimits, action: { kind: 'ok' } },
  });
  return { ledger, driver, asked, timers, faults, answer, tick, hello };
}

describe('a till that catches up', () => {
  it('pauses after every slice, so that a sale waits for one slice at most', () => {
    const { ledger, driver, answer, tick, hello, asked } = heldTill();
    driver.start();
    answer(hello(100));
    tick();
    expect(asked[0]?.route).toBe('pull');
    expect(move(ledger, 'ours', 1).ok).toBe(true);
    answer({ pages: [pageOf(100)], more: false });
    const slices: number[] = [];
    const moves = (): number => ledger.read.get<{ n: number }>('select count(*) n from jar_move')?.n ?? 0;
    const applied = (): number => moves() - 1;
    for (let before = 0; before < 100; before = applied() - slices.length) {
      slices.push(applied() - slices.length - before);
      // Somebody sells in every pause.
      expect(move(ledger, 'ours', 1).ok).toBe(true);
      expect(tick()).toBe(5);
    }
    expect(slices.length).toBeGreaterThan(8);
    expect(Math.max(...slices)).toBeLessThanOrEqual(11);
    expect(ledger.read.get('select grams from jar_level where jar_id = ?', 'theirs')).toEqual({ grams: 100 });
  });

  it('takes longer slices one behind the other while nobody uses it', () => {
    const { ledger, driver, answer, tick, hello } = heldTill();
    driver.start();
    answer(hello(100));
    tick();
    answer({ pages: [pageOf(100)], more: false });
    expect(tick()).toBe(0);
    const first = ledger.read.get<{ n: number }>('select count(*) n from jar_move')?.n ?? 0;
    expect(first).toBeGreaterThan(20);
    expect(first).toBeLessThanOrEqual(61);
  });

  it('tries again after a fault of the disk, and loses nothing of the page', () => {
    const { ledger, driver, answer, tick, hello, faults, asked } = heldTill();
    driver.start();
    answer(hello(3));
    tick();
    ledger.sqlite.pragma('query_only = on');
    answer({ pages: [pageOf(3)], more: false });
    expect(faults).toHaveLength(1);
    ledger.sqlite.pragma('query_only = off');
    expect(tick()).toBe(750);
    while (asked.length === 0) tick();
    expect(asked[0]).toMatchObject({ route: 'pull', body: { cursors: { company: 0 } } });
    answer({ pages: [pageOf(3)], more: false });
    expect(ledger.read.get('select grams from jar_level where jar_id = ?', 'theirs')).toEqual({ grams: 3 });
  });

  it('waits for a dead line a minute at most, and no longer than until headquarters is heard', () => {
    const { driver, tick, asked, timers } = heldTill();
    driver.start();
    const waits: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      asked.shift()?.answer({ kind: 'failed', slow: false });
      waits.push(timers[0]?.ms ?? -1);
      if (n < 8) tick();
      if (n < 8) tick();
    }
    expect(waits).toEqual([750, 1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000, 45_000]);
    driver.heard({ company: 9 });
    expect(tick()).toBe(0);
    expect(asked[0]?.route).toBe('hello');
    driver.heard({ company: 10 });
    expect(timers).toEqual([]);
  });

  it('does nothing more once it is stopped, whatever still comes', () => {
    const { ledger, driver, answer, hello, timers } = heldTill();
    driver.start();
    driver.stop();
    answer(hello(3));
    driver.heard({ company: 9 });
    move(ledger, 'ours', 1);
    expect(timers).toEqual([]);
  });
});
