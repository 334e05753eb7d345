import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainBatch, continues, overlapOf } from '../../../src/domain/kit/sync/batch.ts';
import { genesis, type Mark, type Sha256 } from '../../../src/domain/kit/sync/chain.ts';
import { feedOf, openEntry } from '../../../src/domain/kit/sync/feed.ts';
import { greet, strayed } from '../../../src/domain/kit/sync/greet.ts';
import { effectiveClock, mergeGroups } from '../../../src/domain/kit/sync/merge.ts';
import type { Registration, StoredEntry, Stream, Winner } from '../../../src/domain/kit/sync/store.ts';
import type { HelloRequest, WireEntry } from '../../../src/domain/kit/sync/wire.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const minute = 60_000;
const clock = (ms: number, till = 't1'): string => `${ms.toString(16).padStart(12, '0')}-0000-${till}`;
const hash = (letter: string): string => letter.repeat(64);

const entry = (seq: number, body = `[${seq}]`): WireEntry => ({
  ...{ epoch: 1, seq, id: `e${seq}`, schema: 1, at: 0, hlc: clock(seq), command: 'sale.complete' },
  ...{ actor: '{}', approval: null, sets: false, scopes: ['branch'], body },
});

/** A batch of these entries, with the tip they really come to. */
function batch(prev: Mark, entries: WireEntry[]) {
  const push = { session: 's', epoch: 1, prev, entries, tip: genesis, sig: '' };
  const tried = chainBatch(sha256, 't1', push);
  const detail = tried.ok ? '' : tried.detail;
  const [, seq = '0', tip = ''] = /ends at (\d+) (\w+)/.exec(detail) ?? [];
  return { ...push, tip: { seq: Number(seq), hash: tip } };
}

const stream = (tip: Mark, base: Mark = genesis): Stream => ({
  ...{ till: 't1', epoch: 1, base, tip, clock: null, session: 's', nonce: 'n2', pastNonces: ['n1'] },
});

describe('a batch', () => {
  const push = batch(genesis, [entry(1), entry(2), entry(3)]);
  const chained = chainBatch(sha256, 't1', push);
  const links = chained.ok ? chained.value : [];
  const hashes = new Map(links.map((one) => [one.entry.seq, one.hash]));

  it('is whole when its hashes come to its tip', () => {
    expect(chained.ok).toBe(true);
    const changed = { ...push, entries: [entry(1), entry(2, 'other'), entry(3)] };
    expect(chainBatch(sha256, 't1', changed)).toMatchObject({ ok: false, code: 'BadHash' });
    const skipping = { ...push, entries: [entry(1), entry(3)] };
    expect(chainBatch(sha256, 't1', skipping)).toMatchObject({ ok: false, code: 'BadRequest' });
  });

  it('still holds when a body was erased', () => {
    const [first, ...rest] = push.entries;
    const erased = { ...first, body: null, bodyHash: links[0]?.bodyHash } as WireEntry;
    expect(chainBatch(sha256, 't1', { ...push, entries: [erased, ...rest] }).ok).toBe(true);
  });

  it('brings only what is new, after comparing all that is not', () => {
    const half = stream({ seq: 2, hash: hashes.get(2) ?? '' });
    expect(overlapOf(half, push)).toEqual({ from: 0, to: 2 });
    const fresh = continues(half, genesis, links, hashes);
    expect(fresh.ok && fresh.value.map((one) => one.entry.seq)).toEqual([3]);
  });

  it('forks when HQ has another entry in its place, and never overwrites it', () => {
    const other = new Map(hashes).set(2, hash('d'));
    const at2 = stream({ seq: 2, hash: hash('d') });
    expect(continues(at2, genesis, links, other)).toMatchObject({ ok: false, code: 'Fork' });
    const after = { seq: 2, hash: hashes.get(2) ?? '' };
    expect(continues(at2, after, links.slice(2), other)).toMatchObject({ ok: false, code: 'Fork' });
  });

  it('leaves no hole', () => {
    const prev = { seq: 2, hash: hashes.get(2) ?? '' };
    expect(continues(stream(genesis), prev, links.slice(2), new Map())).toMatchObject({ code: 'Gap' });
  });
});

