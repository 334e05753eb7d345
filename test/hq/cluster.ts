/** A PostgreSQL of the system's own binaries, in a folder of its own, reached by a socket in it. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const bin = globSync('/usr/lib/postgresql/*/bin').sort().at(-1) ?? null;

/** Named in the tests that are skipped without it. */
export const hasPostgres = bin !== null && existsSync(join(bin, 'initdb'));

export interface Cluster {
  /** The address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Of its first process, whose children do the work. */
  readonly pid: number;
  close(): Promise<void>;
}

/** PostgreSQL does not run as root: there it runs as the user that its package made. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'dukkan-pg-'));
  const as = owner();
  if (as) chownSync(folder, as.uid, as.gid);
  const at = join(folder, 'db');
  const tool = join(bin ?? '', 'initdb');
  const args = ['-D', at, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(tool, args, { ...as, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const server = spawn(
    join(bin ?? '', 'postgres'),
    ['-D', at, '-k', folder, '-h', '', '-c', 'max_connections=200'],
    { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const urlOf = (name: string) => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;
  await answering(urlOf('postgres'), server);
  let count = 0;
  return {
    pid: server.pid ?? 0,
    newDatabase: async () => {
      count += 1;
      await once(urlOf('postgres'), `create database hq${count}`);
      return urlOf(`hq${count}`);
    },
    close: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGQUIT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function once(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4000);
  });
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended: ${said}`);
    const up = await once(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`PostgreSQL does not answer: ${said}`);
}
