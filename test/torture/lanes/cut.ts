/** Three tills in two branches and a back office, through a bad line, each killed in turn, and so headquarters. */
import { setTimeout as pause } from 'node:timers/promises';
import { Company } from '../company.ts';
import type { Store } from '../office.ts';
import { reckon } from '../reckoning.ts';
import { type Lane, onBothStores, type Torture, type Verdict } from '../torture.ts';

export interface Pace {
  readonly sellEveryMs: number;
  readonly killEveryMs: number;
  readonly killHqEveryMs: number;
  readonly cutEveryMs: number;
}

const usual: Pace = { sellEveryMs: 80, killEveryMs: 1500, killHqEveryMs: 6000, cutEveryMs: 8000 };

export const cut: Lane = (torture) =>
  onBothStores(torture, async (half, place) => underFire(half, await place()));

interface Scene {
  readonly tills: readonly string[];
  readonly pace: Pace;
  /** Of headquarters, on one store. */
  readonly processes: number;
}

const three: Scene = { tills: ['M2', 'O1'], pace: usual, processes: 1 };

/** The founder, the tills named, and a back office. */
export async function underFire(
  torture: Torture,
  store: Store,
  { tills: names, pace, processes }: Scene = three,
): Promise<Verdict> {
  const company = await Company.open(torture, store, { processes });
  try {
    for (const name of names) await company.add(name);
    await company.add('M99', {}, { allBranches: true });
    company.line.percent = 15;
    const selling = company.sellAll(pace.sellEveryMs);
    const tills = company.tills.map(({ program }) => program);
    const troubles = [
      selling,
      company.killInTurn(tills, pace.killEveryMs),
      company.killInTurn(company.office.programs, pace.killHqEveryMs),
      company.cutNowAndThen(pace.cutEveryMs),
    ];
    await Promise.race([pause(torture.minutes * 60_000), ...troubles]);
    const waiting = await company.pending();
    company.stop();
    await Promise.all(troubles);
    const settled = await company.settle();
    const broken = await reckon(company);
    if (typeof settled === 'string') broken.unshift(settled);
    return { figures: [company.tell(), drained(waiting, settled)], broken };
  } finally {
    await company.close();
  }
}

const drained = (waiting: number, settled: number | string): string =>
  typeof settled === 'number'
    ? `${waiting} entries waited at the end; nothing waited after ${(settled / 1000).toFixed(1)} s`
    : `${waiting} entries waited at the end, and for too long`;
