/** Each till's drawing thread, its printer, and the pump between queue and printer. */
import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import type { Printer } from '../../devices/printer/index.ts';
import { openStudio, type Studio } from '../../devices/printer/studio.ts';
import type { Kit } from '../area.ts';
import { settingOf } from '../setting/queries.ts';
import { doubtQueued } from './commands/progress.ts';
import { runPump } from './pump.ts';
import { printerKindOf } from './queries.ts';

const studios = new WeakMap<Kit, Studio>();

export function studioOf(kit: Kit): Studio {
  const known = studios.get(kit);
  if (known) return known;
  const opened = openStudio();
  studios.set(kit, opened);
  return opened;
}

/** Null while this till prints on nothing. */
function printerOf(kit: Kit): Printer | null {
  const { read } = kit.ledger;
  if (printerKindOf(read, kit.demo) === 'none') return null;
  return studioOf(kit).picturePrinter(kit.paths.prints, settingOf(read, 'printer.widthDots'));
}

/** A till that has just opened is busy with its first screen; the first slip still finds the fonts read. */
const warmAfterMs = 3000;
const emptySlip: PrintDocument = { language: 'en', direction: 'ltr', blocks: [] };

export function printing(kit: Kit): () => Promise<void> {
  if (kit.start.how === 'restored') doubtQueued(kit.ledger);
  const stopPump = runPump({
    ledger: kit.ledger,
    printer: () => printerOf(kit),
    draw: (document, widthDots) => studioOf(kit).draw(document, widthDots),
    log: kit.log,
  });
  const warming = setTimeout(() => {
    if (printerOf(kit))
      studioOf(kit)
        .draw(emptySlip, 384)
        .catch((error) => kit.log.fault('device.warm', error));
  }, warmAfterMs);
  warming.unref();
  return async () => {
    clearTimeout(warming);
    await stopPump();
    await studios.get(kit)?.close();
  };
}
