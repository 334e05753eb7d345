/** Headquarters as real processes on a store of its own, its operator, and what lies in it by SQL. */
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { root } from '../../scripts/run.ts';
import { must } from '../../src/domain/kit/result.ts';
import { WebTill } from '../app/web-till.ts';
import { once } from '../hq/cluster.ts';
import { Page } from '../hq/page.ts';

export type Row = Record<string, unknown>;

/** Where headquarters keeps what it has: a folder of PGlite's, or a database of PostgreSQL. */
export interface Store {
  readonly name: string;
  readonly folder: string;
  readonly url: string | null;
}

/** What a headquarters that was lost is built up again by. */
export interface CompanyPlace {
  readonly company: string;
  readonly branches: readonly { readonly id: string; readonly code: string }[];
}

/** It makes a database first. */
const startMs = 120_000;
const who = { name: 'Olga', email: 'olga@example.com', password: 'long enough 1' };

export class Office {
  readonly store: Store;
  readonly #programs: readonly WebTill[];
  #console: Page | null = null;
  place: CompanyPlace = { company: '', branches: [] };

  constructor(store: Store, processes = 1, env: Readonly<Record<string, string>> = {}) {
    this.store = store;
    const all = { LOG_LEVEL: 'error', DATABASE_URL: store.url ?? '', ...env };
    const program = join(root, 'src/hq/index.ts');
    this.#programs = Array.from(
      { length: processes },
      () => new WebTill(program, ['--data', store.folder], startMs, all),
    );
  }

  get programs(): readonly WebTill[] {
    return this.#programs;
  }

  get addresses(): readonly string[] {
    return this.#programs.map(({ url }) => url.replace(/\/$/, ''));
  }

  /** Its first start: an operator, the company, its branches; with `known`, a lost one under its own ids. */
  async begin(known?: CompanyPlace, ports: readonly string[] = []): Promise<void> {
    for (const [at, program] of this.#programs.entries()) {
      program.url = ports[at] ? `${ports[at]}/` : '';
      await program.start();
    }
    // Each start makes a new code.
    const last = must(this.#programs.at(-1), 'a process');
    const [, code] = must(/#setup=(\S+)/.exec(last.said), 'a code for the first person');
    this.#console = new Page(must(this.addresses[0], 'an address'));
    const companyId = known ? { companyId: known.company } : {};
    await this.do('/session/set-up', { code, company: 'Altyn', ...companyId, ...who });
    const company = known?.company ?? String((await this.#console.get('/companies')).body[0]?.['id']);
    this.place = { company, branches: known?.branches ?? [] };
    for (const { id, code: branchCode } of this.place.branches)
      await this.do('/branches/add', { company, name: branchCode, code: branchCode, id });
  }

  async addBranch(code: string): Promise<string> {
    const { company, branches } = this.place;
    const { id } = await this.do('/branches/add', { company, name: code, code });
    this.place = { company, branches: [...branches, { id: String(id), code }] };
    return String(id);
  }

  async invite(till: { branch: string; tillCode: string; allBranches: boolean }): Promise<string> {
    return String((await this.do('/tills/code', { company: this.place.company, ...till }))['code']);
  }

  /** What the operator does at the console. */
  async do(path: string, body: object): Promise<Row> {
    const said = await must(this.#console, 'an operator').post(path, body);
    if (said.status !== 200) throw new Error(`${path}: ${said.status} ${JSON.stringify(said.body)}`);
    return said.body;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    for (const program of this.#programs) await program.kill(signal);
  }

  /** Of its store; PGlite's belongs to one process, so headquarters is ended before. */
  async rows(...queries: readonly string[]): Promise<Row[][]> {
    const { url, folder } = this.store;
    if (url !== null) {
      const all: Row[][] = [];
      for (const query of queries) all.push((await once(url, query)).rows);
      return all;
    }
    const db = new PGlite(join(folder, 'pglite'));
    try {
      const all: Row[][] = [];
      for (const query of queries) all.push((await db.query<Row>(query)).rows);
      return all;
    } finally {
      await db.close();
    }
  }
}
