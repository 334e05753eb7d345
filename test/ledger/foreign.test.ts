import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { text } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { genesis, type Hash, hashOfText, nextDigest, type Sha256 } from '../../src/domain/kit/sync/chain.ts';
import { itemText, type Unplaced } from '../../src/domain/kit/sync/feed.ts';
import { provePage } from '../../src/domain/kit/sync/prove.ts';
import type { FeedItem } from '../../src/domain/kit/sync/wire.ts';
import { enrol } from '../../src/main/ledger/foreign/enrol.ts';
import { Feeds } from '../../src/main/ledger/foreign/feeds.ts';
import { entriesAfter, marksOf } from '../../src/main/ledger/foreign/outbox.ts';
import { replayWaiting } from '../../src/main/ledger/foreign/replay.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { record } from '../../src/main/ledger/tables.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { jar, jarMove, jars, jarsVerifiable, move, newFolder, paint } from './jars.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const always = (): boolean => true;
const clock = (n: number): string => `01a000000000-${n.toString(16).padStart(4, '0')}-other`;

const facts = (changes: readonly object[], n = 1): Unplaced => {
  const body = JSON.stringify(changes);
  return {
    ...{ kind: 'facts', till: 'other', epoch: 1, seq: n, id: `e${n}`, schema: 1, at: 0, clock: clock(n) },
    ...{ command: 'jar.move', body, bodyHash: hashOfText(sha256, body) },
  } as Unplaced;
};
const moved = (jarId: string, n: number, grams: number): Unplaced =>
  facts([{ add: 'jar_move', row: { jarId, n, grams } }], n);
const painted = (id: string, group: string, values: object, n: number): Unplaced => ({
  ...{ kind: 'group', table: 'jar', id, group, values: JSON.stringify(values), clock: clock(n) },
  ...{ schema: 1, till: 'other', entry: `e${n}`, actor: '{}', at: 0 },
});

/** A till of a company, and what the company feed brings it. */
function enrolled() {
  const dir = newFolder();
  const opened = jars({ dir });
  const { ledger } = opened;
  const marker = join(dir, 'incarnation.json');
  const till = ledger.identity.tillId;
  const place = { company: 'c1', branch: 'b1', till, branchCode: '1', tillCode: '1', epoch: 1 };
  enrol(ledger, [jar], marker, place);
  const feeds = new Feeds(ledger, [jar, jarMove]);
  let position = 0;
  let digest: Hash = genesis.hash;
  const bring = (...unplaced: Unplaced[]) => {
    const items = unplaced.map((one): FeedItem => {
      position += 1;
      return { ...one, position };
    });
    const digests = items.map((item) => {
      digest = nextDigest(sha256, digest, itemText(item));
      return digest;
    });
    return feeds.take('company', items, digests, always);
  };
  const prove = () =>
    verifyLedger(join(dir, 'dukkan.db'), { ...jarsVerifiable, series: [] }).findings.map(
      (finding) => finding,
    );
  return { ledger, feeds, bring, prove };
}

const jarOf = (ledger: Ledger, id: string) =>
  ledger.read.get<{ label: string; price_minor: number }>(
    'select label, price_minor from jar where id = ?',
    id,
  );
const levelOf = (ledger: Ledger, jarId: string) =>
  ledger.read.get<{ grams: number }>('select grams from jar_level where jar_id = ?', jarId)?.grams;

