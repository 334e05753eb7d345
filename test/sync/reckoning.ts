/** What must be true when the troubles are over: HQ in itself, and every machine against HQ. */
import { join } from 'node:path';
import { msOf } from '../../src/domain/kit/clock.ts';
import { headerOf } from '../../src/domain/kit/sync/batch.ts';
import { genesis, hashOfText, nextDigest, nextHash } from '../../src/domain/kit/sync/chain.ts';
import type { AddChange } from '../../src/domain/kit/sync/changes.ts';
import { itemText } from '../../src/domain/kit/sync/feed.ts';
import { mostAheadMs } from '../../src/domain/kit/sync/merge.ts';
import { codecOf, type Row } from '../../src/main/ledger/codec.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { placeOf, sha256 } from './hq.ts';
import type { Machine } from './machine.ts';
import { type CompanyRows, streamKey } from './memory-hq.ts';
import type { World } from './world.ts';

export function reckonCompany(world: World, company: string, rows: CompanyRows): string[] {
  const broken: string[] = [];
  const fed = new Set<string>();
  const sold = new Map<string, number>();
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
      fed.add(item.id);
      for (const { id, number } of salesIn(item.body)) {
        sold.set(String(id), (sold.get(String(id)) ?? 0) + 1);
        numbers.push(String(number));
      }
    }
  }
  broken.push(...receiptsAt(world, company, sold), ...seriesHold(world, company, numbers));
  broken.push(...chainsHold(rows), ...nobodyElses(rows), ...daysHold(world, company, rows));
  for (const row of rows.quarantine) {
    if (!world.hq.announced.has(placeOf(company, row)))
      broken.push(`HQ: ${row.till} ${row.seq} was laid aside and nobody was told`);
  }
  const all = [...rows.entries.values()].flat();
  const places = new Set(rows.quarantine.map(({ till, stream, seq }) => `${till} ${stream} ${seq}`));
  // An entry may have come in two lives of its till; it is laid aside in one.
  const aside = all.filter(({ till, stream, seq }) => places.has(`${till} ${stream} ${seq}`));
  const placed = new Set([...fed, ...aside.map(({ id }) => id)]);
  for (const { id, sets } of all) {
    if (!sets && !placed.has(id)) broken.push(`HQ: entry ${id} is in no feed and no quarantine`);
  }
  for (const { clock, table, id } of rows.winners.values()) {
    if (msOf(clock) > world.agenda.now + mostAheadMs)
      broken.push(`HQ: ${table} ${id} is won from the future`);
  }
  return broken;
}

/** Every life of a till is a chain that goes on from an entry of an earlier one. */
function chainsHold({ streams, entries }: CompanyRows): string[] {
  const broken: string[] = [];
  for (const { till, epoch, base, tip } of streams.values()) {
    let { seq, hash } = base;
    const earlier = [...entries.values()].flat().some((one) => one.till === till && one.hash === hash);
    if (seq > 0 && !earlier) broken.push(`HQ: ${till} ${epoch} goes on from nowhere`);
    for (const entry of entries.get(streamKey(till, epoch)) ?? []) {
      seq += 1;
      const body = entry.body === null ? entry.bodyHash : hashOfText(sha256, entry.body);
      hash = nextHash(sha256, hash, headerOf(till, entry), body);
      if (entry.seq !== seq || entry.hash !== hash || entry.bodyHash !== body)
        broken.push(`HQ: the chain of ${till} ${epoch} breaks at ${seq}`);
    }
    if (tip.seq !== seq || tip.hash !== hash) broken.push(`HQ: the tip of ${till} ${epoch} is no entry`);
  }
  return broken;
}

/** Nothing of another company, in whatever HQ keeps for this one. */
function nobodyElses({ registrations, feeds, entries, winners }: CompanyRows): string[] {
  const tills = [
    ...[...feeds.values()].flatMap(({ items }) => items),
    ...[...entries.values()].flat(),
    ...winners.values(),
  ].map(({ till }) => till);
  const others = new Set(tills.filter((till) => !registrations.has(till)));
  return [...others].map((till) => `HQ: rows of ${till}, who is of another company`);
}

