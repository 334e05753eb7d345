/** The printer: slips of what happened, their queue, and pictures of what will be printed. */
import type { deviceContract } from '../../../domain/areas/device/contract.ts';
import { type Area, type HandlersOf, type Kit, live, query } from '../area.ts';
import { openBasket } from '../sale/tables.ts';
import { branchSetting, companySetting } from '../setting/tables.ts';
import { attachSaved, deviceSignals, deviceViews, portsOf, scaleNow, trafficLines } from './attached.ts';
import { eraseDevice, restoreDevice, saveDevice } from './commands/attach.ts';
import { confirmJobs, discardJobs, retryJobs } from './commands/decide.ts';
import { closeDisplays, openDisplay } from './commands/display.ts';
import { printCodePages, printReceipt, printTest, printX, reprint } from './commands/print.ts';
import { displayFor, displayShopFor, displayWeightFor } from './display.ts';
import { drawerView, openingDrawer } from './drawer.ts';
import { labelPrinterViews, printLabels, stopLabels } from './label-runs.ts';
import { type LabelWanted, labelItems, labelling, previewLabel, saveLabels } from './labels.ts';
import { findScale, orderScale, saveTraffic } from './orders.ts';
import { showOnPoles } from './poles.ts';
import {
  draftSlip,
  type LayoutDraft,
  pictureOf,
  saleAsPrinted,
  saveSale,
  saveShift,
  shiftAsPrinted,
  xAsPrinted,
} from './previews.ts';
import { printerView } from './printer-view.ts';
import { printersAtWork, printing } from './printing.ts';
import { jobRows } from './queries.ts';
import { reactions } from './reactions.ts';
import { takeScans } from './scans.ts';
import * as tables from './tables.ts';
import { kickDrawer, lookAtDrawer, probePrinter } from './trying.ts';

interface OfDevice {
  readonly deviceId: string;
}
interface OfSale {
  readonly saleId: string;
}
interface ByPass {
  readonly pass: string;
}
interface OfShift {
  readonly shiftId: string;
}

const react = (kit: Kit) => {
  const stops = [attachSaved(kit), openingDrawer(kit), printing(kit), labelling(kit), showOnPoles(kit)];
  return async () => {
    for (const stop of stops.reverse()) await stop();
  };
};

export const device: Area = {
  name: 'device',
  tables: Object.values(tables),
  projections: [],
  reactions,
  react,
  handlers: {
    devices: live(
      [tables.device, deviceSignals.changed, deviceSignals.heard],
      (read, _input: object, _call, kit) => deviceViews(read, kit.devices, printersAtWork(kit)),
    ),
    saveDevice,
    eraseDevice,
    restoreDevice,
    ports: query((_read, _input: object, _call, kit) => portsOf(kit)),
    traffic: live([deviceSignals.heard], (_read, { deviceId }: OfDevice, _call, kit) =>
      trafficLines(kit.devices.trafficOf(deviceId)),
    ),
    findScale,
    saveTraffic,
    scale: live([deviceSignals.changed, deviceSignals.weighed], (_read, _input: object, _call, kit) =>
      scaleNow(kit.devices.scale),
    ),
    scaleOf: live(
      [deviceSignals.changed, deviceSignals.weighed],
      (_read, { deviceId }: OfDevice, _call, kit) =>
        scaleNow(kit.devices.all('scale').find(({ id }) => id === deviceId) ?? null),
    ),
    orderScale,
    scanned: live([deviceSignals.scanned], (_read, _input: object, _call, { devices }) => ({
      newest: devices.scans.newest,
    })),
    takeScans,
    jobs: live([tables.printJob, tables.device], (read) => jobRows(read)),
    printer: live([tables.printJob, deviceSignals.changed], (read, _input: object, _call, kit) =>
      printerView(read, printersAtWork(kit), kit.devices, kit.ledger.now()),
    ),
    probePrinter,
    printReceipt,
    reprint,
    printX,
    printTest,
    printCodePages,
    retryJobs,
    confirmJobs,
    discardJobs,
    drawer: live(
      [tables.drawerKick, tables.device, deviceSignals.changed],
      (read, _input: object, _call, kit) => drawerView(read, kit),
    ),
    kickDrawer,
    lookAtDrawer,
    previewSale: query((_read, { saleId }: OfSale, call, kit) =>
      pictureOf(kit, saleAsPrinted(kit, saleId, call)),
    ),
    previewShift: query((_read, { shiftId }: OfShift, call, kit) =>
      pictureOf(kit, shiftAsPrinted(kit, shiftId, call), 'report'),
    ),
    previewX: query((_read, _input: object, call, kit) => pictureOf(kit, xAsPrinted(kit, call), 'report')),
    previewLayout: query((_read, draft: LayoutDraft, call, kit) =>
      pictureOf(kit, draftSlip(kit, draft, call)),
    ),
    saveSale,
    saveShift,
    display: live([openBasket, tables.displayPass], (read, { pass }: ByPass) => displayFor(read, pass)),
    displayShop: live([companySetting, branchSetting, tables.displayPass], (read, { pass }: ByPass) =>
      displayShopFor(read, pass),
    ),
    displayWeight: live(
      [deviceSignals.changed, deviceSignals.weighed, tables.displayPass],
      (read, { pass }: ByPass, _call, kit) => displayWeightFor(read, pass, kit.devices),
    ),
    openDisplay,
    closeDisplays,
    labelItems: query((read, { itemIds }: { itemIds: readonly string[] }, _call, { ledger }) =>
      labelItems(read, itemIds, ledger.now()),
    ),
    previewLabel: query((_read, wanted: LabelWanted, call, kit) => previewLabel(kit, wanted, call)),
    saveLabels,
    labelPrinters: live([tables.device, deviceSignals.changed], (_read, _input: object, _call, kit) =>
      labelPrinterViews(kit.devices),
    ),
    printLabels,
    stopLabels,
  } satisfies HandlersOf<typeof deviceContract>,
};
