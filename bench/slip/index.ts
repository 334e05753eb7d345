/** Receipts drawn to bits by the thread of slips as it is built: the first of a thread, and those after it. */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { root } from '../../scripts/run.ts';
import type { PrintDocument } from '../../src/domain/areas/device/document.ts';
import { exampleSale } from '../../src/domain/areas/device/slip-example.ts';
import { saleSlip } from '../../src/domain/areas/device/slip-sale.ts';
import { must } from '../../src/domain/kit/result.ts';
import { languages } from '../../src/domain/kit/words.ts';
import { letterheadIn } from '../../src/main/areas/device/letterhead.ts';
import type { Drawn, SlipAsk } from '../../src/main/devices/printer/studio.ts';
import type { Answered, Asked } from '../../src/main/kit/side-thread.ts';
import { readerOf, Statements } from '../../src/main/ledger/reader.ts';
import { median, percentile } from '../figures.ts';
import type { Run } from '../run.ts';
import { soldShop } from '../sale/sold.ts';
import type { Line } from '../table.ts';

const widthDots = 576;
/** 20 November 2026, noon in Bishkek. */
const at = Date.UTC(2026, 10, 20, 6);

export async function slipLines(run: Run): Promise<Line[]> {
  const { dataDir } = await soldShop(run);
  run.say('receipts');
  const receipts = receiptsIn(join(dataDir, 'dukkan.db'));
  const [cold, warm]: [number[], number[]] = [[], []];
  const [bits, pictures]: [number[], number[]] = [[], []];
  for (let round = 0; round < (run.quick ? 1 : 5); round += 1) {
    let begun = performance.now();
    const thread = new Worker(join(root, 'out/main/slips.js'));
    try {
      for (let n = 0; n < 1 + 8 * receipts.length; n += 1) {
        const document = must(receipts[(round + n) % receipts.length], 'a receipt');
        const drawn = await ask<Drawn>(thread, { kind: 'draw', document, widthDots, type: null });
        (n === 0 ? cold : warm).push(performance.now() - begun);
        bits.push(drawn.bitmap.bits.length);
        pictures.push((await ask<Uint8Array>(thread, { kind: 'png', drawn })).length);
        begun = performance.now();
      }
    } finally {
      await thread.terminate();
    }
  }
  return [
    { name: 'slip.cold', what: 'first receipt drawn, its thread started', ours: median(cold), unit: 'ms' },
    { name: 'slip', what: 'receipt drawn, p95', ours: percentile(warm, 0.95), unit: 'ms' },
    { name: 'slip.p50', what: 'the same, p50', ours: median(warm), unit: 'ms' },
    { name: 'slip.bits', what: 'bits of a receipt, 576 dots wide', ours: median(bits) / 1024, unit: 'KB' },
    { name: 'slip.png', what: 'the same as a picture', ours: median(pictures) / 1024, unit: 'KB' },
  ];
}

async function ask<T>(thread: Worker, wanted: SlipAsk): Promise<T> {
  thread.postMessage({ n: 0, ask: wanted } satisfies Asked<SlipAsk>);
  const [answered] = (await once(thread, 'message')) as [Answered<T>];
  if ('fault' in answered) throw new Error(answered.fault);
  return answered.answer;
}

/** The same sale in every language. */
function receiptsIn(file: string): PrintDocument[] {
  const sqlite = new Database(file, { readonly: true });
  try {
    const read = readerOf(sqlite, new Statements(sqlite));
    return languages.map((language) =>
      saleSlip(exampleSale(language, 'KGS', at), letterheadIn(read, language), null),
    );
  } finally {
    sqlite.close();
  }
}
