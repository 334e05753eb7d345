/** What must be true when the troubles are over: HQ in itself, and every machine against HQ. */
import { join } from 'node:path';
import { msOf } from '../../src/domain/kit/clock.ts';
import { genesis, nextDigest } from '../../src/domain/kit/sync/chain.ts';
import type { AddChange } from '../../src/domain/kit/sync/changes.ts';
import { itemText } from '../../src/domain/kit/sync/feed.ts';
import { mostAheadMs } from '../../src/domain/kit/sync/merge.ts';
import { codecOf, type Row } from '../../src/main/ledger/codec.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { sha256 } from './hq.ts';
import type { Machine } from './machine.ts';
import type { CompanyRows } from './memory-hq.ts';
import type { World } from './world.ts';

export function reckonCompany(world: World, company: string, rows: CompanyRows): string[] {
  const broken: string[] = [];
  const fed = new Map<string, number>();
  const numbers: string[] = [];
  for (const [scope, { items, digests }] of rows.feeds) {
    let running = genesis.hash;
    const here = new Set<string>();
    for (const [at, item] of items.entries()) {
      if (item.position !== at + 1) broken.push(`${scope}: position ${item.position} at ${at + 1}`);
      running = nextDigest(sha256, running, itemText(item));
      if (digests[at] !== running) broken.push(`${scope}: digest at ${at + 1}`);
      if (item.kind === 'group') continue;
      if (here.has(item.id)) broken.push(`${scope}: entry ${item.id} twice`);
      here.add(item.id);
      fed.set(item.id, (fed.get(item.id) ?? 0) + 1);
      numbers.push(...salesIn(item.body).map((row) => String(row['number'])));
    }
  }
  broken.push(...receiptsAt(world, company, fed), ...seriesHold(world, company, numbers));
  const all = [...rows.entries.values()].flat();
  const places = new Set(rows.quarantine.map(({ till, stream, seq }) => `${till} ${stream} ${seq}`));
  // An entry may have come in two lives of its till; it is laid aside in one.
  const aside = all.filter(({ till, stream, seq }) => places.has(`${till} ${stream} ${seq}`));
  const placed = new Set([...fed.keys(), ...aside.map(({ id }) => id)]);
  for (const { id, sets } of all) {
    if (!sets && !placed.has(id)) broken.push(`HQ: entry ${id} is in no feed and no quarantine`);
  }
  for (const { clock, table, id } of rows.winners.values()) {
    if (msOf(clock) > world.agenda.now + mostAheadMs)
      broken.push(`HQ: ${table} ${id} is won from the future`);
  }
  return broken;
}

const salesIn = (body: string | null): Row[] =>
  (JSON.parse(body ?? '[]') as AddChange[]).flatMap(({ add, row }) => (add === 'sim_sale' ? [row] : []));

/** Every printed receipt is at HQ, once. */
function receiptsAt(world: World, company: string, fed: ReadonlyMap<string, number>): string[] {
  const broken: string[] = [];
  for (const [saleId, receipt] of world.receipts) {
    if (receipt.company !== company || world.excused.has(saleId)) continue;
    const times = fed.get(saleId) ?? 0;
    if (times !== 1) broken.push(`receipt ${receipt.number} of ${receipt.machine} is at HQ ${times} times`);
  }
  return broken;
}

/** Numbers of a series are used once each and leave none out, but those that went with a disk. */
function seriesHold(world: World, company: string, numbers: readonly string[]): string[] {
  const broken: string[] = [];
  const lost = new Set<string>();
  for (const saleId of world.excused) {
    const receipt = world.receipts.get(saleId);
    if (receipt) lost.add(receipt.number);
  }
  const series = Map.groupBy(numbers, (number) => number.replace(/\d+$/, ''));
  for (const [name, all] of series) {
    if (world.watch.sharedSeries.has(`${company} ${name}`)) continue;
    const used = all.map((number) => Number(number.slice(name.length))).sort((a, b) => a - b);
    for (const [at, n] of used.entries()) {
      const before = used[at - 1] ?? 0;
      if (n === before) broken.push(`${company}: receipt ${name}${n} twice`);
      for (let gone = before + 1; gone < n; gone += 1)
        if (!lost.has(`${name}${gone}`)) broken.push(`${company}: no receipt ${name}${gone}`);
    }
  }
  return broken;
}

