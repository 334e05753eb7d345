/** Reports over a past, each beside the same figures grouped from the sales themselves. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addDays, type CalendarDate } from '../../src/domain/kit/calendar.ts';
import { momentOf } from '../../src/domain/kit/time.ts';
import { dayReport, periodReport } from '../../src/main/areas/report/queries/day.ts';
import { itemsOf } from '../../src/main/areas/report/queries/items.ts';
import { customersOf } from '../../src/main/areas/report/queries/people.ts';
import { type Reader, readerOf, Statements } from '../../src/main/ledger/reader.ts';
import { median, takeTurns, timed } from '../figures.ts';
import { lastDay, longPast } from '../past.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';
import { type Grouped, grouped } from './bare.ts';

export async function reportLines(run: Run): Promise<Line[]> {
  const { dataDir, sales } = await longPast(run);
  run.say('reports');
  const sqlite = new Database(join(dataDir, 'dukkan.db'), { readonly: true });
  // As the till's reader has it.
  sqlite.pragma('cache_size = -32768');
  try {
    const read = readerOf(sqlite, new Statements(sqlite));
    const lines: Line[] = [];
    for (const question of questions(read, grouped(read))) lines.push(await lineOf(run, question, sales));
    return lines;
  } finally {
    sqlite.close();
  }
}

interface Question {
  readonly name: string;
  readonly what: string;
  readonly gate?: number;
  readonly goal?: number;
  readonly peers?: string;
  /** So many more days back each time, so that no answer is a memory of the last. */
  ask(round: number): unknown;
  bare(round: number): unknown;
}

async function lineOf({ quick }: Run, question: Question, sales: number): Promise<Line> {
  const { ask, bare, name, what, ...rest } = question;
  let [asked, grouped] = [0, 0];
  const times = await takeTurns(
    quick ? 3 : 9,
    () => timed(() => ask(asked++)),
    () => timed(() => bare(grouped++)),
  );
  const figures = { ours: median(times.ours), bare: median(times.bare) };
  const told = { name: `report.${name}`, what: `${what}, ${sales} sales`, unit: 'ms' as const };
  return { ...told, ...figures, absolute: true, ...rest };
}

const asker = { now: momentOf(lastDay, 'Asia/Bishkek', 20 * 60), margin: true, language: 'en' as const };
const page = { offset: 0, limit: 50, down: true, sort: 'total' as const };
const itemsAsked = { ...page, categoryId: null, margin: true };

/** So many days that end `round` days ago. */
function backFrom(round: number, days: number) {
  const to = addDays(lastDay, -round);
  return { from: addDays(to, 1 - days), to, branchId: null };
}

/** A day, and the same weekday before, which the report shows beside it. */
const withWeekBefore = (date: CalendarDate) => [date, addDays(date, -7)];

const questions = (read: Reader, bare: Grouped): Question[] => [
  {
    name: 'today',
    what: 'the day as it stands',
    gate: 50,
    ask: () => dayReport(read, { ...asker, date: null, branchId: null }),
    bare: () => bare.summary(withWeekBefore(lastDay)),
  },
  {
    name: 'day',
    what: 'a day of the past',
    gate: 50,
    ask: (round) => dayReport(read, { ...asker, date: addDays(lastDay, -1 - round), branchId: null }),
    bare: (round) => bare.summary(withWeekBefore(addDays(lastDay, -1 - round))),
  },
  {
    name: 'month',
    what: '30 days beside the 30 before',
    gate: 50,
    peers: 'GROUP BY with an index 28 ms',
    ask: (round) => periodReport(read, { ...asker, ...backFrom(round, 30), compare: 'previous' }),
    bare: (round) => bare.period(backFrom(round, 60)),
  },
  {
    name: 'items',
    what: 'the top 50 items of 30 days',
    gate: 18,
    goal: 5,
    ask: (round) => itemsOf(read, { ...itemsAsked, ...backFrom(round + 1, 30) }),
    bare: (round) => bare.items(backFrom(round + 1, 30)),
  },
  {
    name: 'years',
    what: 'two years',
    peers: 'GROUP BY with an index 253 ms',
    ask: (round) => periodReport(read, { ...asker, ...backFrom(round, 730), compare: 'none' }),
    bare: (round) => bare.period(backFrom(round, 730)),
  },
  {
    name: 'items.years',
    what: 'the top 50 items of two years',
    peers: 'GROUP BY 2594 ms',
    ask: (round) => itemsOf(read, { ...itemsAsked, ...backFrom(round, 730) }),
    bare: (round) => bare.items(backFrom(round, 730)),
  },
  {
    name: 'customers',
    what: 'the top 50 customers of a year',
    ask: (round) => customersOf(read, { ...page, ...backFrom(round, 365) }),
    bare: (round) => bare.customers(backFrom(round, 365)),
  },
];
