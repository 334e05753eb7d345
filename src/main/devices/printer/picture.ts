/** The printer of the demo and the tests: each job becomes a picture and a PDF, whole or not at all. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assert } from '../../../domain/kit/result.ts';
import type { Printer, PrintJob, PrintOutcome } from './index.ts';
import { type Bitmap, slipsOf } from './raster/bitmap.ts';
import { bitmapsToPdf } from './raster/pdf.ts';
import { bitmapToPng } from './raster/png.ts';

export function picturePrinter(folder: string, widthDots: number): Printer {
  return {
    widthDots,
    async print(bitmap, job, signal) {
      assert(/^[\w-]{1,100}$/.test(job.id), `a job's id names its files, got ${job.id}`);
      assert(bitmap.width === widthDots, `a slip of ${bitmap.width} dots for a head of ${widthDots}`);
      return printTo(folder, bitmap, job, signal);
    },
  };
}

async function printTo(
  folder: string,
  bitmap: Bitmap,
  job: PrintJob,
  signal: AbortSignal,
): Promise<PrintOutcome> {
  const path = (ending: string) => join(folder, `${job.id}.${ending}`);
  const files = [
    { path: path('png'), bytes: bitmapToPng(bitmap) },
    { path: path('pdf'), bytes: await bitmapsToPdf(slipsOf(bitmap, job.cuts)) },
  ];
  // The first rename is this printer's first byte.
  let begun = false;
  try {
    await mkdir(folder, { recursive: true });
    for (const file of files) await writeWhole(temporary(file.path), file.bytes);
    if (signal.aborted)
      return await giveUp(files, { kind: 'failed', fault: 'cancelled', detail: 'not begun' });
    for (const file of files) {
      await rename(temporary(file.path), file.path);
      begun = true;
    }
    await settle(folder);
    return { kind: 'printed', confirmed: true };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return giveUp(files, { kind: begun ? 'unknown' : 'failed', fault: 'unreachable', detail });
  }
}

const temporary = (path: string): string => `${path}.part`;

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new names outlast a power cut; Windows has no handle on a folder and does it by itself. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function giveUp(files: readonly { path: string }[], outcome: PrintOutcome): Promise<PrintOutcome> {
  // What cannot be removed either is overwritten by the next try.
  await Promise.allSettled(files.map(({ path }) => rm(temporary(path), { force: true })));
  return outcome;
}
