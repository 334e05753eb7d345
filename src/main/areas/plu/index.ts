/** Label scales: which items they have, and the pump that keeps them as the catalogue is. */
import type { pluContract } from '../../../domain/areas/plu/contract.ts';
import { type Area, type HandlersOf, type Kit, live } from '../area.ts';
import { item, price, priceList } from '../catalogue/tables.ts';
import { companySetting } from '../setting/tables.ts';
import { sendToScale, stopSending } from './commands/asking.ts';
import { eraseLabelScale, restoreLabelScale, saveLabelScale } from './commands/attach.ts';
import { saveScaleFile } from './commands/file.ts';
import { addToScale, removeFromScale, savePlu } from './commands/items.ts';
import { progressOf, progressSignal } from './progress.ts';
import { runPump } from './pump.ts';
import * as tables from './tables.ts';
import { openTalk } from './talk.ts';
import { itemRows, scaleViews } from './views.ts';

const react = (kit: Kit) =>
  runPump({
    ledger: kit.ledger,
    log: kit.log,
    progress: progressOf(kit),
    open: (scale, signal) => openTalk(kit, scale, signal),
    isRestored: kit.start.how === 'restored',
  });

const ofItems = [
  tables.labelScale,
  tables.plu,
  tables.scaleItem,
  tables.scaleHeld,
  item,
  price,
  priceList,
  companySetting,
];

export const plu: Area = {
  name: 'plu',
  tables: Object.values(tables),
  projections: [],
  react,
  handlers: {
    labelScales: live([...ofItems, tables.scaleTalk, progressSignal], (read, _input: object, _call, kit) =>
      scaleViews(read, kit.ledger.now(), progressOf(kit)),
    ),
    scaleItems: live(ofItems, (read, asked: Parameters<typeof itemRows>[1], _call, { ledger }) =>
      itemRows(read, asked, ledger.now()),
    ),
    saveLabelScale,
    eraseLabelScale,
    restoreLabelScale,
    addToScale,
    removeFromScale,
    savePlu,
    sendToScale,
    stopSending,
    saveScaleFile,
  } satisfies HandlersOf<typeof pluContract>,
};
