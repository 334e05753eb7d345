/** A disk that refuses to write: a limit on file sizes, laid on a running process and taken off again. */
import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { dataPaths } from '../../src/main/ledger/files.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { jars, jarsVerifiable, newFolder, openJars } from './jars.ts';

const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

/** Sells for ever; says `sold <id>` for what was confirmed, `fault <code>` for what was not. */
const seller = join(import.meta.dirname, 'seller.ts');

test.skipIf(!canLimit)(
  'a write that fails leaves the last sale whole, and the till sells again once it can',
  async () => {
    const dir = newFolder();
    openJars({ dir }).close();
    // Without this the system would end the process instead of failing its write.
    const shell = spawn('sh', ['-c', `trap '' XFSZ; exec "$0" "$@"`, process.execPath, seller, dir]);
    const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
    const sold: string[] = [];
    const faults = new Set<string>();
    const until = async (enough: () => boolean): Promise<void> => {
      while (!enough()) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`the seller ended: ${shell.stderr.read()}`);
        const [what = '', rest = ''] = String(value).split(' ');
        if (what === 'sold') sold.push(rest);
        else faults.add(rest);
      }
    };
    const limit = (bytes: number | 'unlimited'): void => {
      // The soft limit only, which may be raised again.
      const { status, stderr } = spawnSync('prlimit', ['--pid', String(shell.pid), `--fsize=${bytes}:`]);
      expect(`${status} ${stderr}`.trim()).toBe('0');
    };
    await until(() => sold.length >= 20);
    limit(statSync(`${dataPaths(dir).database}-wal`).size);
    await until(() => faults.size > 0);
    const before = sold.length;
    limit('unlimited');
    await until(() => sold.length >= before + 20);
    const over = new Promise((resolve) => shell.once('close', resolve));
    shell.kill('SIGKILL');
    await over;
    expect([...faults].every((code) => code.startsWith('SQLITE_IOERR'))).toBe(true);
    const { findings } = verifyLedger(dataPaths(dir).database, jarsVerifiable);
    expect(findings).toEqual([]);
    const { ledger } = jars({ dir, seed: 9 });
    const lost = sold.filter((id) => ledger.read.get('select 1 from journal where id = ?', id) === undefined);
    expect(lost).toEqual([]);
  },
);
