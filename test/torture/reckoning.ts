/** What must be true when the troubles are over: each receipt once at headquarters and on every node it is due. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { root, runFile } from '../../scripts/run.ts';
import type { Company } from './company.ts';
import type { Row } from './office.ts';
import type { RealTill, Receipt } from './real-till.ts';

/** Sales as they lie in the feeds, by SQL over the bodies as they came. */
const salesSql = `
  select f.scope, c.value -> 'row' ->> 'id' as id, c.value -> 'row' ->> 'number' as number,
    (c.value -> 'row' ->> 'totalMinor')::bigint as total
  from feed_item f
  join entry e on e.company_id = f.company_id and e.till = f.till and e.stream = f.stream and e.seq = f.seq
  cross join lateral json_array_elements(coalesce(f.body, e.body)::json) c
  where f."group" is null and c.value ->> 'add' = 'sale'`;
const tipsSql = 'select till, epoch, tip_seq as tip from stream';
const asideSql = 'select till, seq, reason from quarantine';
const headsSql = `select h.scope, h.head, count(i.position) as items from feed_head h
  left join feed_item i on i.company_id = h.company_id and i.scope = h.scope group by h.company_id, h.scope, h.head`;
const winnersSql = `select id, "values", clock from winner where "table" = 'item' and "group" = 'price'`;

/** Ends every process and looks at what is left. */
export async function reckon(company: Company): Promise<string[]> {
  await company.endAll();
  const [sales = [], tips = [], aside = [], heads = [], winners = []] = await company.office.rows(
    ...[salesSql, tipsSql, asideSql, headsSql, winnersSql],
  );
  const broken = aside.map((row) => `headquarters laid aside ${JSON.stringify(row)}`);
  for (const { scope, head, items } of heads)
    if (Number(head) !== Number(items)) broken.push(`feed ${scope}: ${items} items, head ${head}`);
  broken.push(
    ...atHeadquarters(company.printed, sales),
    ...seriesHold(sales.map(({ number }) => String(number))),
  );
  const prices = hashOf(winners.map(({ id, values, clock }) => [id, priceIn(values), clock]));
  for (const till of company.tills) broken.push(...atNode(company, till, { tips, prices }));
  return broken;
}

const priceIn = (values: unknown): unknown => (JSON.parse(String(values)) as Row)['priceMinor'];

function atHeadquarters(printed: readonly Receipt[], sales: readonly Row[]): string[] {
  const broken: string[] = [];
  const byId = Map.groupBy(sales, ({ id }) => String(id));
  for (const { saleId, number, totalMinor } of printed) {
    const found = byId.get(saleId) ?? [];
    const [one] = found;
    if (found.length !== 1) broken.push(`receipt ${number} is at headquarters ${found.length} times`);
    else if (Number(one?.['total']) !== totalMinor || one?.['number'] !== number)
      broken.push(`receipt ${number} is at headquarters as ${JSON.stringify(one)}`);
    byId.delete(saleId);
  }
  for (const [id] of byId) broken.push(`sale ${id} is at headquarters and was never printed`);
  const sum = sales.reduce((all, { total }) => all + Number(total), 0);
  const due = totalOf(printed);
  if (sum !== due) broken.push(`headquarters counts ${sum}, printed were ${due}`);
  return broken;
}

const totalOf = (receipts: readonly Receipt[]): number =>
  receipts.reduce((sum, { totalMinor }) => sum + totalMinor, 0);

/** Of each till and epoch: no number twice, none left out. */
export function seriesHold(numbers: readonly string[]): string[] {
  const broken: string[] = [];
  for (const [series, all] of Map.groupBy(numbers, (number) => number.replace(/\d+$/, ''))) {
    const used = all.map((number) => Number(number.slice(series.length))).sort((a, b) => a - b);
    const wrong = used.find((n, at) => n !== (used[0] ?? 0) + at);
    if (wrong !== undefined) broken.push(`series ${series}: ${wrong} comes twice or after a hole`);
  }
  return broken;
}

interface AtHq {
  readonly tips: readonly Row[];
  readonly prices: string;
}

function atNode(company: Company, till: RealTill, { tips, prices }: AtHq): string[] {
  const broken: string[] = [];
  const due = new Map(company.dueAt(till).map((receipt) => [receipt.saleId, receipt]));
  const sales = till.rows<{ id: string; number: string; total: number }>(
    'select id, number, total_minor total from sale',
  );
  for (const { id, number, total } of sales) {
    const receipt = due.get(id);
    if (!receipt) broken.push(`${till.name}: sale ${number} that nobody printed`);
    else if (receipt.number !== number || receipt.totalMinor !== total)
      broken.push(`${till.name}: ${number} differs from its receipt ${receipt.number}`);
    due.delete(id);
  }
  for (const { number } of due.values()) broken.push(`${till.name}: lacks receipt ${number}`);
  const [me] = till.rows<{ id: string; epoch: number; tip: number }>(
    'select till_id id, epoch, (select max(seq) from journal) tip from ledger_identity',
  );
  const tip = tips.find((row) => row['till'] === me?.id && Number(row['epoch']) === me?.epoch)?.['tip'];
  if (Number(tip) !== me?.tip) broken.push(`${till.name}: headquarters has ${tip} of ${me?.tip} entries`);
  for (const row of till.rows('select * from waiting_item'))
    broken.push(`${till.name}: an item waits: ${JSON.stringify(row).slice(0, 200)}`);
  const here = till.rows<Row>(`select id, price_minor price, clocks ->> '$.price' clock from item`);
  const mine = hashOf(here.filter(({ clock }) => clock).map(({ id, price, clock }) => [id, price, clock]));
  if (mine !== prices) broken.push(`${till.name}: prices are not those that won at headquarters`);
  broken.push(...proven(till));
  return broken;
}

/** `npm run verify` of its file. */
export function proven(till: RealTill): string[] {
  const { ok, output } = runFile(join(root, 'scripts/verify.ts'), [till.seat.dataDir], false);
  return ok ? [] : [`${till.name}: verify says ${output.trim().split('\n').slice(-4).join(' | ')}`];
}

export function hashOf(rows: readonly (readonly unknown[])[]): string {
  const lines = rows.map((row) => JSON.stringify(row)).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}
