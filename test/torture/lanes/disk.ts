/** A disk that is full, and one that fails now and then, under a till and under headquarters. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dataPaths } from '../../../src/main/ledger/files.ts';
import type { WebTill } from '../../app/web-till.ts';
import { Company } from '../company.ts';
import type { RealTill } from '../real-till.ts';
import { proven, reckon } from '../reckoning.ts';
import { type Lane, sumOf, type Torture, trialStore, type Verdict } from '../torture.ts';

export const disk: Lane = async (torture) => sumOf([await fullDisk(torture), await badDisk(torture)]);

const firstMb = 4;
const laterMb = 16;
const fulls = 4;
const none: Verdict = { figures: [], broken: [] };

/** A shop does not fit on the disk at first, then it does; later it is full again and again. */
async function fullDisk(torture: Torture): Promise<Verdict> {
  const dir = join(torture.folder, 'M2');
  mkdirSync(dir);
  const mount = (options: string): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', dir]).status === 0;
  if (!mount(`size=${firstMb}m`))
    return { ...none, skipped: [`full disk: needs root, to mount a disk of ${firstMb} MB`] };
  const company = await Company.open(torture, trialStore(join(torture.folder, 'hq')));
  try {
    const till = await company.add('M2');
    await until(() => faultsIn(till, /disk is full/) > 1, 'no room for the shop on the disk');
    mount(`remount,size=${laterMb}m`);
    const filled = await company.settle();
    const broken = typeof filled === 'string' ? [filled] : [];
    const selling = company.sellAll(10, [till]);
    for (let n = 0; n < fulls; n += 1) broken.push(...(await fullOnce(till, selling, n === 2)));
    company.stop();
    await selling;
    const settled = await company.settle();
    if (typeof settled === 'string') broken.push(settled);
    const said = till.said.get('STORAGE_FULL') ?? 0;
    broken.push(...(await reckon(company)));
    const figure = `full disk: joined in spite of ${firstMb} MB, with ${laterMb} MB full ${fulls} times`;
    return { figures: [`${figure}, which ${said} answers said; ${till.printed.length} receipts`], broken };
  } finally {
    await company.close();
    spawnSync('umount', ['-l', dir]);
  }
}

/** Killed while it is full, it says why it does not open, or opens; either way it keeps what it sold. */
async function fullOnce(till: RealTill, selling: Promise<void>, isKilled: boolean): Promise<string[]> {
  const stuffed = stuff(till.seat.dataDir, 64 * 1024);
  await Promise.race([saysFull(till), selling]);
  const { length } = till.printed;
  if (isKilled) {
    await till.program.kill('SIGKILL');
    await till.program.start().catch((error: unknown) => {
      if (!String(error).includes('is full; free some space')) throw error;
    });
  }
  const broken = till.program.isRunning ? proven(till) : [];
  rmSync(stuffed);
  if (!till.program.isRunning) await till.program.start();
  const [row] = till.rows<{ n: number }>('select count(*) n from sale');
  if ((row?.n ?? 0) < length) broken.push(`${row?.n} sales on the full disk, ${length} were printed`);
  await Promise.race([sellsAgain(till, length), selling]);
  return broken;
}

/** Leaves so many bytes. */
function stuff(dir: string, leftBytes: number): string {
  const file = join(dir, 'holiday-pictures');
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes), 1));
  return file;
}

const patienceMs = 240_000;

async function until(holds: () => boolean, what: string): Promise<void> {
  const last = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > last) throw new Error(`in vain: ${what}`);
    await pause(50);
  }
}

function saysFull(till: RealTill): Promise<void> {
  const before = till.said.get('STORAGE_FULL') ?? 0;
  return until(
    () => (till.said.get('STORAGE_FULL') ?? 0) > before,
    `${till.name} says that its disk is full`,
  );
}

const sellsAgain = (till: RealTill, before: number): Promise<void> =>
  until(() => till.printed.length > before + 3, `${till.name} sells again`);

const preload = ['/usr/lib/fiu/fiu_run_preload.so', '/usr/lib/fiu/fiu_posix_preload.so'];
const points = ['posix/io/rw/pwrite', 'posix/io/sync/fsync', 'posix/io/sync/fdatasync'];

async function badDisk(torture: Torture): Promise<Verdict> {
  if (!preload.every((path) => existsSync(path)))
    return { ...none, skipped: ['failing disk: needs fiu-run'] };
  const folder = join(torture.folder, 'failing');
  const fifo = join(folder, 'fiu');
  const env = { LD_PRELOAD: preload.join(' '), FIU_CTRL_FIFO: fifo, FIU_ENABLE: '' };
  const company = await Company.open({ ...torture, folder }, trialStore(join(folder, 'hq')), { env });
  try {
    const tills = [await company.add('M2', env), await company.add('O1', env)];
    const selling = company.sellAll(60);
    const watching = company.watchOver();
    const last = performance.now() + torture.minutes * 60_000;
    const hq = company.office.programs;
    let bursts = 0;
    for (const victims of rounds([tills.map((till) => till.program), hq, hq])) {
      if (performance.now() > last) break;
      const percent = company.chance.between(1, 20);
      for (const program of victims)
        command(fifo, program, `enable_random name=%,probability=${percent / 100}`);
      await Promise.race([pause(company.chance.between(500, 3000)), selling]);
      for (const program of victims) command(fifo, program, 'disable name=%');
      bursts += 1;
      if (victims === hq) await revive(company);
      await Promise.race([pause(company.chance.between(500, 2000)), selling]);
    }
    company.stop();
    await Promise.all([selling, watching]);
    const settled = await company.settle();
    const broken = typeof settled === 'string' ? [settled] : [];
    broken.push(...(await reckon(company)));
    const faults = tills.map((till) => `${till.name} ${faultsIn(till)}`).join(', ');
    const figure = `failing disk: ${bursts} bursts of failed writes and syncs, which the tills noted: ${faults}; kills: what ended or hung and was started again`;
    return { figures: [`${figure}; ${company.tell()}`], broken };
  } finally {
    await company.close();
  }
}

function* rounds<T>(of: readonly T[]): Generator<T> {
  for (;;) yield* of;
}

/** To a process that runs, for each kind of failure; one that is just starting may not listen yet. */
function command(fifo: string, program: WebTill, text: string): void {
  if (!program.isRunning || !existsSync(`${fifo}-${program.pid}.in`)) return;
  for (const point of points) {
    const args = ['-f', fifo, '-c', text.replace('%', point), `${program.pid}`];
    // One that ended meanwhile does not answer.
    spawnSync('fiu-ctrl', args, { timeout: 2000, stdio: 'ignore' });
  }
}

/** Who watches over a server starts it again when it does not answer. */
async function revive(company: Company): Promise<void> {
  for (const [at, program] of company.office.programs.entries()) {
    const ready = await fetch(`${company.office.addresses[at]}/ready`, {
      signal: AbortSignal.timeout(3000),
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!ready && program.isRunning) await program.kill('SIGKILL');
  }
}

/** What the till wrote down of writes that failed. */
function faultsIn({ seat }: RealTill, what = /IOERR|EIO|disk I\/O/): number {
  const { log } = dataPaths(seat.dataDir);
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  return text.split('\n').filter((line) => what.test(line)).length;
}
