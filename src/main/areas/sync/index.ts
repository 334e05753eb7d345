/** Headquarters, as a till sees it. */
import type { syncContract } from '../../../domain/areas/sync/contract.ts';
import { syncStanding, waitingItem } from '../../ledger/foreign/tables.ts';
import { journal } from '../../ledger/journal.ts';
import { linkChanged } from '../../sync/link.ts';
import { type Area, type HandlersOf, live, query } from '../area.ts';
import { barcodeIndex } from '../catalogue/tables.ts';
import { parkedBasket, parkedSold } from '../sale/tables.ts';
import { shiftClose } from '../shift/tables.ts';
import { enrol, look, nameBranch, syncNow } from './commands/enrol.ts';
import { sealShifts } from './commands/seal.ts';
import { settleConflict } from './commands/settle.ts';
import { laidAside, tryAgain } from './laid-aside.ts';
import { conflictRows, foreignChanges, syncState } from './queries.ts';
import * as tables from './tables.ts';

const { conflict, zSeal } = tables;

export const sync: Area = {
  name: 'sync',
  tables: Object.values(tables),
  projections: [],
  react: (kit) => {
    const unwatch = kit.ledger.watchers.watch([linkChanged.name], () => nameBranch(kit));
    const unseal = sealShifts(kit);
    kit.hq.start();
    return () => {
      unwatch();
      unseal();
      kit.hq.stop();
    };
  },
  handlers: {
    state: live(
      [
        ...[linkChanged, journal, syncStanding, waitingItem, conflict, barcodeIndex, shiftClose, zSeal],
        ...[parkedSold, parkedBasket],
      ],
      (read, _input: object, call, kit) => {
        const state = syncState(read, kit);
        // A stranger waits for the shop, and need not know where it comes from.
        return call.policy ? state : { ...state, address: '' };
      },
    ),
    look,
    enrol,
    syncNow,
    laidAside: live([waitingItem], (read) => laidAside(read)),
    tryAgain,
    conflicts: live([conflict, barcodeIndex, parkedSold, parkedBasket], (read) => conflictRows(read)),
    settleConflict,
    changes: query((read, { limit }: { limit: number }) => foreignChanges(read, limit)),
  } satisfies HandlersOf<typeof syncContract>,
};
