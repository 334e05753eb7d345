/** What came from others and could not be applied: told, and tried again when somebody asks for it. */
import type { LaidAside } from '../../../domain/areas/sync/contract.ts';
import { ok } from '../../../domain/kit/result.ts';
import type { FeedItem, FeedScope } from '../../../domain/kit/sync/wire.ts';
import type { WaitReason } from '../../ledger/foreign/tables.ts';
import type { Reader } from '../../ledger/reader.ts';
import { action } from '../area.ts';
import { tillName } from '../setting/queries.ts';
import { labelOf } from './queries.ts';

/** More than a person reads. */
const mostShown = 50;
const atOnce = 200;

interface Waiting {
  readonly scope: FeedScope;
  readonly position: number;
  readonly reason: WaitReason;
  readonly item: string;
  readonly detail: string;
}

export const laidAside = (read: Reader): LaidAside[] =>
  read
    .all<Waiting>(
      'select scope, position, reason, item, detail from waiting_item order by at, scope, position limit ?',
      mostShown,
    )
    .map(({ item: text, ...row }) => {
      const item = JSON.parse(text) as FeedItem;
      const isGroup = item.kind === 'group';
      const table = isGroup ? item.table : '';
      const actor = isGroup ? (JSON.parse(item.actor) as { name?: string }) : {};
      return {
        ...row,
        ...{ table, rowId: item.id, group: isGroup ? item.group : '' },
        label: isGroup ? labelOf(read, table, item.id) : '',
        ...{ byName: actor.name ?? '', tillName: tillName(read, item.till), at: item.at },
      };
    });

export const tryAgain = action(async ({ ledger, hq }) => {
  const { feeds } = hq;
  let applied = 0;
  let left = 0;
  let after = { scope: '', position: 0 };
  for (;;) {
    const some = ledger.read.all<{ scope: FeedScope; position: number }>(
      'select scope, position from waiting_item where (scope, position) > (?, ?) order by 1, 2 limit ?',
      ...[after.scope, after.position, atOnce],
    );
    for (const { scope, position } of some) {
      if (feeds.again(scope, position)) applied += 1;
      else left += 1;
    }
    const last = some.at(-1);
    if (!last) return ok({ applied, left });
    after = last;
    // Sales go first.
    await new Promise((resolve) => setImmediate(resolve));
  }
});
