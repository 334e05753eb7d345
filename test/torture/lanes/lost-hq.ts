/** Headquarters dies with all it had, more than once; its tills fill the new one, and the shops go on selling. */
import { setTimeout as pause } from 'node:timers/promises';
import { Company } from '../company.ts';
import type { Office, Row, Store } from '../office.ts';
import { hashOf, reckon } from '../reckoning.ts';
import { type Lane, onBothStores, type Torture, type Verdict } from '../torture.ts';

export const lostHq: Lane = (torture) => onBothStores(torture, headquartersLost);

/** What a company is, by the rows that a second headquarters must have again. */
const kept = {
  company: 'select company_id as key, name from company',
  branches: 'select id as key, code, name from branch',
  tills: 'select id as key, branch_id, code, name, all_branches, state from till',
  entries: `select till || ' ' || epoch || ' ' || seq as key, id, schema, at, hlc, command, actor, approval, sets,
    scopes, body, body_hash, hash from entry`,
  feeds: `select f.scope || ' ' || e.id as key, coalesce(f.body, e.body) as body from feed_item f
    join entry e on e.company_id = f.company_id and e.till = f.till and e.stream = f.stream and e.seq = f.seq
    where f."group" is null`,
  winners: `select scope || ' ' || "table" || ' ' || id || ' ' || "group" as key, "values", clock, schema, till, entry,
    actor, at from winner`,
} as const;
type Name = keyof typeof kept;
const names = Object.keys(kept) as Name[];
type Kept = ReadonlyMap<Name, ReadonlyMap<string, Row>>;

const rowsIn = (state: Kept, name: Name): ReadonlyMap<string, Row> => state.get(name) ?? new Map();

export async function headquartersLost(torture: Torture, place: () => Promise<Store>): Promise<Verdict> {
  const company = await Company.open(torture, await place());
  try {
    for (const name of ['M2', 'O1']) await company.add(name);
    await company.add('M9', {}, { allBranches: true });
    const [figures, broken]: [string[], string[]] = [[], []];
    const until = performance.now() + torture.minutes * 60_000;
    const losses: Kept[] = [];
    broken.push(...late(await company.settle(), figures, company));
    company.line.percent = 10;
    const selling = company.sellAll(100);
    while (performance.now() < until || losses.length === 0) {
      await Promise.race([pause(company.chance.between(3000, 9000)), selling]);
      const began = performance.now();
      const lost = await company.lose(await place());
      const up = performance.now();
      losses.push(await stateOf(lost));
      await Promise.race([company.rejoin(), selling]);
      const seconds = [up - began, performance.now() - up].map((ms) => (ms / 1000).toFixed(1));
      const entries = losses.at(-1)?.get('entries')?.size;
      figures.push(
        `lost with ${entries} entries; up after ${seconds[0]} s, all tills known again ${seconds[1]} s later`,
      );
    }
    company.stop();
    await selling;
    broken.push(...late(await company.settle(), figures, company));
    // The last time nobody sells, and the second headquarters must be the first in every row.
    const before = company.office;
    await company.lose(await place());
    const last = await stateOf(before);
    await company.rejoin();
    broken.push(...late(await company.settle(), figures, company), ...(await reckon(company)));
    const now = await stateOf(company.office);
    broken.push(...differences(last, now), ...losses.flatMap((state) => lacks(state, now)));
    const hashes = [...now].map(([name, rows]) => `${name} ${rows.size} rows ${hashOfRows(rows)}`);
    figures.push(company.tell(), `lost ${losses.length + 1} times; equal in ${hashes.join(', ')}`);
    return { figures, broken };
  } finally {
    await company.close();
  }
}

function late(settled: number | string, figures: string[], company: Company): string[] {
  if (typeof settled === 'string') return [`${company.office.store.name}: ${settled}`];
  figures.push(`nothing waited after ${(settled / 1000).toFixed(1)} s`);
  return [];
}

async function stateOf(office: Office): Promise<Kept> {
  const all = await office.rows(...names.map((name) => kept[name]));
  const byKey = (rows: readonly Row[] = []) => new Map(rows.map((row) => [String(row['key']), row]));
  return new Map(names.map((name, at) => [name, byKey(all[at])]));
}

const hashOfRows = (rows: ReadonlyMap<string, Row>): string =>
  hashOf([...rows.values()].map((row) => Object.values(row)));

/** Entries that came meanwhile are new: the tills journal names and seals of their own. */
function differences(before: Kept, now: Kept): string[] {
  const same: readonly Name[] = ['company', 'branches', 'tills', 'winners'];
  const counts = same.map((name) => [name, rowsIn(before, name).size, rowsIn(now, name).size] as const);
  const other = counts.filter(([, was, is]) => was !== is);
  return [...lacks(before, now), ...other.map(([name, was, is]) => `${name}: ${was} rows before, ${is} now`)];
}

const lacks = (before: Kept, now: Kept): string[] =>
  names.flatMap((name) =>
    [...rowsIn(before, name)].flatMap(([key, row]) => {
      const found = rowsIn(now, name).get(key);
      if (!found) return [`${name}: ${key} is gone`];
      const isSame = hashOf([Object.values(row)]) === hashOf([Object.values(found)]);
      const isLater = name === 'winners' && String(found['clock']) > String(row['clock']);
      return isSame || isLater
        ? []
        : [`${name}: ${key} was ${JSON.stringify(row)}, is ${JSON.stringify(found)}`];
    }),
  );
