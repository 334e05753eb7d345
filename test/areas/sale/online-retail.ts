/** December 2010 of a real shop: its invoices as the file has them, and what a day of them must come to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { root } from '../../../scripts/run.ts';
import { must } from '../../../src/domain/kit/result.ts';

const file = join(
  process.env.DUKKAN_SHARED_DATA ?? join(root, '../shared/data'),
  'online-retail-dec2010.csv.gz',
);

export const isHere = existsSync(file);
/** Named in the tests that are skipped without it. */
export const needed = 'needs online-retail-dec2010.csv.gz in ../shared/data or DUKKAN_SHARED_DATA';

export interface FileLine {
  readonly code: string;
  readonly name: string;
  /** Below zero when given back. */
  readonly pieces: number;
  readonly pence: number;
}

export interface Invoice {
  readonly number: string;
  /** UTC epoch milliseconds; the shop's winter clock is UTC. */
  readonly at: number;
  readonly date: string;
  readonly hour: number;
  readonly customer: string | null;
  readonly lines: readonly FileLine[];
  readonly totalPence: number;
}

interface Row {
  readonly InvoiceNo: string;
  readonly StockCode: string;
  readonly Description: string;
  readonly Quantity: string;
  readonly InvoiceDate: string;
  readonly UnitPrice: string;
  readonly CustomerID: string;
}

export const readInvoices = (): Invoice[] => invoicesIn(gunzipSync(readFileSync(file)).toString('utf8'));

/** In the file's order, which is that of time. */
export function invoicesIn(text: string): Invoice[] {
  const { data } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  return [...Map.groupBy(data, (row) => row.InvoiceNo)].map(([number, rows]) => invoiceOf(number, rows));
}

function invoiceOf(number: string, rows: readonly Row[]): Invoice {
  const [first] = rows;
  const [, day, month, year, hour, minute] =
    /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d)$/.exec(must(first, 'a row').InvoiceDate) ?? [];
  const lines = rows.map((row) => ({
    // Typed now in capitals, now not.
    code: row.StockCode.toUpperCase(),
    name: row.Description.trim(),
    pieces: Number(row.Quantity),
    pence: penceOf(row.UnitPrice),
  }));
  return {
    number,
    at: Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)),
    date: `${year}-${month}-${day}`,
    hour: Number(hour),
    customer: first?.CustomerID || null,
    lines,
    totalPence: lines.reduce((total, { pieces, pence }) => total + pieces * pence, 0),
  };
}

/** `2.1` is two pounds ten; read digit by digit, since a float is no money. */
function penceOf(price: string): number {
  const [pounds = '', rest = ''] = price.split('.');
  return Number(pounds) * 100 + Number(rest.padEnd(2, '0'));
}

export interface Item {
  readonly code: string;
  readonly name: string;
  /** What it mostly cost. */
  readonly pence: number;
}

export function itemsOf(invoices: readonly Invoice[]): Item[] {
  const lines = invoices.flatMap((invoice) => invoice.lines);
  return [...Map.groupBy(lines, ({ code }) => code)].map(([code, of]) => {
    const [usual] = [...Map.groupBy(of, ({ pence }) => pence)].sort((a, b) => b[1].length - a[1].length);
    return { code, name: of.find(({ name }) => name)?.name ?? code, pence: must(usual, 'a price')[0] };
  });
}

export type Method = 'cash' | 'card' | 'bank' | 'qr' | 'onAccount';

/** How an invoice is paid, the file being silent about it: by its number, so that it is the same each time. */
export interface Paying {
  readonly parts: readonly { readonly method: Method; readonly pence: number }[];
  readonly changePence: number;
}

export function payingOf({ number, customer, totalPence }: Invoice): Paying {
  const lot = (Math.imul(Number(number.replace(/\D/g, '')), 0x9e3779b1) >>> 16) % 10;
  const whole = (method: Method): Paying => ({ parts: [{ method, pence: totalPence }], changePence: 0 });
  if (totalPence === 0) return { parts: [], changePence: 0 };
  if (lot < 3) return whole('cash');
  if (lot < 5) return whole('card');
  if (lot === 5) return whole('bank');
  if (totalPence < 0) return whole(lot === 6 ? 'qr' : 'card');
  if (lot === 6) return whole(customer ? 'onAccount' : 'qr');
  const card = Math.floor(totalPence / 2);
  if (lot === 7 && card > 0) {
    return {
      parts: [
        { method: 'card', pence: card },
        { method: 'cash', pence: totalPence - card },
      ],
      changePence: 0,
    };
  }
  const notes = Math.ceil(totalPence / 1000) * 1000;
  return { parts: [{ method: 'cash', pence: notes }], changePence: notes - totalPence };
}

export interface DayOfFile {
  readonly date: string;
  readonly invoices: readonly Invoice[];
}

export const daysOf = (invoices: readonly Invoice[]): DayOfFile[] =>
  [...Map.groupBy(invoices, ({ date }) => date)].map(([date, of]) => ({ date, invoices: of }));

export const total = <T>(of: readonly T[], amount: (each: T) => number): number =>
  of.reduce((sum, each) => sum + amount(each), 0);

/** What a tender took in on some invoices, change out. */
export function takenBy(invoices: readonly Invoice[], method: Method): number {
  return total(invoices, (invoice) => {
    const { parts, changePence } = payingOf(invoice);
    const paid = total(parts, (part) => (part.method === method ? part.pence : 0));
    return method === 'cash' ? paid - changePence : paid;
  });
}

export const isReturn = ({ lines }: Invoice): boolean => lines.every(({ pieces }) => pieces < 0);
