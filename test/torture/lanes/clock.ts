/** Tills whose clocks stand in 2036, in 1970, or step back: they sell and sync, and poison nobody. */
import { existsSync, globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Company } from '../company.ts';
import type { RealTill } from '../real-till.ts';
import { reckon } from '../reckoning.ts';
import { type Lane, trialStore } from '../torture.ts';
import { sellFor } from './restored.ts';

const preload = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0];
const hourMs = 3_600_000;
/** What headquarters forgives a clock. */
const toleranceMs = 5 * 60_000;

export const clock: Lane = async (torture) => {
  if (preload === undefined || !existsSync(preload))
    return { figures: [], broken: [], skipped: ['needs faketime'] };
  const company = await Company.open(torture, trialStore(join(torture.folder, 'hq')));
  try {
    await company.add('M9', {}, { allBranches: true });
    const normal = [...company.tills, await company.add('O1')];
    const wild = {
      'in 2036': await company.add('M2', faked('@2036-05-01 10:00:00')),
      'in 1970': await company.add('M3', faked('@1970-01-02 10:00:00')),
      'stepping back': await stepping(company, torture.folder),
    };
    const broken: string[] = [];
    const rounds = Math.max(2, Math.round(torture.minutes));
    for (let n = 0; n < rounds; n += 1) {
      await sellFor(company, 6000);
      step(torture.folder, n % 2 === 0 ? '-2d' : '+30d');
      await sellFor(company, 6000);
      for (const [name, till] of Object.entries(wild))
        broken.push(...(await yields(company, normal, name, till)));
    }
    const settled = await company.settle();
    if (typeof settled === 'string') broken.push(settled);
    broken.push(...normal.flatMap(dragged), ...(await fromTheFuture(company)), ...(await reckon(company)));
    const dates = Object.entries(wild).map(
      ([name, till]) =>
        `${name}: ${till.printed.length} receipts dated ${datesOf(till)}, entries stamped ${stampsOf(till)}`,
    );
    return { figures: [company.tell(), dates.join('; ')], broken };
  } finally {
    await company.close();
  }
};

const faked = (time: string): Record<string, string> => ({
  LD_PRELOAD: preload ?? '',
  FAKETIME: time,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});

const clockFile = (folder: string): string => join(folder, 'clock-of-M4');
const step = (folder: string, to: string): void => writeFileSync(clockFile(folder), `${to}\n`);

function stepping(company: Company, folder: string): Promise<RealTill> {
  step(folder, '+0');
  const { FAKETIME: _, ...rest } = faked('');
  return company.add('M4', { ...rest, FAKETIME_TIMESTAMP_FILE: clockFile(folder), FAKETIME_NO_CACHE: '1' });
}

/** After a wild till's edit an ordinary one edits the same thing: from then on that is the price, everywhere. */
async function yields(
  company: Company,
  normal: readonly RealTill[],
  name: string,
  wild: RealTill,
): Promise<string[]> {
  const [itemId = ''] = company.itemIds;
  await wild.price(itemId, 66_600);
  const before = await company.settle();
  const [editor] = normal;
  const priceMinor = company.chance.between(100, 60_000);
  await editor?.price(itemId, priceMinor);
  const after = await company.settle();
  const late = [before, after].filter((each): each is string => typeof each === 'string');
  const others = company.tills.filter((till) => priceOf(till, itemId) !== priceMinor);
  return [
    ...late,
    ...others.map(
      (till) => `${till.name} sells at ${priceOf(till, itemId)} what was set to ${priceMinor} after ${name}`,
    ),
  ];
}

const priceOf = (till: RealTill, itemId: string): number | undefined =>
  till.rows<{ price: number }>(`select price_minor price from item where id = '${itemId}'`)[0]?.price;

/** An ordinary till's stamps and business dates are those of its own clock, whatever it heard. */
function dragged(till: RealTill): string[] {
  const [row] = till.rows<{ hlc: string; at: number }>('select max(hlc) hlc, max(at) at from journal');
  const ahead = Number.parseInt((row?.hlc ?? '0').slice(0, 12), 16) - Date.now();
  const today = [-24, 0, 24].map((hours) => new Date(Date.now() + hours * hourMs).toISOString().slice(0, 10));
  const dates = datesOf(till).split(' ').filter(Boolean);
  return [
    ...(ahead > toleranceMs ? [`${till.name} stamps its entries ${Math.round(ahead / 1000)} s ahead`] : []),
    ...dates.filter((date) => !today.includes(date)).map((date) => `${till.name} sold on ${date}`),
  ];
}

function datesOf(till: RealTill): string {
  const own = 'till_id = (select till_id from ledger_identity)';
  const sql = `select distinct business_date date from sale where ${own} order by 1`;
  return till
    .rows<{ date: string }>(sql)
    .map(({ date }) => date)
    .join(' ');
}

/** From the earliest to the latest, as that clock stood. */
function stampsOf(till: RealTill): string {
  const sql = 'select min(at) first, max(at) last from journal';
  const [row] = till.rows<{ first: number; last: number }>(sql);
  return [row?.first, row?.last].map((at) => new Date(at ?? 0).toISOString().slice(0, 10)).join(' to ');
}

async function fromTheFuture(company: Company): Promise<string[]> {
  await company.endAll();
  const [rows = []] = await company.office.rows('select "table", id, "group", clock from winner');
  const latest = Date.now() + toleranceMs;
  return rows
    .filter(({ clock: won }) => Number.parseInt(String(won).slice(0, 12), 16) > latest)
    .map((row) => `headquarters let the future win: ${JSON.stringify(row)}`);
}
