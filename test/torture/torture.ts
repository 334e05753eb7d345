/** What a lane is given, and what it says. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, hasPostgres, startCluster } from '../hq/cluster.ts';
import type { Store } from './office.ts';

export interface Torture {
  readonly seed: number;
  readonly minutes: number;
  /** An empty folder of the lane's own. */
  readonly folder: string;
  /** The till's program: what was built, or its source. */
  readonly tillProgram: string;
  readonly say: (line: string) => void;
}

export interface Verdict {
  readonly figures: readonly string[];
  /** What must not be; nothing here is the proof. */
  readonly broken: readonly string[];
  /** What was not tried on this machine, and what it lacks for that. */
  readonly skipped?: readonly string[];
}

export type Lane = (torture: Torture) => Promise<Verdict>;

export const sumOf = (verdicts: readonly Verdict[]): Verdict => ({
  figures: verdicts.flatMap(({ figures }) => figures),
  broken: verdicts.flatMap(({ broken }) => broken),
  skipped: verdicts.flatMap(({ skipped = [] }) => skipped),
});

export function trialStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  return { name: 'PGlite', folder, url: null };
}

/** Once on each kind of store, half of the time each; a new empty place at each call of `place`. */
export async function onBothStores(
  { folder, minutes, ...torture }: Torture,
  run: (torture: Torture, place: () => Promise<Store>) => Promise<Verdict>,
): Promise<Verdict> {
  const half = (name: string): Torture => ({ ...torture, minutes: minutes / 2, folder: join(folder, name) });
  let count = 0;
  const folderOf = (name: string): string => {
    count += 1;
    return join(folder, `${name}-${count}`);
  };
  const onTrial = await run(half('PGlite'), async () => trialStore(folderOf('hq')));
  if (!hasPostgres)
    return sumOf([onTrial, { figures: [], broken: [], skipped: ['PostgreSQL: needs its binaries'] }]);
  const cluster: Cluster = await startCluster();
  try {
    const onPostgres = await run(half('PostgreSQL'), async () => ({
      name: 'PostgreSQL',
      folder: folderOf('hq'),
      url: await cluster.newDatabase(),
    }));
    return sumOf([onTrial, onPostgres]);
  } finally {
    await cluster.close();
  }
}
