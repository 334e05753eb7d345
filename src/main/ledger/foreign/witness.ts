/** Who looks on while others' edits are applied, and keeps local rows of it in the same transaction. */

import { assert } from '../../../domain/kit/result.ts';
import type { FeedItem } from '../../../domain/kit/sync/wire.ts';
import { codecOf, type Row } from '../codec.ts';
import type { Beside, Ledger } from '../ledger.ts';
import type { ReactionTx } from '../react.ts';

export type GroupItem = Extract<FeedItem, { kind: 'group' }>;

/** A group of a record that now wins at HQ. */
export interface Won {
  readonly item: GroupItem;
  readonly given: Row;
  /** The row as it was shown until now; null: there was none. */
  readonly before: Row | null;
  /** The entry of the own edit that lies over it, while HQ has not answered that. */
  readonly ownSeq: number | null;
  /** The winner before, and when it was learned of. */
  readonly last: { readonly clock: string; readonly at: number } | null;
  /** Many at once, from a snapshot. */
  readonly bulk: boolean;
}

export interface Witness {
  won(tx: ReactionTx, won: Won): void;
  /** An own edit is answered: the winner is `clock`'s. */
  answered(tx: ReactionTx, key: { tab: string; id: string; grp: string }, clock: string): void;
}

/** What a witness may do there. */
export function besideTx(ledger: Ledger, { statements, touched }: Beside): ReactionTx {
  const local = (table: Parameters<ReactionTx['keep']>[0]) => {
    const codec = codecOf(table);
    assert(codec.spec.class === 'local', `${codec.spec.name} is a ${codec.spec.class}, not a local`);
    touched(codec.spec.name);
    return codec;
  };
  return {
    read: ledger.read,
    at: ledger.now(),
    newId: () => ledger.newId(),
    find: (table, key) => {
      const codec = codecOf(table);
      const raw = statements.of(codec.selectByKey).get(...codec.keyOf(key)) as Row | undefined;
      return raw ? (codec.decode(raw) as never) : null;
    },
    keep: (table, row) => {
      const codec = local(table);
      statements.of(codec.replace).run(...codec.encode(codec.complete(row)));
    },
    forget: (table, key) => {
      const codec = local(table);
      statements.of(codec.deleteByKey).run(...codec.keyOf(key));
    },
  };
}