describe('what others did', () => {
  it('is added once, with all that follows from it, however often it comes', () => {
    const { ledger, bring, prove } = enrolled();
    bring(moved('j1', 1, 500), moved('j1', 2, -100));
    expect(levelOf(ledger, 'j1')).toBe(400);
    expect(bring(moved('j1', 1, 500))).toEqual({ items: 1, waiting: 0 });
    expect(levelOf(ledger, 'j1')).toBe(400);
    expect(prove()).toEqual([]);
  });

  it('wakes whoever watches its tables', () => {
    const { ledger, bring } = enrolled();
    let woken = 0;
    ledger.watchers.watch(['jar_level'], () => {
      woken += 1;
    });
    bring(moved('j1', 1, 5));
    expect(woken).toBe(1);
  });

  it('stops nothing when it is impossible: it is laid aside with its reason, and may be tried again', () => {
    const { ledger, feeds, bring, prove } = enrolled();
    const impossible = facts([{ add: 'jar_move', row: { jarId: 'j1', n: 1, grams: null } }], 7);
    expect(bring(moved('j1', 2, 5), impossible, moved('j1', 3, 6))).toEqual({ items: 3, waiting: 1 });
    expect(levelOf(ledger, 'j1')).toBe(11);
    const waiting = 'select position, reason, detail from waiting_item';
    expect(ledger.read.all(waiting)).toMatchObject([{ position: 2, reason: 'failed' }]);
    expect(feeds.again('company', 2)).toBe(false);
    const other = facts([{ add: 'jar_move', row: { jarId: 'j1', n: 2, grams: 6 } }], 8);
    expect(bring(other)).toEqual({ items: 1, waiting: 1 });
    expect(prove()).toEqual([]);
  });

  it('of a newer schema is applied as far as it is known, and waits for the rest', () => {
    const { ledger, bring } = enrolled();
    const newer = facts([
      { add: 'jar_move', row: { jarId: 'j1', n: 1, grams: 5, weighedBy: 'Ali' } },
      { add: 'jar_seal', row: { id: 's1' } },
    ]);
    expect(bring(newer)).toEqual({ items: 1, waiting: 1 });
    expect(levelOf(ledger, 'j1')).toBe(5);
    expect(ledger.read.all('select reason from waiting_item')).toEqual([{ reason: 'unknown' }]);
  });
});

describe('a record of several tills', () => {
  it('shows what wins at HQ, and is stamped with its clock', () => {
    const { ledger, bring, prove } = enrolled();
    bring(painted('j1', 'label', { label: 'Flour', colour: null }, 1));
    bring(painted('j1', 'price', { priceMinor: 900 }, 2));
    expect(jarOf(ledger, 'j1')).toEqual({ label: 'Flour', price_minor: 900 });
    // HQ decides, whatever the clocks say.
    bring(painted('j1', 'label', { label: 'Meal', colour: null }, 1));
    expect(jarOf(ledger, 'j1')?.label).toBe('Meal');
    expect(prove()).toEqual([]);
  });

  it('shows the own edit until HQ has answered it, then what won', () => {
    const { ledger, feeds, bring, prove } = enrolled();
    paint(ledger, 'j1', { label: 'Mine' });
    const { seq } = ledger.tip;
    bring(painted('j1', 'label', { label: 'Theirs', colour: null }, 1));
    expect(jarOf(ledger, 'j1')?.label).toBe('Mine');
    expect(prove()).toEqual([]);
    expect(feeds.settle(seq - 1, 10)).toBe(0);
    expect(feeds.settle(seq, 10)).toBe(1);
    expect(jarOf(ledger, 'j1')?.label).toBe('Theirs');
    expect(prove()).toEqual([]);
  });

  it('keeps a later own edit when an earlier one is answered', () => {
    const { ledger, feeds, bring, prove } = enrolled();
    paint(ledger, 'j1', { label: 'First' });
    const { seq } = ledger.tip;
    paint(ledger, 'j1', { label: 'Second' });
    bring(painted('j1', 'label', { label: 'Theirs', colour: null }, 1));
    feeds.settle(seq, 10);
    expect(jarOf(ledger, 'j1')?.label).toBe('Second');
    expect(prove()).toEqual([]);
  });

  it('is edited after all that was seen, even by a till whose clock is years behind', () => {
    const { ledger, bring } = enrolled();
    const far = painted('j1', 'label', { label: 'Theirs', colour: null }, 1);
    bring({ ...far, clock: 'f00000000000-0000-other' } as Unplaced);
    paint(ledger, 'j1', { label: 'Mine' });
    expect((ledger.tip.hlc ?? '') > 'f00000000000-0000-other').toBe(true);
  });
});

