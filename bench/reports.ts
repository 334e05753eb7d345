/** How long reports take over a past: each asked several times of a connection that only reads. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Figure } from '../src/domain/areas/report/contract.ts';
import { addDays } from '../src/domain/kit/calendar.ts';
import { momentOf } from '../src/domain/kit/time.ts';
import { correctionSums, correctionsOf } from '../src/main/areas/report/queries/corrections.ts';
import { dayReport, periodReport } from '../src/main/areas/report/queries/day.ts';
import { salesOf } from '../src/main/areas/report/queries/figure.ts';
import { categoriesOf, itemsOf } from '../src/main/areas/report/queries/items.ts';
import { customersOf } from '../src/main/areas/report/queries/people.ts';
import { weekHoursOf } from '../src/main/areas/report/queries/totals.ts';
import { type Reader, readerOf, Statements } from '../src/main/ledger/reader.ts';
import { lastDay } from './million.ts';

export interface Timing {
  readonly name: string;
  readonly ms: number;
  /** From perf.md and design.md; null where they name none. */
  readonly limitMs: number | null;
}

const rounds = 11;

/** Medians; the dates move on with each round, so that no answer is a memory of the last. */
export function timeReports(dataDir: string): Timing[] {
  const sqlite = new Database(join(dataDir, 'dukkan.db'), { readonly: true });
  try {
    const read = readerOf(sqlite, new Statements(sqlite));
    return questions(read).map(({ name, limitMs, ask }) => {
      const times = Array.from({ length: rounds }, (_, round) => {
        const started = performance.now();
        ask(round);
        return performance.now() - started;
      });
      return {
        name,
        limitMs,
        ms: times.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN,
        least: times[0],
      } as never;
    });
  } finally {
    sqlite.close();
  }
}

interface Question {
  readonly name: string;
  readonly limitMs: number | null;
  ask(round: number): unknown;
}

const asker = { now: momentOf(lastDay, 'Asia/Bishkek', 20 * 60), margin: true, language: 'en' as const };
const page = { offset: 0, limit: 50, down: true };
const items = { ...page, categoryId: null, sort: 'total' as const, margin: true };

/** So many days that end `round` days ago. */
function backFrom(round: number, days: number) {
  const to = addDays(lastDay, -round);
  return { from: addDays(to, 1 - days), to };
}

function figure(round: number, part: Figure['part']) {
  return { figure: Figure.parse({ ...backFrom(round, 30), part }), before: null, limit: 50 };
}

const questions = (read: Reader): Question[] => [...watched(read), ...asked(read)];

/** What has a limit. */
const watched = (read: Reader): Question[] => [
  { name: 'today, live', limitMs: 50, ask: () => dayReport(read, { ...asker, date: null }) },
  {
    name: 'a day of the past',
    limitMs: 50,
    ask: (round) => dayReport(read, { ...asker, date: addDays(lastDay, -1 - round) }),
  },
  {
    name: '30 days beside the 30 before',
    limitMs: 50,
    ask: (round) => periodReport(read, { ...asker, ...backFrom(round, 30), compare: 'previous' }),
  },
  {
    name: 'items of 30 days that are over, the top 50',
    limitMs: 18,
    ask: (round) => itemsOf(read, { ...items, ...backFrom(round + 1, 30) }),
  },
];

function asked(read: Reader): Question[] {
  const rare = read.get<{ id: string }>('select id from item order by id desc limit 1')?.id ?? '';
  const other = (name: string, ask: Question['ask']): Question => ({ name, limitMs: null, ask });
  return [
    other('two years', () => periodReport(read, { ...asker, ...backFrom(0, 730), compare: 'none' })),
    other('items of 30 days with today', () => itemsOf(read, { ...items, ...backFrom(0, 30) })),
    other('items of two years', () => itemsOf(read, { ...items, ...backFrom(0, 730) })),
    other('categories of 30 days', (round) =>
      categoriesOf(read, { ...backFrom(round + 1, 30), margin: true }),
    ),
    other('hours of the week, 90 days', (round) => weekHoursOf(read, backFrom(round, 90))),
    other('customers of a year', (round) =>
      customersOf(read, { ...page, ...backFrom(round, 365), sort: 'total' }),
    ),
    other('corrections of 30 days', (round) => correctionSums(read, backFrom(round, 30))),
    other('their list', (round) => correctionsOf(read, { ...page, ...backFrom(round, 30), kinds: [] })),
    other('the newest 50 receipts of a tender', (round) =>
      salesOf(read, figure(round, { of: 'tender', method: 'card', currency: 'KGS' })),
    ),
    other('the receipts of a rare item, 30 days', (round) =>
      salesOf(read, figure(round, { of: 'item', itemId: rare })),
    ),
  ];
}
