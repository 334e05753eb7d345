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

function questions(read: Reader): Question[] {
  const asker = { now: momentOf(lastDay, 'Asia/Bishkek', 20 * 60), margin: true, language: 'en' as const };
  const backFrom = (round: number, days: number) => {
    const to = addDays(lastDay, -round);
    return { from: addDays(to, 1 - days), to };
  };
  const page = { offset: 0, limit: 50, down: true };
  const items = { ...page, categoryId: null, sort: 'total' as const, margin: true };
  const figure = (round: number, part: Figure['part']) => ({
    figure: Figure.parse({ ...backFrom(round, 30), part }),
    before: null,
    limit: 50,
  });
  const rare = read.get<{ id: string }>('select id from item order by id desc limit 1')?.id ?? '';
  return [
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
      name: 'two years',
      limitMs: null,
      ask: () => periodReport(read, { ...asker, ...backFrom(0, 730), compare: 'none' }),
    },
    {
      name: 'items of 30 days that are over, the top 50',
      limitMs: 18,
      ask: (round) => itemsOf(read, { ...items, ...backFrom(round + 1, 30) }),
    },
    {
      name: 'items of the last 30 days, today among them',
      limitMs: null,
      ask: () => itemsOf(read, { ...items, ...backFrom(0, 30) }),
    },
    {
      name: 'items of two years, the top 50',
      limitMs: null,
      ask: () => itemsOf(read, { ...items, ...backFrom(0, 730) }),
    },
    {
      name: 'categories of 30 days',
      limitMs: null,
      ask: (round) => categoriesOf(read, { ...backFrom(round + 1, 30), margin: true }),
    },
    {
      name: 'hours of the week, 90 days',
      limitMs: null,
      ask: (round) => weekHoursOf(read, backFrom(round, 90)),
    },
    {
      name: 'customers of a year, the top 50',
      limitMs: null,
      ask: (round) => customersOf(read, { ...page, ...backFrom(round, 365), sort: 'total' }),
    },
    {
      name: 'corrections of 30 days',
      limitMs: null,
      ask: (round) => correctionSums(read, backFrom(round, 30)),
    },
    {
      name: 'their list',
      limitMs: null,
      ask: (round) => correctionsOf(read, { ...backFrom(round, 30), kinds: [], offset: 0, limit: 50 }),
    },
    {
      name: 'receipts of a tender, the newest 50',
      limitMs: null,
      ask: (round) => salesOf(read, figure(round, { of: 'tender', method: 'card', currency: 'KGS' })),
    },
    {
      name: 'receipts of a rare item, 30 days',
      limitMs: null,
      ask: (round) => salesOf(read, figure(round, { of: 'item', itemId: rare })),
    },
  ];
}
