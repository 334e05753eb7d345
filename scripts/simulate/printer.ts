/** A simulated receipt printer: every slip is a picture in a folder, as a strict reader of ESC/POS understands it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakePrinter } from '../../src/main/devices/printer/fake.ts';
import { fakeKinds, fakeWords, obey } from '../../src/main/devices/printer/fake-play.ts';
import { fakeOnTcp, fakeOnWire } from '../../src/main/devices/printer/fake-wire.ts';
import { registerFonts } from '../../src/main/devices/printer/raster/fonts.ts';
import { bitmapToPng } from '../../src/main/devices/printer/raster/png.ts';
import { ptyWire } from '../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import { resourcesDir } from '../../src/main/paths.ts';
import { decode } from '../../test/devices/printer/decoder.ts';
import type { Place, Simulator } from './simulator.ts';

export const printerFaults = Object.keys(fakeKinds) as (keyof typeof fakeKinds)[];
const widths = { 58: 384, 80: 576 } as const;
export type PaperMm = keyof typeof widths;

interface PrinterOptions {
  readonly paperMm: PaperMm;
  readonly kind: keyof typeof fakeKinds;
  /** Where the pictures go. */
  readonly folder: string;
}

const lookMs = 200;
/** A slip without a cut is over when nothing more comes. */
const restingMs = 3000;

export async function simulatePrinter(place: Place, options: PrinterOptions): Promise<Simulator> {
  const { kind, folder, paperMm } = options;
  registerFonts(join(resourcesDir, 'fonts'));
  mkdirSync(folder, { recursive: true });
  const printer = new FakePrinter(fakeKinds[kind], systemTimers);
  const plug = await plugIn(printer, place);
  const tray = new Tray(printer, folder, widths[paperMm]);
  const timer = setInterval(() => tray.look(), lookMs);
  return {
    help: `${fakeWords.join(' · ')} (paper 3000: so many bytes are left)`,
    obey(said) {
      if (!obey(printer, said)) return false;
      if (said === 'off') plug.hangUp();
      return true;
    },
    state: () => [`${tray.slips} slips`, `${printer.kicks} drawer kicks`, ...printer.state].join(', '),
    unplug: async () => {
      clearInterval(timer);
      await plug.pull();
    },
  };
}

async function plugIn(printer: FakePrinter, { pty, tcp }: Place) {
  if (pty) {
    const wire = await ptyWire(pty);
    fakeOnWire(printer, wire);
    return { hangUp: () => undefined, pull: () => wire.unplug() };
  }
  const port = await fakeOnTcp(printer, Number(tcp));
  return { hangUp: () => port.reset(), pull: () => port.close() };
}

/** What came out, slip by slip. */
class Tray {
  readonly #printer: FakePrinter;
  readonly #folder: string;
  readonly #widthDots: number;
  #cuts = 0;
  #taken = 0;
  #seen = 0;
  #seenAt = 0;
  #kicks = 0;
  slips = 0;

  constructor(printer: FakePrinter, folder: string, widthDots: number) {
    this.#printer = printer;
    this.#folder = folder;
    this.#widthDots = widthDots;
  }

  look(): void {
    const { cuts, kicks, paper } = this.#printer;
    if (kicks > this.#kicks) console.log('The drawer opens.');
    this.#kicks = kicks;
    for (; this.#cuts < cuts.length; this.#cuts += 1) this.#take(paper, cuts[this.#cuts] ?? 0);
    if (paper.length !== this.#seen) {
      this.#seen = paper.length;
      this.#seenAt = performance.now();
    }
    if (performance.now() - this.#seenAt > restingMs) this.#take(paper, paper.length);
  }

  #take(paper: Uint8Array, end: number): void {
    const bytes = paper.subarray(this.#taken, end);
    this.#taken = end;
    const picture = this.#pictureOf(bytes);
    if (picture === null) return;
    this.slips += 1;
    const name = `slip-${String(this.slips).padStart(4, '0')}.${picture ? 'png' : 'bin'}`;
    writeFileSync(join(this.#folder, name), picture || bytes);
    console.log(`${picture ? 'Printed' : 'Printed something that is no slip'}: ${join(this.#folder, name)}`);
  }

  /** Null: nothing of it is ink. False: not to be understood, as after its plug was pulled. */
  #pictureOf(bytes: Uint8Array): Uint8Array | null | false {
    try {
      const { bitmap } = decode(bytes, { widthDots: this.#widthDots });
      return bitmap.bits.some((byte) => byte !== 0) ? bitmapToPng(bitmap) : null;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return false;
    }
  }
}
