/** A catalogue of 100,000 items: looked up by code, searched as one types. */
import { join } from 'node:path';
import { Contestant } from '../contestant.ts';
import { median, percentile, pick, seeded, takeTurns } from '../figures.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';
import type { CatalogueBare } from './bare.ts';
import type { CatalogueProduct } from './product.ts';
import { type Product, typings } from './products.ts';
import { stockedTill } from './stocked.ts';
import { type Asking, overBareSocket, overHttp, overSocket, type Place, type Wire } from './wire.ts';

type Ours = Contestant<CatalogueProduct>;
type Bare = Contestant<CatalogueBare>;

export async function catalogueLines(run: Run): Promise<Line[]> {
  const { dataDir, things, csv } = await stockedTill(run);
  const ours: Ours = new Contestant(join(import.meta.dirname, 'product.ts'));
  const bare: Bare = new Contestant(join(import.meta.dirname, 'bare.ts'));
  try {
    await ours.ask('open', { dataDir });
    await bare.ask('open', { file: join(run.folder, 'things.db'), csv });
    return [
      ...(await lookUps(run, ours, bare, things)),
      ...(await wires(run, ours, bare, things)),
      ...(await searches(run, ours, things)),
    ];
  } finally {
    await ours.ask('close');
    await ours.stop();
    await bare.stop();
  }
}

const someCodes = (things: readonly Product[], many: number, seed: number): string[] => {
  const chance = seeded(seed);
  return Array.from({ length: many }, () => pick(things, chance).barcode);
};

async function lookUps(run: Run, ours: Ours, bare: Bare, things: readonly Product[]): Promise<Line[]> {
  run.say('barcodes in the process');
  const codes = someCodes(things, run.quick ? 500 : 2000, 5);
  const asked = await takeTurns(
    run.quick ? 2 : 6,
    async () => ({
      look: median(await ours.ask('lookUp', { codes })),
      guarded: median(await ours.ask('byCode', { codes: codes.slice(0, 400) })),
    }),
    async () => median(await bare.ask('lookUp', { codes })),
  );
  const limit = median(asked.bare);
  const look = median(asked.ours.map((one) => one.look));
  return [
    { name: 'barcode', what: 'barcode to item, p50', ours: look, unit: 'µs', bare: limit, gate: 3, goal: 2 },
    {
      name: 'barcode.guarded',
      what: 'the same through the guarded router',
      ours: median(asked.ours.map((one) => one.guarded)),
      unit: 'µs',
      bare: limit,
    },
  ];
}

async function wires(run: Run, ours: Ours, bare: Bare, things: readonly Product[]): Promise<Line[]> {
  run.say('barcodes over local HTTP and WebSocket');
  const [till, limit]: [Place, Place] = [
    await ours.ask('listen'),
    { ...(await bare.ask('listen')), tokens: [] },
  ];
  const http = await beside(
    run,
    things,
    overHttp(till, '/api/catalogue/itemsByCode?code='),
    overHttp(limit, '/thing?code='),
  );
  const socket = await beside(run, things, await overSocket(till), await overBareSocket(limit));
  const gates = { gate: 1.5, goal: 1.25 };
  return [
    { name: 'barcode.http', what: 'barcode to item over HTTP, p50', unit: 'µs', ...http, ...gates },
    { name: 'barcode.socket', what: 'barcode to item over WebSocket, p50', unit: 'µs', ...socket, ...gates },
  ];
}

async function beside(run: Run, things: readonly Product[], ours: Wire, bare: Wire) {
  const codes = someCodes(things, 300, 9);
  const time = async ({ ask }: Wire): Promise<number> => median(await eachOf(codes, ask));
  const asked = await takeTurns(
    run.quick ? 2 : 6,
    () => time(ours),
    () => time(bare),
  );
  ours.close();
  bare.close();
  return { ours: median(asked.ours), bare: median(asked.bare) };
}

async function eachOf(codes: readonly string[], ask: Asking): Promise<number[]> {
  const times: number[] = [];
  for (const code of codes) {
    const started = performance.now();
    await ask(code);
    times.push((performance.now() - started) * 1000);
  }
  return times;
}

async function searches(run: Run, ours: Ours, things: readonly Product[]): Promise<Line[]> {
  run.say('searches as one types');
  const texts = typings(things, run.quick ? 30 : 150);
  await ours.ask('search', { texts: texts.slice(0, 200) });
  const times = (await ours.ask('search', { texts })).map((us) => us / 1000);
  const what = 'search as one types, one or two words, p95';
  return [{ name: 'search', what, ours: percentile(times, 0.95), unit: 'ms', gate: 2, goal: 1 }];
}
