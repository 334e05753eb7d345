/** `npm run hq`: headquarters as a program. The only place that knows the clock, chance and the process. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idMaker } from '../domain/kit/ids.ts';
import { usualPaces } from './doors/pace.ts';
import { type HqFlags, help, hqFlags } from './flags.ts';
import { type Hq, openHq, type World } from './hq.ts';
import { hqLog, toldError } from './log.ts';
import { holdFolder } from './store/folder.ts';
import { troubleOf } from './trouble.ts';

const closingMs = 20_000;

const flags = hqFlags(process.argv.slice(2));
if (flags === 'help') console.log(help);
else if (flags === 'wrong') {
  console.error(help);
  process.exitCode = 64;
} else
  await run(flags).catch((error: unknown) => {
    const { sentence, exitCode } = troubleOf(error, flags);
    if (exitCode === 70) console.error(toldError(error));
    console.error(sentence);
    process.exit(exitCode);
  });

async function run({ dataDir, port, host, proxy, restored, tls }: HqFlags): Promise<void> {
  const url = process.env['DATABASE_URL'];
  const release = url ? () => {} : holdFolder(dataDir);
  const where = url ? { url } : { folder: join(dataDir, 'pglite') };
  const world = worldOf();
  const hq = await openHq(where, world, restored);
  const metricsToken = process.env['METRICS_TOKEN'];
  const door = await hq
    .listen({
      port,
      host,
      trustProxy: proxy,
      paces: usualPaces,
      ...(tls ? { tls: { key: readFileSync(tls.key, 'utf8'), cert: readFileSync(tls.cert, 'utf8') } } : {}),
      ...(metricsToken ? { metricsToken } : {}),
    })
    .catch(async (error: unknown) => {
      await hq.close();
      release();
      throw error;
    });
  const shownHost = host === '::' || host === '0.0.0.0' ? 'localhost' : host;
  greet(hq, `${tls ? 'https' : 'http'}://${shownHost}:${door.port}/`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(70), closingMs).unref();
      door
        .close()
        .then(() => hq.close())
        .finally(release)
        .then(
          () => process.exit(0),
          (error: unknown) => {
            console.error(toldError(error));
            process.exit(70);
          },
        );
    });
  }
}

function greet({ kit, setupCode }: Hq, address: string): void {
  if (!kit.hq.durable)
    console.log('This store is for trial: a power cut may take from it. Set DATABASE_URL for PostgreSQL.');
  if (setupCode !== null) console.log(`First person: ${address}console/#setup=${setupCode}`);
  console.log(`Dukkan headquarters ready at ${address}`);
}

function worldOf(): World {
  const now = Date.now;
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  return {
    now,
    random: (count) => randomBytes(count),
    newId: idMaker(now, (count) => randomBytes(count)),
    log: hqLog(process.env['LOG_LEVEL'] ?? 'info'),
    version,
  };
}
