/** Tills that come back from yesterday: by `npm run restore`, as a copy of the folder, as a copy of the file alone. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, runFile } from '../../../scripts/run.ts';
import { dataPaths } from '../../../src/main/ledger/files.ts';
import { Company } from '../company.ts';
import type { RealTill } from '../real-till.ts';
import { reckon } from '../reckoning.ts';
import { type Lane, trialStore } from '../torture.ts';

export const restored: Lane = async (torture) => {
  const company = await Company.open(torture, trialStore(join(torture.folder, 'hq')));
  try {
    const [byScript, byFolder, byFile] = [
      await company.add('M2'),
      await company.add('O1'),
      await company.add('O2'),
    ];
    await company.add('M9', {}, { allBranches: true });
    const rounds = Math.max(1, Math.round(torture.minutes));
    const broken: string[] = [];
    for (let n = 0; n < rounds; n += 1) {
      await sellFor(company, 8000);
      const backup = backUp(byScript, join(torture.folder, `yesterday-${n}.db`));
      const [folder, file] = [await copyOf(byFolder), await copyOf(byFile)];
      await sellFor(company, 8000);
      const lost = await company.settle();
      if (typeof lost === 'string') broken.push(lost);
      await Promise.all([byScript, byFolder, byFile].map(({ program }) => program.kill('SIGKILL')));
      run('scripts/restore.ts', backup, '--data', byScript.seat.dataDir);
      rmSync(byFolder.seat.dataDir, { recursive: true });
      cpSync(folder, byFolder.seat.dataDir, { recursive: true });
      putFileBack(file, byFile.seat.dataDir);
      // The one that knows it is a copy sells before anybody told it anything.
      company.line.cut();
      await byScript.program.start();
      await byScript.openShift();
      for (let m = 0; m < 3; m += 1) await byScript.sell(company.itemIds.slice(0, 1));
      company.line.mend();
      for (const till of [byFolder, byFile]) await till.program.start();
      const back = await company.settle();
      if (typeof back === 'string') broken.push(back);
    }
    await sellFor(company, 5000);
    const settled = await company.settle();
    if (typeof settled === 'string') broken.push(settled);
    broken.push(...(await reckon(company)));
    const letters = [byScript, byFolder, byFile].map(
      (till) =>
        `${till.name} ${[...new Set(till.printed.map(({ number }) => number.replace(/-\d+$/, '')))].join(' ')}`,
    );
    return {
      figures: [`${company.tell()}; ${rounds} restores of each kind; series ${letters.join(', ')}`],
      broken,
    };
  } finally {
    await company.close();
  }
};

export async function sellFor(company: Company, ms: number): Promise<void> {
  const selling = company.sellAll(150);
  await Promise.race([pause(ms), selling]);
  company.stop();
  await selling;
}

function run(script: string, ...args: readonly string[]): void {
  const { ok, output } = runFile(join(root, script), args, false);
  if (!ok) throw new Error(`${script}: ${output}`);
}

function backUp(till: RealTill, target: string): string {
  run('scripts/backup.ts', '--data', till.seat.dataDir, '--to', target);
  return target;
}

/** Of a till that was closed for it, as people copy folders. */
async function copyOf(till: RealTill): Promise<string> {
  const target = `${till.seat.dataDir}-copy`;
  rmSync(target, { recursive: true, force: true });
  await till.program.kill('SIGTERM');
  cpSync(till.seat.dataDir, target, { recursive: true });
  await till.program.start();
  return target;
}

/** The marker beside it stays as it is. */
function putFileBack(from: string, to: string): void {
  const { database } = dataPaths(to);
  for (const tail of ['-wal', '-shm']) rmSync(database + tail, { force: true });
  cpSync(dataPaths(from).database, database);
}
