import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { regressions } from './regressions.ts';
import { SqlTwin } from './sql-twin.ts';
import { World } from './world.ts';

const root = (seed: number): string =>
  join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `dukkan-simulate-test-${process.pid}-${seed}`);

const live = (seed: number, days: number, more: { sql?: SqlTwin } = {}) =>
  new World({ seed, days, root: root(seed), ...more }).run();

describe('a company in one thread', () => {
  it.each(regressions)('holds in the days of seed $seed: $why', async ({ seed, days }) => {
    expect((await live(seed, days)).broken).toEqual([]);
  });

  it('lives the same days again from the same seed', async () => {
    const [once, again] = [await live(7, 2), await live(7, 2)];
    expect(again.trace).toBe(once.trace);
    expect(once.broken).toEqual([]);
  });

  it('lives the same day over the store of a real headquarters', async () => {
    const sql = await SqlTwin.open();
    try {
      const [inMemory, inSql] = [await live(11, 1), await live(11, 1, { sql })];
      expect(inSql.broken).toEqual([]);
      expect(inSql.trace).toBe(inMemory.trace);
    } finally {
      await sql.close();
    }
  });
});