/** What a till's Z reports say it sold is what HQ has of it; a day is complete once all have closed it. */
function daysHold(world: World, company: string, { feeds, registrations }: CompanyRows): string[] {
  const sums = new Map<string, { sales: number; minor: number; closed: number; due: string }>();
  const at = (row: Row) => {
    const key = `${row['tillId']} ${row['day']}`;
    const sum = sums.get(key) ?? { sales: 0, minor: 0, closed: 0, due: '' };
    sums.set(key, sum);
    return sum;
  };
  for (const { items } of feeds.values()) {
    for (const item of items) {
      if (item.kind === 'group') continue;
      for (const { add, row } of JSON.parse(item.body ?? '[]') as AddChange[]) {
        if (add === 'sim_sale') {
          at(row).sales += 1;
          at(row).minor += Number(row['linesMinor']);
        }
        if (add === 'sim_z') {
          at(row).closed += 1;
          at(row).due = `${row['sales']} sales, ${row['minor']}`;
        }
      }
    }
  }
  const broken: string[] = [];
  const today = `day ${world.day}`;
  for (const [key, { sales, minor, closed, due }] of sums) {
    const [till = '', ...day] = key.split(' ');
    if (!registrations.has(till) || world.watch.disturbed.has(till) || day.join(' ') === today) continue;
    const sold = `${sales} sales, ${minor}`;
    if (closed !== 1 || due !== sold)
      broken.push(`${company}: ${key} was closed ${closed} times with ${due}, HQ has ${sold}`);
    else world.coverage.hit('dayCompleted');
  }
  return broken;
}

const salesIn = (body: string | null): Row[] =>
  (JSON.parse(body ?? '[]') as AddChange[]).flatMap(({ add, row }) => (add === 'sim_sale' ? [row] : []));

/** Every printed receipt is at HQ, once. */
function receiptsAt(world: World, company: string, sold: ReadonlyMap<string, number>): string[] {
  const broken: string[] = [];
  for (const [saleId, receipt] of world.receipts) {
    if (receipt.company !== company || world.excused.has(saleId)) continue;
    const times = sold.get(saleId) ?? 0;
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
  const { name, ledger } = machine;
  const broken: string[] = [];
  if (machine.displaced) return proved(machine);
  const waiting = ledger.read.all<{ detail: string }>('select detail from waiting_item');
  for (const { detail } of waiting) broken.push(`${name}: an item still waits: ${detail}`);
  for (const { scope, position, digest } of ledger.standing.cursors()) {
    if (!machine.feeds.includes(scope as never)) continue;
    const feed = rows.feeds.get(scope as never);
    const here = position === 0 ? genesis.hash : feed?.digests[position - 1];
    if (position !== (feed?.items.length ?? 0) || digest !== here) broken.push(`${name}: cursor of ${scope}`);
  }
  broken.push(...factsHold(world, machine, rows), ...recordsHold(world, machine, rows));
  for (const [what, sql] of sumsHold) {
    if (ledger.read.get(sql, ledger.identity.tillId)) broken.push(`${name}: ${what}`);
  }
  broken.push(...proved(machine));
  return broken;
}

/** Its chain, and its rows folded anew. */
function proved({ name, dir, shop }: Machine): string[] {
  // Another till's numbers may come in any order; HQ's are checked as one.
  const proof = verifyLedger(join(dir, 'dukkan.db'), { ...shop.verifiable, series: [] });
  return proof.findings.map((finding) => `${name}: ${JSON.stringify(finding)}`);
}

/** By SQL from the rows themselves, apart from the code that folds them; each finds what must not be. */
const sumsHold = [
  [
    'money does not balance',
    `select 1 from sim_sale s where lines_minor + tax_minor <>
       (select sum(amount_minor) from sim_tender t where t.sale_id = s.id) - change_minor or lines_minor <>
       (select sum(total_minor) from sim_line l where l.sale_id = s.id) and ? <> ''`,
  ],
  [
    'the drawer does not hold what came in and went out',
    `select 1 from (select ? till) where coalesce((select minor from sim_drawer where till_id = till), 0) <>
       (select coalesce(sum(minor), 0) from sim_cash where till_id = till) +
       (select coalesce(sum(amount_minor), 0) from sim_tender t join sim_sale s on s.id = t.sale_id
         where s.till_id = till) -
       (select coalesce(sum(change_minor), 0) from sim_sale where till_id = till)`,
  ],
  [
    'stock is not the sum of its moves',
    `select 1 from sim_stock s where qty <> (select sum(qty) from sim_move m where m.item_id = s.item_id)
       and ? <> ''`,
  ],
  [
    'a coupon was not counted as often as it was taken',
    `select 1 from sim_used u where times <> (select count(*) from sim_coupon c where c.coupon = u.coupon)
       and ? <> ''`,
  ],
  [
    'a barcode does not show every item that has it',
    `select 1 from sim_coded c where items <> (select count(*) from sim_item i
       where i.barcode = c.barcode and i.deleted_at is null) and ? <> ''`,
  ],
] as const;

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
  const sql = ['sim_item', 'sim_slot', 'sim_tag', 'sim_desk'].map(
    (name) => `select count(*) n from "${name}", json_each("${name}".clocks)`,
  );
  const shown = sql.reduce((sum, one) => sum + (machine.ledger.read.get<{ n: number }>(one)?.n ?? 0), 0);
  if (shown !== groups) broken.push(`${machine.name}: shows ${shown} groups, HQ has ${groups}`);
  return broken;
}
