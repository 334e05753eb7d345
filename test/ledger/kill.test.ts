/**
 * kill -9 at random instants loses nothing that was confirmed and leaves nothing half done. The long run:
 * `TORTURE_KILLS=300 npx vitest run test/ledger/kill.test.ts`.
 */
import { expect, test } from 'vitest';
import { newFolder } from './jars.ts';
import { torture } from './torture/torture.ts';

const kills = Number(process.env.TORTURE_KILLS ?? 24);
const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 100_000);

test.each([
  ['the ledger alone', 'jars', Math.ceil(kills / 2), 600],
  ['a selling till', 'till', Math.floor(kills / 2), 2000],
] as const)(
  `pulling the plug on %s loses nothing (TORTURE_SEED=${seed})`,
  async (_what, workload, share, mostMs) => {
    const report = await torture({ workload, kills: share, seed, dir: newFolder(), mostMs });
    expect(report.wrongs).toEqual([]);
    expect(report.confirmed).toBeGreaterThan(share);
  },
  3_600_000,
);