describe('what waits for an update', () => {
  const summed = (unplaced: Unplaced) => {
    const item = { ...unplaced, position: 1 } as FeedItem;
    return { items: [item], digests: [nextDigest(sha256, genesis.hash, itemText(item))] };
  };

  it('does not come back over what headquarters says since it was restored', () => {
    const { ledger, feeds, bring, prove } = enrolled();
    bring(painted('j1', 'label', { label: 'Lost', colour: null, shelf: 'A' }, 5));
    const { items, digests } = summed(painted('j1', 'label', { label: 'Kept', colour: null }, 1));
    feeds.beginSnapshot('company', 1, digests[0] ?? '');
    feeds.takeSnapshot('company', items, true, always);
    replayWaiting(ledger, [jar, jarMove]);
    expect(jarOf(ledger, 'j1')?.label).toBe('Kept');
    expect(ledger.read.all('select * from waiting_item')).toEqual([]);
    expect(prove()).toEqual([]);
  });

  it('is not taken for another branch’s, whose settings have the same ids', () => {
    const { ledger, feeds } = enrolled();
    const peg = record(
      'peg',
      { place: { at: text().notNull().default('') } },
      { scope: 'branch', keyed: true },
    );
    const hung = (at: string, n: number) =>
      summed({ ...painted('p1', 'place', { at }, n), table: 'peg' } as Unplaced);
    const [own, theirs] = [hung('ours', 1), hung('theirs', 2)];
    feeds.take('branch:b1', own.items, own.digests, always);
    feeds.take('branch:b2', theirs.items, theirs.digests, always);
    ledger.sqlite.exec(
      "create table peg (id text primary key, deleted_at integer, at text not null default '', clocks text)",
    );
    replayWaiting(ledger, [jar, jarMove, peg]);
    expect(ledger.read.all('select at from peg')).toEqual([{ at: 'ours' }]);
  });
});

describe('a shop that joins a company', () => {
  it('brings all of its past, and its records are own edits until HQ says who wins', () => {
    const dir = newFolder();
    const { ledger } = jars({ dir });
    paint(ledger, 'j1', { label: 'Old' });
    move(ledger, 'j1', 10);
    const till = ledger.identity.tillId;
    const place = { company: 'c1', branch: 'b1', till, branchCode: '4', tillCode: '2', epoch: 1 };
    enrol(ledger, [jar], join(dir, 'incarnation.json'), place);
    expect(ledger.read.all('select tab, id, grp, seq from own_edit')).toEqual([
      { tab: 'jar', id: 'j1', grp: 'label', seq: 2 },
    ]);
    const batch = entriesAfter(ledger.read, 0, { entries: 10, bytes: 1_000_000 });
    expect(batch?.entries.map(({ sets, scopes }) => ({ sets, scopes }))).toEqual([
      { sets: true, scopes: ['company'] },
      { sets: false, scopes: ['branch'] },
    ]);
    expect(() => enrol(ledger, [jar], join(dir, 'incarnation.json'), { ...place, till: 'other' })).toThrow(
      'past',
    );
  });

  it('tells HQ marks of its chain, close together at the end and far apart before', () => {
    const { ledger } = jars();
    for (let n = 0; n < 40; n += 1) move(ledger, 'j1', 1);
    expect(marksOf(ledger.read, 40).map(({ seq }) => seq)).toEqual([40, 39, 38, 36, 32, 24, 8]);
    expect(entriesAfter(ledger.read, 38, { entries: 10, bytes: 1 })?.tip.seq).toBe(39);
    expect(entriesAfter(ledger.read, 40, { entries: 10, bytes: 1 })).toBeNull();
  });
});

describe('a page of a feed', () => {
  it('is taken only when it adds up to what HQ says', () => {
    const item = { ...moved('j1', 1, 5), position: 1 } as FeedItem;
    const digest = nextDigest(sha256, genesis.hash, itemText(item));
    const start = { position: 0, digest: genesis.hash };
    const page = { scope: 'company', from: 1, to: 1, items: [item], digest };
    expect(provePage(sha256, start, page)).toEqual([digest]);
    const changed = { ...item, body: '[]' } as FeedItem;
    expect(provePage(sha256, start, { ...page, items: [changed] })).toBeNull();
    expect(provePage(sha256, start, { ...page, items: [{ ...item, position: 2 }] })).toBeNull();
    expect(provePage(sha256, { ...start, digest: 'f'.repeat(64) }, page)).toBeNull();
    // The till's own entry comes without its body, and sums up the same.
    expect(provePage(sha256, start, { ...page, items: [{ ...item, body: null } as FeedItem] })).toEqual([
      digest,
    ]);
  });
});
