/** What `npm run hq` may be told. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface HqFlags {
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly proxy: boolean;
  readonly restored: boolean;
  readonly tls: { readonly key: string; readonly cert: string } | null;
}

export const help = `Usage: npm run hq -- [options]

  --data DIR       folder of the trial store (./.hq); not used with DATABASE_URL
  --port N         port to listen at (4790; 0 takes a free one)
  --host ADDRESS   address to listen at (127.0.0.1 without TLS or --proxy, else all)
  --tls-key FILE   with --tls-cert FILE: PEM files, and headquarters speaks HTTPS by itself
  --tls-cert FILE
  --proxy          a proxy of yours does TLS: believe its x-forwarded-for and x-forwarded-proto
  --restored       the database came back from a backup: tills are told to look again at what it has
  --help

  DATABASE_URL     postgres://user:password@host/database (PostgreSQL 15 or newer). Without it headquarters keeps
                   its store in the folder, for trial only: a power cut may take from it.
  METRICS_TOKEN    bearer token for /metrics from other machines
  LOG_LEVEL        debug, info (usual), warn, error`;

const options = {
  data: { type: 'string', default: '.hq' },
  port: { type: 'string', default: '4790' },
  host: { type: 'string' },
  proxy: { type: 'boolean', default: false },
  restored: { type: 'boolean', default: false },
  'tls-key': { type: 'string' },
  'tls-cert': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** `wrong` when an option is unknown or makes no sense. */
export function hqFlags(args: readonly string[]): HqFlags | 'help' | 'wrong' {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) return 'help';
    const { 'tls-key': key, 'tls-cert': cert, proxy, restored } = values;
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return 'wrong';
    if ((key === undefined) !== (cert === undefined)) return 'wrong';
    const tls = key === undefined || cert === undefined ? null : { key: resolve(key), cert: resolve(cert) };
    const host = values.host ?? (tls || proxy ? '::' : '127.0.0.1');
    return { dataDir: resolve(values.data), port, host, proxy, restored, tls };
  } catch (error) {
    if (error instanceof TypeError) return 'wrong'; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}
