/** Pulls the plug at random instants and looks at what is left. */
import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dataPaths } from '../../../src/main/ledger/files.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { seededBytes } from '../../kit/till.ts';
import { type Workload, type WorkloadName, workloadOf } from './workload.ts';

export interface TortureOptions {
  readonly workload: WorkloadName;
  readonly kills: number;
  readonly seed: number;
  /** An empty folder of the caller's. */
  readonly dir: string;
  /** The longest a victim sells. */
  readonly mostMs: number;
}

export interface TortureReport {
  readonly kills: number;
  readonly confirmed: number;
  readonly wrongs: readonly string[];
}

/** So many kills in one folder, then a fresh one: a proof takes longer the longer the history. */
const killsAFolder = 20;
/**
 * Answers of steps without an entry are kept for the last hundreds only, the till's own (a job was printed) among
 * them: a step older than the oldest of them may be gone. So many may lie out of the order of their ids.
 */
const outOfOrder = 20;

export async function torture({
  workload: name,
  kills,
  seed,
  dir,
  mostMs,
}: TortureOptions): Promise<TortureReport> {
  const workload = await workloadOf(name);
  const fresh = join(dir, 'fresh');
  await workload.prepare(fresh);
  const random = seededBytes(seed);
  const [wrongs, folder] = [[] as string[], join(dir, 'till')];
  let confirmed = 0;
  let said: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % killsAFolder === 0) {
      rmSync(folder, { recursive: true, force: true });
      cpSync(fresh, folder, { recursive: true });
      said = [];
    }
    const [a = 0, b = 0, c = 0] = random(3);
    const ms = ((a * 256 + b) / 65_536) * mostMs;
    // Some die while they open their files, the others at work.
    const lines = await lifeOf(name, folder, seed * 1000 + kill, { ms, atWork: c > 40 });
    confirmed += lines.length;
    said.push(...lines);
    const found = await look(workload, folder, said);
    wrongs.push(...found.map((wrong) => `seed ${seed}, kill ${kill}: ${wrong}`));
    if (found.length > 0) break;
  }
  return { kills, confirmed, wrongs };
}

/**
 * Starts a victim, kills it so long after its start or its first confirmation, and answers with what it had
 * confirmed; a line cut short was not.
 */
function lifeOf(
  name: string,
  dir: string,
  seed: number,
  { ms, atWork }: { readonly ms: number; readonly atWork: boolean },
): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const args = [join(import.meta.dirname, 'victim.ts'), name, dir, String(seed)];
    const victim = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complained = '';
    let timer: NodeJS.Timeout | undefined;
    const die = (): void => {
      timer ??= setTimeout(() => victim.kill('SIGKILL'), ms);
    };
    victim.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      die();
    });
    if (!atWork) die();
    victim.stderr.on('data', (chunk: Buffer) => {
      complained += chunk.toString();
    });
    victim.on('error', reject);
    victim.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(said.split('\n').slice(0, -1));
      else reject(new Error(`the victim ended by itself (${code ?? signal}): ${complained}`));
    });
  });
}

/** All that must be true of the files as they lie after a kill, told in sentences. */
async function look(workload: Workload, dir: string, said: readonly string[]): Promise<string[]> {
  const { database } = dataPaths(dir);
  const { findings } = verifyLedger(database, await workload.verifiable());
  const lost = lostOf(database, said);
  return [
    ...findings.map((finding) => JSON.stringify(finding)),
    ...lost.map((line) => `confirmed and lost: ${line}`),
    ...workload.wrongs(database),
  ];
}

function lostOf(database: string, said: readonly string[]): string[] {
  const sqlite = new Database(database, { readonly: true });
  const isEntry = sqlite.prepare('select 1 from journal where id = ?').pluck();
  const isStep = sqlite.prepare('select 1 from recent_command where id = ?').pluck();
  const oldest = sqlite
    .prepare('select max(id) from (select id from recent_command order by n limit ?)')
    .pluck()
    .get(outOfOrder) as string | null;
  const lines = said.map((line) => line.split(' '));
  const entries = lines.filter(([id, kind]) => kind === 'entry' && isEntry.get(id) === undefined);
  const steps = lines.filter(([id = '', kind]) => kind === 'step' && (oldest === null || id > oldest));
  const lost = [...entries, ...steps.filter(([id]) => isStep.get(id) === undefined)];
  sqlite.close();
  return lost.map((line) => line.join(' '));
}
