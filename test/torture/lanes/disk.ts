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
const none: Verdict = { figures: [], broken: [] };

async function fullDisk(torture: Torture): Promise<Verdict> {
  const dir = join(torture.folder, 'M2');
  mkdirSync(dir);
  const size = (mb: number, more = '') =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', `${more}size=${mb}m`, 'tmpfs', dir]).status === 0;
  if (!size(firstMb)) return { ...none, skipped: ['full disk: needs root, to mount a disk of 4 MB'] };
  const company = await Company.open(torture, trialStore(join(torture.folder, 'hq')));
  try {
    const till = await company.add('M2');
    const broken: string[] = [];
    const selling = company.sellAll(20, [till]);
    let sizeMb = firstMb;
    for (let n = 0; n < 4; n += 1) {
      const stuffed = n > 0 ? stuff(dir, 128 * 1024) : null;
      await Promise.race([saysFull(till), selling]);
      const { length } = till.printed;
      if (n === 2) {
        await till.program.kill('SIGKILL');
        await till.program.start();
      }
      broken.push(...proven(till));
      const [row] = till.rows<{ n: number }>('select count(*) n from sale');
      if ((row?.n ?? 0) < length) broken.push(`${row?.n} sales on the full disk, ${length} were printed`);
      if (stuffed) rmSync(stuffed);
      else {
        sizeMb *= 4;
        size(sizeMb, 'remount,');
      }
      await Promise.race([sellsAgain(till, length), selling]);
    }
    company.stop();
    await selling;
    const settled = await company.settle();
    if (typeof settled === 'string') broken.push(settled);
    const said = till.said.get('STORAGE_FULL') ?? 0;
    broken.push(...(await reckon(company)));
    const figure = `full disk: from ${firstMb} MB, full 4 times, said so ${said} times, ${till.printed.length} receipts`;
    return { figures: [figure], broken };
  } finally {
    await company.close();
    spawnSync('umount', ['-l', dir]);
  }
}

/** Leaves so many bytes. */
function stuff(dir: string, leftBytes: number): string {
  const file = join(dir, 'holiday-pictures');
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes), 1));
  return file;
}

const patienceMs = 90_000;

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
    const figure = `failing disk: ${bursts} bursts of failed writes and syncs; faults in the logs: ${faults}; ended by themselves and started again`;
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
function faultsIn({ seat }: RealTill): number {
  const { log } = dataPaths(seat.dataDir);
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  return text.split('\n').filter((line) => /IOERR|EIO|disk I\/O/.test(line)).length;
}
