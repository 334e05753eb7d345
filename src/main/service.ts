/** The till inside Electron: its own process, so that no disk wait or native crash reaches the window. */
import { must } from '../domain/kit/result.ts';
import { logStrays } from './log.ts';
import { resourcesDir } from './paths.ts';
import { safeKeyVariable, shellFlags } from './shell/flags.ts';
import type { ToTill } from './shell/keeper.ts';
import { exitCodes, troubleOf } from './shell/trouble.ts';
import { openTill, type Till } from './till.ts';

const flags = must(shellFlags(process.argv.slice(2), ''), 'the shell passes every flag');

// Ctrl C reaches every process of the group; the shell will say when to close.
process.on('SIGINT', () => undefined);

try {
  const till = await openTill({ dataDir: flags.dataDir, resourcesDir, safeKey: handedKey() });
  logStrays(till.kit.log);
  // What came before this line waits in the port's own queue.
  process.parentPort.on('message', ({ data, ports }) => obey(till, data as ToTill, ports[0]));
  await openDoor(till);
} catch (error) {
  stop(error);
}

function obey(till: Till, message: ToTill, port: Electron.MessagePortMain | undefined): void {
  if (message.kind === 'counter' && port) till.attachPort(port);
  if (message.kind === 'close') till.close().then(() => process.exit(0), stop);
}

/** What the shell took out of the system's safe. */
function handedKey(): Uint8Array | null {
  const key = process.env[safeKeyVariable];
  delete process.env[safeKeyVariable];
  return key === undefined ? null : Buffer.from(key, 'base64');
}

/** The window needs no network: a busy port costs the tablets, not the till. */
async function openDoor(till: Till): Promise<void> {
  try {
    await till.listen({ port: flags.port });
  } catch (error) {
    if (troubleOf(error) !== 'portBusy') throw error;
    process.stderr.write(`Port ${flags.port} is taken: this till serves its own window only.\n`);
  }
}

/** The exit code tells the shell why. */
function stop(error: unknown): never {
  const trouble = troubleOf(error);
  if (trouble === 'fault') process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(exitCodes[trouble]);
}
