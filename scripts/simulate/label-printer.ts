/** A simulated label printer, ZPL or TSPL by what it is sent: every label is a picture in a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bitmapToPng } from '../../src/main/devices/printer/raster/png.ts';
import { readTspl, readZpl } from '../../test/devices/labels/readers.ts';
import { type Place, type Simulator, wireAt } from './simulator.ts';

/** An order is over when nothing more comes. */
const restingMs = 400;

export async function simulateLabelPrinter(place: Place, folder: string): Promise<Simulator> {
  mkdirSync(folder, { recursive: true });
  const wire = await wireAt(place);
  let came: Uint8Array[] = [];
  let [pictures, labels] = [0, 0];
  let timer: NodeJS.Timeout | undefined;
  const print = (): void => {
    const bytes = Buffer.concat(came);
    came = [];
    for (const order of ordersIn(bytes)) {
      const { bitmap, copies, texts, bars } = order;
      pictures += 1;
      labels += copies;
      const path = join(folder, `label-${String(pictures).padStart(4, '0')}.png`);
      writeFileSync(path, bitmapToPng(bitmap));
      const own = [...texts, ...bars].join(', ');
      console.log(`Printed ${copies} × ${path}${own ? `, in its own type: ${own}` : ''}`);
    }
  };
  wire.onReceived((bytes) => {
    came.push(Uint8Array.from(bytes));
    clearTimeout(timer);
    timer = setTimeout(print, restingMs);
  });
  return {
    help: 'nothing; it only prints',
    obey: () => false,
    state: () => `${labels} labels of ${pictures} pictures`,
    unplug: async () => {
      clearTimeout(timer);
      await wire.unplug();
    },
  };
}

/** Order by order; what is no order is said, and left out. */
function ordersIn(bytes: Buffer): ReturnType<typeof readZpl>[] {
  const text = bytes.toString('latin1');
  const isZpl = text.startsWith('^XA');
  const ends = [...text.matchAll(isZpl ? /\^XZ\s*/g : /PRINT \d+,\d+\r\n/g)].map(
    ({ index, 0: end }) => index + end.length,
  );
  return ends.flatMap((end, n) => {
    try {
      const order = bytes.subarray(ends[n - 1] ?? 0, end);
      return [isZpl ? readZpl(order) : readTspl(order)];
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      console.log(`Something that is no label: ${error.message}`);
      return [];
    }
  });
}
