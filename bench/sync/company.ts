/** One company to measure: PostgreSQL, headquarters, and tills that come and go, each a process of its own. */
import { join } from 'node:path';
import { type Cluster, startCluster } from '../../test/hq/cluster.ts';
import { Contestant } from '../contestant.ts';
import type { Run } from '../run.ts';
import type { SyncFlood } from './flood.ts';
import type { SyncHq } from './hq.ts';
import { processorSeconds } from './share.ts';
import type { SyncTill } from './till.ts';

export type TillProcess = Contestant<SyncTill>;
const here = import.meta.dirname;

export class Company {
  readonly hq: Contestant<SyncHq>;
  readonly flood: Contestant<SyncFlood>;
  readonly address: string;
  readonly #cluster: Cluster;
  readonly #run: Run;
  readonly #open = new Set<TillProcess>();
  #count = 0;

  static async begin(run: Run): Promise<Company> {
    const cluster = await startCluster();
    const hq = new Contestant<SyncHq>(join(here, 'hq.ts'));
    const address = await hq.ask('open', { url: await cluster.newDatabase() });
    await hq.ask('company');
    return new Company(run, cluster, { hq, address });
  }

  private constructor(
    run: Run,
    cluster: Cluster,
    { hq, address }: { hq: Contestant<SyncHq>; address: string },
  ) {
    this.#run = run;
    this.#cluster = cluster;
    this.hq = hq;
    this.address = address;
    this.flood = new Contestant<SyncFlood>(join(here, 'flood.ts'));
  }

  /** A till on a folder, a new one unless it is named. */
  async till(dataDir?: string): Promise<TillProcess> {
    this.#count += 1;
    const till: TillProcess = new Contestant(join(here, 'till.ts'));
    this.#open.add(till);
    await till.ask('open', { dataDir: dataDir ?? join(this.#run.folder, `till-${this.#count}`) });
    return till;
  }

  async leave(till: TillProcess): Promise<void> {
    this.#open.delete(till);
    await till.ask('close');
    await till.stop();
  }

  /** Milliseconds of `work`, and says who used the processor meanwhile. */
  async shared(what: string, till: TillProcess | null, work: () => Promise<unknown>): Promise<number> {
    const before = await this.#used(till);
    const started = performance.now();
    await work();
    const ms = performance.now() - started;
    const after = await this.#used(till);
    const cores = after.map((seconds, who) => (((seconds - (before[who] ?? 0)) * 1000) / ms).toFixed(2));
    this.#run.say(`${what}: cores of headquarters ${cores[0]}, PostgreSQL ${cores[1]}, till ${cores[2]}`);
    return ms;
  }

  async #used(till: TillProcess | null): Promise<number[]> {
    const hq = await this.hq.ask('cpu');
    return [hq, processorSeconds(this.#cluster.pid) ?? 0, till ? await till.ask('cpu') : 0];
  }

  async end(): Promise<void> {
    for (const till of this.#open) await till.stop();
    await this.flood.stop();
    await this.hq.stop();
    await this.#cluster.close();
  }
}