describe('a hello', () => {
  const hello = (more: Partial<HelloRequest>): HelloRequest => ({
    ...{
      proto: 1,
      till: 't1',
      epoch: 1,
      nonce: 'n2',
      app: '',
      schema: 1,
      marks: [{ seq: 9, hash: hash('9') }],
    },
    ...{ acked: 0, serverEpoch: null, cursors: {}, clock: 0, freeMb: null, pending: 0, oldestMs: 0 },
    ...more,
  });
  const at7 = stream({ seq: 7, hash: hash('7') });

  it.each([
    ['goes on after what HQ has', {}, 'join'],
    ['is welcome after a restart', { nonce: 'n3' }, 'join'],
    ['of an older copy begins a new epoch', { marks: [{ seq: 6, hash: hash('6') }] }, 'newEpoch'],
    [
      'of a copy that went another way begins a new epoch',
      { marks: [{ seq: 7, hash: hash('f') }] },
      'newEpoch',
    ],
    ['of a start that was before begins a new epoch', { nonce: 'n1' }, 'newEpoch'],
  ])('%s', (_, more, kind) => {
    expect(greet(hello(more), [at7], [], 'new').kind).toBe(kind);
  });

  it('under a new epoch goes on after the newest entry HQ has of any life', () => {
    const known = [
      { seq: 5, hash: hash('5') },
      { seq: 3, hash: hash('3') },
    ];
    const greeting = greet(hello({ epoch: 2 }), [at7], known, 'new');
    expect(greeting).toMatchObject({ kind: 'join', stream: { epoch: 2, base: known[0], tip: known[0] } });
  });

  it('of an epoch HQ never heard of, older than one it knows, must begin a later one', () => {
    expect(greet(hello({ epoch: 2 }), [{ ...at7, epoch: 3 }], [], 'new')).toMatchObject({ after: 3 });
  });

  it('keeps a new epoch for each copy, and the same one when the answer was lost', () => {
    const stale = hello({ nonce: 'n1' });
    const first = greet(stale, [at7], [], 'new');
    if (first.kind !== 'newEpoch') throw new Error(first.kind);
    expect(first).toMatchObject({ after: 1, stream: { epoch: 2, nonce: 'n1' } });
    const kept = [at7, first.stream];
    expect(greet(stale, kept, [], 'new')).toMatchObject({ after: 1, stream: { epoch: 2 } });
    const another = { ...at7, pastNonces: ['n1', 'n0'] };
    expect(greet(hello({ nonce: 'n0' }), [another, first.stream], [], 'new')).toMatchObject({ after: 2 });
    expect(greet(hello({ nonce: 'n1', epoch: 2 }), kept, [], 'new')).toMatchObject({ kind: 'join' });
  });

  it('finds cursors that do not stand on the feed', () => {
    const head = { head: 9, min: 4, digest: hash('9') };
    const heads = new Map([
      ['company', head],
      ['branch:b1', head],
      ['till:t1', head],
    ]);
    const digests = new Map([
      ['company', hash('5')],
      ['branch:b1', hash('5')],
      ['till:t1', hash('3')],
    ]);
    const cursors = {
      company: { position: 5, digest: hash('5') },
      'branch:b1': { position: 5, digest: hash('x') },
      'till:t1': { position: 3, digest: hash('3') },
    };
    expect(strayed(cursors, heads, digests)).toEqual(['branch:b1', 'till:t1']);
  });
});

describe('the merge', () => {
  const set = (ms: number, values: string, more: Partial<Winner> = {}): Winner => ({
    ...{ scope: 'company', table: 'item', id: 'i1', group: 'price', values, clock: clock(ms) },
    ...{ schema: 1, till: 't1', entry: `e${ms}`, actor: '', at: 0, ...more },
  });

  it('lets the later clock win, whichever came first', () => {
    const [early, late] = [set(1, 'early'), set(2, 'late')];
    expect(mergeGroups([early], [late])).toEqual([late]);
    expect(mergeGroups([late], [early])).toEqual([]);
    expect(mergeGroups([], [late, early])).toEqual([late]);
  });

  it('keeps groups and feeds apart', () => {
    const label = set(1, 'label', { group: 'label' });
    const branch = set(1, 'branch', { scope: 'branch:b1' });
    expect(mergeGroups([set(5, 'price')], [label, branch])).toEqual([label, branch]);
  });

  it('takes the last word of one entry, and nothing twice', () => {
    const [first, second] = [set(1, 'first'), set(1, 'second')];
    expect(mergeGroups([], [first, second])).toEqual([second]);
    expect(mergeGroups([set(1, 'first', { entry: 'other' })], [second])).toEqual([]);
  });

  it('believes a clock five minutes ahead and no further, and keeps the order of one till', () => {
    const now = 1_000_000_000;
    const near = clock(now + 5 * minute);
    expect(effectiveClock(near, null, now, 't1')).toBe(near);
    const far = clock(now + 6 * minute);
    const first = effectiveClock(far, null, now, 't1');
    const second = effectiveClock(clock(now + 7 * minute), first, now, 't1');
    expect(first < clock(now + 1)).toBe(true);
    expect(second > first).toBe(true);
    expect(effectiveClock(clock(0), second, now, 't1')).toBe(clock(0));
  });
});

describe('the feeds', () => {
  const registration: Registration = {
    ...{ till: 't1', branch: 'b1', feeds: ['company'], allBranches: false, state: 'active' },
  };
  const stored = (body: string | null, more: Partial<StoredEntry> = {}): StoredEntry => ({
    ...entry(1),
    ...{ till: 't1', stream: 1, hash: '', bodyHash: '', clock: clock(1), receivedAt: 0, body, ...more },
  });

  it('get the facts of one scope as they came', () => {
    const opened = openEntry(stored('not even JSON'), registration);
    expect(opened).toEqual({ facts: new Map([['branch:b1', 'not even JSON']]), sets: [] });
  });

  it('get their part of an entry of several scopes', () => {
    const body = JSON.stringify([
      { add: 'sale', row: { id: 's' } },
      { add: 'points', row: { id: 'p' }, scope: 'company' },
      { set: 'item', id: 'i', group: 'price', values: { priceMinor: 5 }, scope: 'company' },
    ]);
    const opened = openEntry(stored(body, { sets: true, scopes: ['branch', 'company'] }), registration);
    if (typeof opened === 'string') throw new Error(opened);
    expect([...opened.facts.keys()]).toEqual(['branch:b1', 'company']);
    expect(opened.sets).toMatchObject([{ scope: 'company', table: 'item', values: '{"priceMinor":5}' }]);
  });

  it('lay aside what cannot be read or belongs to others, and say why', () => {
    expect(openEntry(stored('{', { sets: true }), registration)).toBe('unreadable');
    expect(openEntry(stored('[]', { scopes: ['branch:b2'] }), registration)).toBe('foreignScope');
    expect(openEntry(stored('[]'), { ...registration, state: 'revoked' })).toBe('revoked');
    expect(feedOf('branch:b2', { ...registration, allBranches: true })).toBe('branch:b2');
  });
});
