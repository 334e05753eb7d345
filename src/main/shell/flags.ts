/** What a shell may be told on its command line. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ShellFlags {
  readonly dataDir: string;
  readonly port: number;
  /** Show the counter in the user's browser once it is ready. */
  readonly open: boolean;
}

/** By which the shell hands its till the bytes from the system's safe, base64. */
export const safeKeyVariable = 'DUKKAN_SAFE_KEY';

const defaultPort = 4780;

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  open: { type: 'boolean' },
} as const;

/** Null when an option is unknown or makes no sense; `lenient` where Chromium's switches stand among ours. */
export function shellFlags(
  args: readonly string[],
  defaultDataDir: string,
  lenient = false,
): ShellFlags | null {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: !lenient, allowPositionals: lenient });
    const { data = defaultDataDir, port = defaultPort, open = false } = values;
    const wanted = Number(port);
    if (typeof data !== 'string' || data === '') return null;
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) return null;
    return { dataDir: resolve(data), port: wanted, open: open === true };
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}

/** The same flags as arguments, for the process that does the work. */
export const flagArguments = ({ dataDir, port }: Pick<ShellFlags, 'dataDir' | 'port'>): string[] => [
  `--data=${dataDir}`,
  `--port=${port}`,
];
