/** A till as a real process, and a person at it who goes on until each thing asked is answered. */
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { SyncState } from '../../src/domain/areas/sync/contract.ts';
import { dataPaths } from '../../src/main/ledger/files.ts';
import { type Books, callerAt, openBooks } from '../app/books.ts';
import { personOf } from '../app/shelf.ts';
import { WebTill } from '../app/web-till.ts';

const patienceMs = 120_000;

/** What the till answered as sold: from then on it must never be lost. */
export interface Receipt {
  readonly saleId: string;
  readonly number: string;
  readonly totalMinor: number;
  readonly till: string;
  readonly branch: string;
}

export interface Seat {
  readonly name: string;
  readonly dataDir: string;
  readonly branch: string;
  readonly tillCode: string;
  readonly allBranches: boolean;
}

export class RealTill {
  readonly seat: Seat;
  readonly program: WebTill;
  /** Of its next start. */
  readonly env: Record<string, string>;
  readonly printed: Receipt[] = [];
  /** Refusals and faults that were answered, by code. */
  readonly said = new Map<string, number>();
  #books: Books | null = null;
  #signedInAt = '';

  constructor(seat: Seat, program: string, env: Record<string, string> = {}) {
    this.seat = seat;
    this.env = env;
    this.program = new WebTill(program, ['--data', seat.dataDir], 60_000, env);
  }

  get name(): string {
    return this.seat.name;
  }

  stranger = (): Books => callerAt(this.program.url, null);

  /** Whatever is asked carries its own command id, so that asking again does nothing twice. */
  async ask<T>(what: (books: Books) => Promise<T>, expected: readonly string[] = []): Promise<T | null> {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return await what(await this.#signedIn());
      } catch (error) {
        const code = codeOf(error);
        if (expected.includes(code)) return null;
        this.said.set(code, (this.said.get(code) ?? 0) + 1);
        if (code === 'UNAUTHENTICATED' || code === 'unreachable') this.#books = null;
        if (performance.now() > until || !passing.has(code)) throw error;
        await pause(code === 'unreachable' || code === 'UNAUTHENTICATED' ? 100 : 500);
      }
    }
  }

  async #signedIn(): Promise<Books> {
    // Sessions live in memory: after a restart one signs in again.
    if (!this.#books || this.#signedInAt !== this.program.url) {
      this.#books = await openBooks(this.program.url, personOf('owner', 'en'));
      this.#signedInAt = this.program.url;
    }
    return this.#books;
  }

  async openShift(): Promise<void> {
    const commandId = v7();
    await this.ask(({ shift }) => shift.openShift({ commandId, float: [] }), ['ShiftAlreadyOpen']);
  }

  async closeShift(): Promise<void> {
    const commandId = v7();
    await this.ask(({ shift }) =>
      shift.closeShift({ commandId, countId: null, left: [], reason: 'torture' }),
    );
  }

  /** Rings items up and takes the cash; what was printed is noted the moment the till says it. */
  async sell(itemIds: readonly string[]): Promise<Receipt | null> {
    for (const itemId of itemIds) {
      const commandId = v7();
      await this.ask(({ sale }) => sale.addItem({ commandId, itemId }));
    }
    return this.#complete();
  }

  /** Gives one piece of a line back. */
  async giveBack(saleId: string): Promise<void> {
    const commandId = v7();
    const lines = [{ n: 1, qtyMilli: 1000, restock: 'yes' as const }];
    const given = await this.ask(
      ({ sale }) => sale.giveBack({ commandId, saleId, lines, reason: 'broken' }),
      ['MoreThanSold', 'NothingLeftToRefund', 'NoSuchSale', 'OtherSaleInBasket'],
    );
    if (given) await this.#complete();
  }

  async #complete(): Promise<Receipt | null> {
    const commandId = v7();
    const done = await this.ask(
      ({ sale }) => sale.complete({ commandId, exactCash: true }),
      ['EmptyBasket', 'MoreThanSold'],
    );
    if (!done) return null;
    const { saleId, number, totalMinor } = done;
    const receipt = { saleId, number, totalMinor, till: this.name, branch: this.seat.branch };
    this.printed.push(receipt);
    return receipt;
  }

  async price(itemId: string, priceMinor: number): Promise<void> {
    const commandId = v7();
    const prices = [{ itemId, priceMinor }];
    await this.ask(({ catalogue }) => catalogue.setPrices({ commandId, priceListId: null, prices }));
  }

  /** How it stands with headquarters; null when it does not answer. */
  async state(): Promise<SyncState | null> {
    try {
      // Strangers may not ask as often as whoever is signed in.
      const books = this.#signedInAt === this.program.url ? this.#books : null;
      for await (const state of await (books ?? this.stranger()).sync.state({})) return state;
    } catch (error) {
      if (!passing.has(codeOf(error))) throw error;
      if (codeOf(error) !== 'TOO_MANY_REQUESTS') this.#books = null;
    }
    return null;
  }

  /** Looks into its file, beside it or after it. */
  rows<T>(sql: string): T[] {
    const sqlite = new Database(dataPaths(this.seat.dataDir).database, { readonly: true, timeout: 5000 });
    try {
      return sqlite.prepare(sql).all() as T[];
    } finally {
      sqlite.close();
    }
  }
}

/** What another try may meet otherwise. */
const passing: ReadonlySet<string> = new Set([
  ...[
    'unreachable',
    'UNAUTHENTICATED',
    'TOO_MANY_REQUESTS',
    'INTERNAL_SERVER_ERROR',
    'STORAGE_FULL',
    'nobody',
  ],
]);

export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && typeof error.code === 'string' && !/^E[A-Z]/.test(error.code)) return error.code;
  // A shop that is just being read knows nobody yet.
  if (/signs in here|may sign in/.test(error.message)) return 'nobody';
  return error instanceof TypeError || error instanceof SyntaxError ? 'unreachable' : error.message;
}
