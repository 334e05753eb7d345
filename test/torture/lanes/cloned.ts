/** A till's folder is copied to another machine, and both sell: it is noticed, and no number is printed twice. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Company } from '../company.ts';
import type { RealTill } from '../real-till.ts';
import { reckon } from '../reckoning.ts';
import { type Lane, trialStore } from '../torture.ts';
import { sellFor } from './restored.ts';

const patienceMs = 60_000;

export const cloned: Lane = async (torture) => {
  const company = await Company.open(torture, trialStore(join(torture.folder, 'hq')));
  try {
    await company.add('M9', {}, { allBranches: true });
    const [busy, idle] = [await company.add('M2'), await company.add('O1')];
    await sellFor(company, 8000);
    const broken: string[] = [];
    const pairs: [RealTill, RealTill][] = [];
    for (const till of [busy, idle]) {
      await company.settle();
      await till.program.kill('SIGTERM');
      const dataDir = `${till.seat.dataDir}-clone`;
      cpSync(till.seat.dataDir, dataDir, { recursive: true });
      await till.program.start();
      // One copy has sold and pushed since; of the other two nothing tells which is which.
      if (till === busy) {
        await till.sell(company.itemIds.slice(0, 1));
        await company.settle();
      }
      pairs.push([till, await company.start(till.name, {}, { dataDir, name: `${till.name}-clone` })]);
    }
    for (const pair of pairs) broken.push(...(await areApart(pair)));
    if (broken.length === 0) await sellFor(company, Math.max(5000, torture.minutes * 20_000));
    const settled = await company.settle();
    if (typeof settled === 'string') broken.push(settled);
    broken.push(...(await reckon(company)));
    const epochs = pairs.map((pair) =>
      pair.map((till) => `${till.name} epoch ${epochOf(till)}`).join(' and '),
    );
    return { figures: [company.tell(), `noticed: ${epochs.join('; ')}`], broken };
  } finally {
    await company.close();
  }
};

const epochOf = (till: RealTill): number =>
  till.rows<{ epoch: number }>('select epoch from ledger_identity')[0]?.epoch ?? 0;

/** Both have spoken to headquarters, and it told them apart. */
async function areApart([one, other]: [RealTill, RealTill]): Promise<string[]> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const states = await Promise.all([one.state(), other.state()]);
    const isQuiet = states.every((state) => state?.phase === 'upToDate');
    if (isQuiet && epochOf(one) !== epochOf(other)) return [];
    await pause(200);
  }
  return [`${one.name} and its copy go by one epoch, ${epochOf(one)}`];
}