export function reckonMachine(world: World, machine: Machine, rows: CompanyRows): string[] {
  const { name, shop, ledger } = machine;
  const broken: string[] = [];
  const waiting = ledger.read.all<{ detail: string }>('select detail from waiting_item');
  for (const { detail } of waiting) broken.push(`${name}: an item still waits: ${detail}`);
  for (const { scope, position, digest } of ledger.standing.cursors()) {
    if (!machine.feeds.includes(scope as never)) continue;
    const feed = rows.feeds.get(scope as never);
    const here = position === 0 ? genesis.hash : feed?.digests[position - 1];
    if (position !== (feed?.items.length ?? 0) || digest !== here) broken.push(`${name}: cursor of ${scope}`);
  }
  broken.push(...factsHold(world, machine, rows), ...recordsHold(world, machine, rows));
  const money = `select count(*) n from sim_sale s where lines_minor <>
    (select sum(amount_minor) from sim_tender t where t.sale_id = s.id) - change_minor or lines_minor <>
    (select sum(total_minor) from sim_line l where l.sale_id = s.id)`;
  if (ledger.read.get<{ n: number }>(money)?.n !== 0) broken.push(`${name}: money does not balance`);
  const proof = verifyLedger(join(machine.dir, 'dukkan.db'), {
    ...shop.verifiable,
    // Another till's numbers may come in any order; HQ's are checked as one.
    series: [],
  });
  for (const finding of proof.findings) broken.push(`${name}: ${JSON.stringify(finding)}`);
  return broken;
}

/** Every fact of its feeds, and no other. */
function factsHold(world: World, machine: Machine, rows: CompanyRows): string[] {
  const broken: string[] = [];
  const tables = new Map(machine.shop.tables.map((table) => [codecOf(table).spec.name, table]));
  const expected = new Map<string, number>();
  for (const scope of machine.feeds) {
    for (const item of rows.feeds.get(scope)?.items ?? []) {
      if (item.kind !== 'facts') continue;
      for (const { add, row } of JSON.parse(item.body ?? '[]') as AddChange[]) {
        const table = tables.get(add);
        if (!table) throw new Error(`no table ${add}`);
        const codec = codecOf(table);
        const whole = codec.complete(row);
        const raw = machine.ledger.read.get<Row>(codec.selectByKey, ...codec.keyOf(whole));
        if (!raw) broken.push(`${machine.name}: lacks ${add} ${codec.keyOf(whole).join(' ')}`);
        else if (codec.differing(raw, whole).length > 0)
          broken.push(`${machine.name}: ${add} ${codec.keyOf(whole).join(' ')} differs`);
        expected.set(add, (expected.get(add) ?? 0) + 1);
      }
    }
  }
  if (world.watch.hqWasLost) return broken;
  for (const [name, table] of tables) {
    if (codecOf(table).spec.class !== 'fact' || name === 'sim_stray') continue;
    const count = machine.ledger.read.get<{ n: number }>(`select count(*) n from "${name}"`)?.n;
    const due = expected.get(name) ?? 0;
    if (count !== due) broken.push(`${machine.name}: ${count} rows of ${name}, HQ has ${due}`);
  }
  return broken;
}

/** Every group shows what wins at HQ. */
function recordsHold(world: World, machine: Machine, rows: CompanyRows): string[] {
  const broken: string[] = [];
  const tables = new Map(machine.shop.tables.map((table) => [codecOf(table).spec.name, table]));
  let groups = 0;
  for (const { scope, table: name, id, group, values, clock } of rows.winners.values()) {
    if (!machine.feeds.includes(scope)) continue;
    const table = tables.get(name);
    if (!table) throw new Error(`no table ${name}`);
    const codec = codecOf(table);
    if (codec.spec.keyed && scope !== `branch:${machine.place.branch}`) continue;
    groups += 1;
    const raw = machine.ledger.read.get<Row>(codec.selectByKey, id);
    const row = raw && codec.decode(raw);
    const props = codec.spec.groups[group] ?? [];
    const won = codec.complete(JSON.parse(values) as Row);
    const same = row && props.every((prop) => JSON.stringify(row[prop]) === JSON.stringify(won[prop]));
    const stamp = (row?.['clocks'] as Record<string, string> | undefined)?.[group];
    if (!same || stamp !== clock) broken.push(`${machine.name}: ${name} ${id} ${group} is not what won`);
  }
  if (world.watch.hqWasLost) return broken;
  const sql = ['sim_item', 'sim_slot', 'sim_tag'].map(
    (name) => `select count(*) n from "${name}", json_each("${name}".clocks)`,
  );
  const shown = sql.reduce((sum, one) => sum + (machine.ledger.read.get<{ n: number }>(one)?.n ?? 0), 0);
  if (shown !== groups) broken.push(`${machine.name}: shows ${shown} groups, HQ has ${groups}`);
  return broken;
}
