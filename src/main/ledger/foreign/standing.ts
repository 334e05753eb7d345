/** How far HQ and this till know of each other; null and 0 on a till that was never enrolled. */
import type { Cursor } from '../../../domain/kit/sync/wire.ts';
import { codecOf } from '../codec.ts';
import type { Ledger } from '../ledger.ts';
import type { Reader } from '../reader.ts';
import type { syncCursor, syncStanding } from './tables.ts';
import { syncCursor as cursorTable, syncStanding as standingTable } from './tables.ts';

type Row = (typeof syncStanding)['$inferSelect'];
export type CursorRow = (typeof syncCursor)['$inferSelect'];

export class Standing {
  readonly #read: Reader;
  #row: Row | null | undefined;

  constructor(read: Reader) {
    this.#read = read;
  }

  /** After whatever may have changed it. */
  forget(): void {
    this.#row = undefined;
  }

  get enrolled(): boolean {
    return this.#known !== null;
  }

  get serverEpoch(): string | null {
    return this.#known?.serverEpoch ?? null;
  }

  get acked(): number {
    return this.#known?.acked ?? 0;
  }

  get durable(): number {
    return this.#known?.durable ?? 0;
  }

  get contactAt(): number | null {
    return this.#known?.contactAt ?? null;
  }

  get seen(): string | null {
    return this.#known?.seen ?? null;
  }

  /** Every feed this till has read of. */
  cursors(): CursorRow[] {
    const { decode } = codecOf(cursorTable);
    return this.#read
      .all<Record<string, unknown>>('select * from sync_cursor order by scope')
      .map((raw) => decode(raw) as CursorRow);
  }

  get #known(): Row | null {
    if (this.#row === undefined) {
      const raw = this.#read.get<Record<string, unknown>>('select * from sync_standing where one = 1');
      this.#row = raw ? (codecOf(standingTable).decode(raw) as Row) : null;
    }
    return this.#row;
  }
}

/** HQ has just answered. */
export const noteContact = (ledger: Ledger, at: number): void =>
  ledger.beside(({ statements }) => {
    statements.of('update sync_standing set contact_at = ?').run(at);
  });

export const cursorOf = ({ position, digest }: CursorRow): Cursor => ({ position, digest });
