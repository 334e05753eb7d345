/** The program itself: started, killed in the midst of a push, started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stores } from './house.ts';
import { Machine } from './machine.ts';
import { Page } from './page.ts';

const root = join(import.meta.dirname, '../..');

interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said: string;
}

const running = new Set<ChildProcess>();

function start(args: readonly string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ['src/hq/index.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.once('exit', () => running.delete(child));
  const program: Program = { child, ended, said: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      program.said += chunk;
    });
  return program;
}

async function ready(program: Program): Promise<string> {
  for (;;) {
    const [, address] = /ready at (http:\S+)\//.exec(program.said) ?? [];
    if (address) return address;
    if (program.child.exitCode !== null) throw new Error(program.said);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe.each(stores)('headquarters as a program on $name', ({ name, skip, place, close }) => {
  const test = it.skipIf(skip);
  let folder = '';
  let env: Record<string, string> = {};

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dukkan-hq-'));
    const where = skip || name === 'PGlite' ? null : await place();
    env = where && 'url' in where ? { DATABASE_URL: where.url } : {};
  });
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  afterAll(close);

  test('killed in the midst of pushes it loses nothing it acknowledged', async () => {
    const args = ['--data', folder, '--port', '0'];
    let program = start(args, env);
    let address = await ready(program);
    expect(program.said.includes('for trial')).toBe(name === 'PGlite');
    const { page, company, branch } = await settle(address, program);
    const invited = await page.post('/tills/code', { company, branch, tillCode: '1' });
    const till = new Machine(address);
    await till.enrol(String(invited.body['code']));
    await till.hello();
    for (let round = 0; round < 3; round += 1) {
      const acknowledged = pushUntilCut(till);
      await new Promise((resolve) => setTimeout(resolve, 150 + 200 * round));
      program.child.kill('SIGKILL');
      const { seq } = await acknowledged;
      await program.ended;
      program = start(args, env);
      address = await ready(program);
      Object.assign(till, { address });
      const { status, body } = await till.hello();
      expect(status).toBe(200);
      expect(body.have.seq).toBeGreaterThanOrEqual(seq);
      expect(body.have.hash).toBe(till.marks[body.have.seq]?.hash);
    }
    await till.push(till.batch(till.have.seq, Math.min(till.have.seq + 500, till.entries.length)));
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  });
});

async function settle(address: string, program: Program) {
  const [, code = ''] = /#setup=([\w-]+)/.exec(program.said) ?? [];
  const page = new Page(address);
  const who = { name: 'Aida', email: 'aida@lale.kg', password: 'long enough it is' };
  await page.post('/session/set-up', { ...who, company: 'Lale', code });
  const company = String((await page.get('/companies')).body[0]?.['id']);
  const made = await page.post('/branches/add', { company, name: 'Main', code: 'M' });
  return { page, company, branch: String(made.body['id']) };
}

/** Goes on until nothing answers; what was acknowledged last. */
async function pushUntilCut(till: Machine) {
  for (;;) {
    till.sell(20);
    try {
      const { status } = await till.push();
      if (status !== 200) return till.have;
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return till.have;
      throw error;
    }
  }
}

describe('what the program says when it cannot start', () => {
  it('explains itself', async () => {
    const program = start(['--help']);
    expect(await program.ended).toBe(0);
    expect(program.said).toContain('DATABASE_URL');
    const wrong = start(['--no-such-thing']);
    expect(await wrong.ended).toBe(64);
  });

  it('a port that is taken, a database that is not there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dukkan-hq-'));
    const busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const address = busy.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    const program = start(['--data', folder, '--port', port]);
    expect(await program.ended).toBe(69);
    expect(program.said).toContain(`Port ${port} is taken`);
    const nowhere = start([], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
    expect(await nowhere.ended).toBe(69);
    expect(nowhere.said).toContain('Nothing answers at DATABASE_URL');
    busy.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('two of them do not share one folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dukkan-hq-'));
    const first = start(['--data', folder, '--port', '0']);
    await ready(first);
    const second = start(['--data', folder, '--port', '0']);
    expect(await second.ended).toBe(75);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });
});
