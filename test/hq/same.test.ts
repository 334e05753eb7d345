/** One port, two stores: whatever is asked, in whatever order, SQL answers as the simulator's memory does. */

import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HqPorts } from '../../src/domain/kit/sync/answer.ts';
import { genesis, type Mark } from '../../src/domain/kit/sync/chain.ts';
import type { Change } from '../../src/domain/kit/sync/changes.ts';
import { answerHello } from '../../src/domain/kit/sync/hello.ts';
import { answerPull, answerSnapshot } from '../../src/domain/kit/sync/pull.ts';
import { answerPush } from '../../src/domain/kit/sync/push.ts';
import type { HqStore } from '../../src/domain/kit/sync/store.ts';
import { usualLimits } from '../../src/domain/kit/sync/wire.ts';
import { sha256 } from '../../src/hq/keys.ts';
import { hqStore } from '../../src/hq/store/store.ts';
import { till as tills } from '../../src/hq/store/tables.ts';
import { MemoryStore } from '../sync/memory-hq.ts';
import { type House, openHouse, stores } from './house.ts';
import { Machine } from './machine.ts';

const now = Date.UTC(2026, 10, 20, 9);
const clockAt = (ms: number, of: string) => `${ms.toString(16).padStart(12, '0')}-0000-${of}`;

const often = <T extends string>(scope: T, times: number): T[] => Array.from({ length: times }, () => scope);

/** Facts and records, of one's own branch and of another's, readable and not. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    add: fc.constant('sale'),
    row: fc.dictionary(fc.string({ maxLength: 5 }), fc.integer(), { maxKeys: 3 }),
  }),
  fc.record({
    set: fc.constantFrom('item', 'user'),
    id: fc.constantFrom('a', 'b'),
    group: fc.constant('price'),
    values: fc.record({ v: fc.integer({ min: 0, max: 99 }) }),
    scope: fc.constantFrom(...often('company', 8), ...often('branch', 4), ...often('branch:elsewhere', 1)),
  }),
);
const who = fc.integer({ min: 0, max: 2 });
/** Mostly from the beginning, where there is something to read. */
const position = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(9) });
const write = fc.record({
  do: fc.constant('write' as const),
  who,
  body: fc.oneof(
    { weight: 9, arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant('no changes') },
  ),
  /** Most clocks are near, some are years ahead. */
  aheadMs: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -9999, max: 9999 }) },
    { weight: 1, arbitrary: fc.constant(3e11) },
  ),
});
const push = fc.record({
  do: fc.constant('push' as const),
  who,
  /** Null: where HQ is, as a till does. */
  from: fc.option(fc.nat(12), { freq: 1 }),
  count: fc.integer({ min: 1, max: 9 }),
});
const hello = fc.record({ do: fc.constant('hello' as const), who, clone: fc.nat(9) });
const pull = fc.record({
  do: fc.constant('pull' as const),
  who,
  company: position,
  branch: position,
  items: fc.integer({ min: 1, max: 40 }),
  bytes: fc.constantFrom(300, 2000, 100_000),
});
const snapshot = fc.record({
  do: fc.constant('snapshot' as const),
  who,
  after: position,
  at: fc.option(fc.nat(12), { freq: 1 }),
});
const step = fc.oneof(
  { weight: 8, arbitrary: write },
  { weight: 6, arbitrary: push },
  { weight: 1, arbitrary: hello },
  { weight: 4, arbitrary: pull },
  { weight: 2, arbitrary: snapshot },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const portsOver = (store: HqStore): HqPorts => {
  let sessions = 0;
  const newSession = () => `s${++sessions}`;
  return { store, sha256, now: () => now, newSession, limits: usualLimits, minSchema: 0 };
};

async function act(ports: HqPorts, machine: Machine, one: Exclude<Step, { do: 'write' }>): Promise<unknown> {
  const { till, epoch, session, nonce, marks } = machine;
  if (one.do === 'hello') {
    const said = one.clone === 0 ? marks.slice(0, 2) : marks.slice(-5);
    const about = {
      proto: 1,
      app: '1',
      schema: 1,
      acked: 0,
      clock: now,
      freeMb: null,
      pending: 0,
      oldestMs: 0,
    };
    const cursors = { company: { position: one.clone, digest: genesis.hash } };
    const hello = { ...about, till, epoch, nonce, marks: said, serverEpoch: null, cursors };
    return answerHello(ports, till, hello);
  }
  if (one.do === 'push') {
    const from = one.from ?? machine.have.seq;
    const to = Math.min(from + one.count, machine.entries.length);
    return from < to ? answerPush(ports, till, machine.batch(from, to)) : null;
  }
  if (one.do === 'pull') {
    const cursors = { company: one.company, 'branch:b': one.branch };
    return answerPull(ports, till, {
      session,
      serverEpoch: 'e',
      cursors,
      maxItems: one.items,
      maxBytes: one.bytes,
    });
  }
  return answerSnapshot(ports, till, { session, scope: 'company', at: one.at, after: one.after });
}

describe.each(stores)('$name and memory', ({ skip, place, close }) => {
  let house: House;
  beforeAll(async () => {
    if (!skip) house = await openHouse(await place());
  });
  afterAll(async () => {
    await house?.close();
    await close();
  });

  it.skipIf(skip)(
    'answer alike',
    async () => {
      const run = async (steps: readonly Step[]) => {
        const { id: company } = await house.company('Any');
        const memory = new MemoryStore('e');
        const { hq } = house.hq.kit;
        const inSql = hqStore(hq, { serverEpoch: 'e', company, displaced: false });
        const both = [memory, { ...inSql, durable: memory.durable }].map(portsOver);
        const machines = [0, 1, 2].map((n) => Object.assign(new Machine(''), { company, till: `t${n}` }));
        for (const { till } of machines) {
          const feeds = ['company', 'branch:b', `till:${till}`];
          memory.rows.registrations.set(till, {
            till,
            branch: 'b',
            feeds,
            allBranches: false,
            state: 'active',
          });
          const row = { branchId: 'b', code: till, name: till, allBranches: false, state: 'active' } as const;
          const made = { companyId: company, id: till, stateAt: 0, publicKey: '', enrolledAt: 0 };
          await hq.db.insert(tills).values({ ...row, ...made });
        }
        for (const one of steps) {
          const machine = machines[one.who] as Machine;
          if (one.do === 'write') {
            machine.write(one.body, { hlc: clockAt(now + one.aheadMs, machine.till) });
            continue;
          }
          const [expected, given] = [
            await act(both[0] as HqPorts, machine, one),
            await act(both[1] as HqPorts, machine, one),
          ];
          expect(given).toEqual(expected);
          const { value } = (given ?? {}) as { value?: { session?: string; accepted?: Mark } };
          if (one.do === 'hello' && value?.session) machine.session = value.session;
          if (one.do === 'push' && value?.accepted) machine.have = value.accepted;
        }
        await hq.db.delete(tills).where(eq(tills.companyId, company));
      };
      const hellos = [0, 1, 2].map((n) => ({ do: 'hello' as const, who: n, clone: 1 }));
      const histories = fc
        .array(step, { minLength: 40, maxLength: 80, size: 'max' })
        .map((steps) => [...hellos, ...steps]);
      await fc.assert(fc.asyncProperty(histories, run), { numRuns: 12 });
    },
    240_000,
  );
});
