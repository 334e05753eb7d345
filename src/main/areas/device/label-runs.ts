/** Runs of labels on a label printer: begun at a screen, watched there, and never begun anew by themselves. */
import { type LabelText, labelPapers } from '../../../domain/areas/device/label.ts';
import type { LabelPrinterView } from '../../../domain/areas/device/label-contract.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../domain/kit/result.ts';
import type { Fleet, InUse } from '../../devices/fleet.ts';
import type { Labels } from '../../devices/labels/printer.ts';
import { action, type Kit } from '../area.ts';
import { type LabelRun, pressOf, textsOf } from './labels.ts';

/** Equal labels in one order: what a printer has taken cannot be stopped any more. */
const mostInOrder = 10;

export const labelPrinterViews = (devices: Fleet): LabelPrinterView[] =>
  devices.all('labelPrinter').map(({ id: deviceId, name, settings, labels }) => ({
    deviceId,
    name,
    wire: settings.wire.kind,
    paper: settings.paper,
    run: labels.run,
  }));

const printerOf = ({ devices }: Kit, deviceId: Id) =>
  devices.all('labelPrinter').find(({ id }) => id === deviceId);

interface Asked extends LabelRun {
  readonly commandId: Id;
  readonly deviceId: Id;
}

export const printLabels = action(async (kit, { commandId, deviceId, ...run }: Asked, call) => {
  const printer = printerOf(kit, deviceId);
  if (!printer) return refuse('LabelPrinterGone');
  if (printer.labels.wasBegunBy(commandId)) return ok({});
  if (run.design.paper !== printer.settings.paper) return refuse('OtherPaper');
  if (printer.labels.isBusy) return refuse('LabelPrinterBusy');
  const texts = textsOf(kit, run, call);
  if (!texts.ok) return texts;
  const total = texts.value.reduce((sum, { count }) => sum + count, 0);
  printer.labels.start(commandId, ordersOf(kit, texts.value, printer), total);
  return ok({});
});

export const stopLabels = action(async (kit, { deviceId }: { deviceId: Id }) => {
  printerOf(kit, deviceId)?.labels.stop();
  return ok({});
});

async function* ordersOf(
  kit: Kit,
  texts: readonly { readonly text: LabelText; readonly count: number }[],
  { settings }: InUse<'labelPrinter'>,
): AsyncGenerator<Labels> {
  const { language, native } = settings;
  const paper = labelPapers[settings.paper];
  for (const { text, count: wanted } of texts) {
    for (let left = wanted; left > 0; left -= mostInOrder) {
      const count = Math.min(left, mostInOrder);
      const bytes = await pressOf(kit).order({ text, paper, language, native, copies: count });
      yield { bytes, count };
    }
  }
}
