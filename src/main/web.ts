/** The till as a plain Node program, for browsers, tablets and machines without Electron. */
import { logStrays } from './log.ts';
import { resourcesDir } from './paths.ts';
import { openInBrowser } from './shell/browser.ts';
import { type ShellFlags, shellFlags } from './shell/flags.ts';
import { exitCodes, sentenceOf, type Trouble, troubleOf } from './shell/trouble.ts';
import { openTill, type Till } from './till.ts';

const host = '127.0.0.1';
const closingMs = 10_000;

const flags = shellFlags(process.argv.slice(2), './.data');
if (flags) await serve(flags).catch((error: unknown) => stop(troubleOf(error), flags, error));
else stop('usage');

async function serve({ dataDir, port, open }: ShellFlags): Promise<void> {
  const till = await openTill({ dataDir, resourcesDir });
  logStrays(till.kit.log);
  closeOn('SIGTERM', till);
  closeOn('SIGINT', till);
  try {
    const door = await till.listen({ port });
    const url = `http://${host}:${door.port}/`;
    console.log(`Dukkan till ready at ${url}`);
    if (open) openInBrowser(url);
  } catch (error) {
    await till.close();
    throw error;
  }
}

/** A second signal, or a till that will not close in time, ends the program at once: the ledger bears it. */
function closeOn(signal: NodeJS.Signals, till: Till): void {
  process.once(signal, () => {
    setTimeout(() => process.exit(exitCodes.fault), closingMs).unref();
    till.close().then(
      () => process.exit(0),
      (error: unknown) => stop('fault', undefined, error),
    );
  });
}

function stop(trouble: Trouble, where = { dataDir: '', port: 0 }, error?: unknown): never {
  if (trouble === 'fault') console.error(error);
  console.error(sentenceOf(trouble, 'en', where));
  process.exit(exitCodes[trouble]);
}
