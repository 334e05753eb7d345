/** Each till's drawing thread, its printers at work, and a pump for each of them. */
import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import type { InUse } from '../../devices/fleet.ts';
import type { Printer } from '../../devices/printer/index.ts';
import { openStudio, type Studio } from '../../devices/printer/studio.ts';
import { systemTimers } from '../../devices/transport/timers.ts';
import type { Kit } from '../area.ts';
import { deviceSignals } from './attached.ts';
import { AttachedPrinter } from './attached-printer.ts';
import { doubtQueued, doubtSending, tidyQueue } from './commands/progress.ts';
import { type PumpParts, type RunningPump, runPump } from './pump.ts';

const studios = new WeakMap<Kit, Studio>();

export function studioOf(kit: Kit): Studio {
  const known = studios.get(kit);
  if (known) return known;
  const opened = openStudio();
  studios.set(kit, opened);
  return opened;
}

const presses = new WeakMap<Kit, PressRoom>();

/** The printers that are switched on, the one attached first at the head. */
export const printersAtWork = (kit: Kit): readonly AttachedPrinter[] => presses.get(kit)?.printers ?? [];

interface Press {
  readonly printer: AttachedPrinter;
  /** As it was opened: told otherwise it is opened anew. */
  readonly settings: InUse<'printer'>['settings'];
  readonly pump: RunningPump;
}

/** Keeps a pump for every printer of the fleet. */
class PressRoom {
  readonly #kit: Kit;
  #presses = new Map<string, Press>();
  /** Pumps that still have a slip in hand. */
  readonly #ending = new Map<string, Promise<void>>();
  #isOpen = true;

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  get printers(): readonly AttachedPrinter[] {
    return [...this.#presses.values()].map(({ printer }) => printer);
  }

  wake(): void {
    for (const { pump } of this.#presses.values()) pump.wake();
  }

  /** A pump of a printer begins when the one before it has ended, so that no slip of its is in two hands. */
  follow(): void {
    const wanted = this.#isOpen ? this.#kit.devices.all('printer') : [];
    const before = this.#presses;
    this.#presses = new Map();
    for (const device of wanted) {
      const known = before.get(device.id);
      if (known?.settings === device.settings) this.#presses.set(device.id, known);
      else if (!known && !this.#ending.has(device.id)) this.#presses.set(device.id, this.#start(device));
    }
    for (const [id, press] of before) if (this.#presses.get(id) !== press) this.#end(id, press);
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    this.follow();
    await Promise.all(this.#ending.values());
  }

  #start(device: InUse<'printer'>): Press {
    const { id: deviceId, name, settings } = device;
    const printer = new AttachedPrinter({ ...settings, deviceId, name }, pressOf(this.#kit, device));
    const { ledger, log } = this.#kit;
    const parts: PumpParts = {
      ledger,
      printer,
      printers: () => this.printers,
      draw: (document, widthDots, type) => studioOf(this.#kit).draw(document, widthDots, type),
      changed: () => ledger.watchers.raise(deviceSignals.changed),
      log,
    };
    return { printer, settings, pump: runPump(parts, systemTimers) };
  }

  #end(id: string, { pump }: Press): void {
    const ended = pump.stop().finally(() => {
      this.#ending.delete(id);
      this.follow();
      this.wake();
    });
    this.#ending.set(id, ended);
  }
}

const pressOf = (kit: Kit, { settings, wired }: InUse<'printer'>): Printer =>
  wired ?? studioOf(kit).picturePrinter(kit.paths.prints, settings.profile.widthDots);

/** Far longer than a queue needs to be put right, far shorter than anybody waits. */
const tidyEveryMs = 60_000;

/** A till that has just opened is busy with its first screen; the first slip still finds the fonts read. */
const warmAfterMs = 3000;
const emptySlip: PrintDocument = { language: 'en', direction: 'ltr', blocks: [] };

export function printing(kit: Kit): () => Promise<void> {
  const { ledger, log } = kit;
  doubtSending(ledger, null);
  if (kit.start.how === 'restored') doubtQueued(ledger);
  const room = new PressRoom(kit);
  presses.set(kit, room);
  const follow = (): void => {
    room.follow();
    room.wake();
  };
  const unwatch = [
    ledger.watchers.watch(['print_job'], () => room.wake()),
    ledger.watchers.watch([deviceSignals.changed.name], follow),
  ];
  room.follow();
  const tidying = setInterval(() => tidy(kit), tidyEveryMs);
  const warming = setTimeout(() => {
    if (room.printers.length === 0) return;
    studioOf(kit)
      .draw(emptySlip, 384)
      .catch((error) => log.fault('device.warm', error));
  }, warmAfterMs);
  for (const timer of [tidying, warming]) timer.unref();
  tidy(kit);
  return async () => {
    clearInterval(tidying);
    clearTimeout(warming);
    for (const stop of unwatch) stop();
    await room.close();
    await studios.get(kit)?.close();
  };
}

/** In the background: a full disk is said by what people do, and it is tried again. */
function tidy({ ledger, log }: Kit): void {
  try {
    tidyQueue(ledger);
  } catch (error) {
    log.fault('device.tidy', error);
  }
}
