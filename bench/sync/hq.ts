/** Headquarters in a process of its own, on PostgreSQL, with one company of several branches. */
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { must } from '../../src/domain/kit/result.ts';
import { addBranch, addCompany } from '../../src/hq/console/companies.ts';
import type { HqDoor } from '../../src/hq/doors/http.ts';
import { usualPaces } from '../../src/hq/doors/pace.ts';
import { type Hq, openHq } from '../../src/hq/hq.ts';
import { makeCode } from '../../src/hq/registry/codes.ts';
import { rowsOf } from '../../src/hq/store/db.ts';
import { answer } from '../contestant.ts';

let hq: Hq;
let door: HqDoor;
let company: string;

const silent = { info: () => undefined, warn: console.warn, error: console.error };

const answers = {
  /** Answers its address. */
  async open({ url }: { url: string }): Promise<string> {
    const world = { now: Date.now, random: (count: number) => randomBytes(count), newId: () => v7() };
    hq = await openHq({ url }, { ...world, log: silent, version: 'bench' });
    const paces = { ...usualPaces, address: { perSecond: 1e6, burst: 1e6 } };
    door = await hq.listen({ host: '127.0.0.1', port: 0, trustProxy: false, paces });
    return `http://127.0.0.1:${door.port}`;
  },

  /** From now on everything is of a new company. */
  async company(): Promise<void> {
    company = must(await addCompany(hq.kit, hq.kit.hq.db, { name: 'Bench', personId: v7() }), 'one').id;
  },

  async branch(): Promise<string> {
    const code = String(++branches);
    const made = await addBranch(hq.kit, company, { name: `Branch ${code}`, code });
    if (typeof made === 'string') throw new Error(made);
    return made.id;
  },

  async code({ branch }: { branch: string }): Promise<string> {
    const tillCode = String(++tills);
    const wanted = { company, branch, tillCode, allBranches: false, madeBy: 'bench' };
    const made = await makeCode(hq.kit, wanted);
    if (made.kind !== 'made') throw new Error(made.kind);
    return made.code;
  },

  /** How far a feed of the company is. */
  async head({ scope }: { scope: string }): Promise<number> {
    const asked = sql`select head from feed_head where company_id = ${company} and scope = ${scope}`;
    return (await rowsOf<{ head: number }>(hq.kit.hq.db, asked))[0]?.head ?? 0;
  },

  /** Seconds of processor time so far. */
  cpu(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },

  async close(): Promise<void> {
    await door.close();
    await hq.close();
  },
};
export type SyncHq = typeof answers;
answer(answers);

let branches = 0;
let tills = 0;
