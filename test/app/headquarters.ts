/** Headquarters as a real process on its trial store, and what its operator does at the console. */
import { join } from 'node:path';
import { root } from '../../scripts/run.ts';
import { must } from '../../src/domain/kit/result.ts';
import { Page } from '../hq/page.ts';
import { WebTill } from './web-till.ts';

/** It makes a database first. */
const startMs = 90_000;

export class Headquarters {
  readonly #program: WebTill;
  #console: Page | null = null;
  #place: { company: string; branch: string } | null = null;

  constructor(dataDir: string) {
    this.#program = new WebTill(join(root, 'src/hq/index.ts'), ['--data', dataDir], startMs);
  }

  get address(): string {
    return this.#program.url.replace(/\/$/, '');
  }

  /** Its first start: an operator, a company, a branch. */
  async begin(): Promise<void> {
    await this.#program.start();
    const [, code] = must(/#setup=(\S+)/.exec(this.#program.said), 'a code for the first person');
    const console = new Page(this.address);
    this.#console = console;
    const person = { company: 'Altyn', name: 'Olga', email: 'olga@example.com', password: 'long enough 1' };
    await console.post('/session/set-up', { code, ...person });
    const company = String(must((await console.get('/companies')).body[0]?.['id'], 'a company'));
    const added = await console.post('/branches/add', { company, name: 'Main street', code: 'M' });
    this.#place = { company, branch: String(added.body['id']) };
  }

  async addBranch(name: string, code: string): Promise<string> {
    const { company } = must(this.#place, 'a company');
    const added = await must(this.#console, 'an operator').post('/branches/add', { company, name, code });
    return String(added.body['id']);
  }

  /** What the QR of a new code says; for the first branch unless told. */
  async invite(tillCode: string, more: { branch?: string; allBranches?: boolean } = {}): Promise<string> {
    const console = must(this.#console, 'an operator');
    const made = await console.post('/tills/code', { ...this.#place, tillCode, ...more });
    return String(made.body['qr']);
  }

  kill = (): Promise<number | null> => this.#program.kill('SIGKILL');
  end = (): Promise<number | null> => this.#program.kill('SIGTERM');
  /** On the same address. */
  start = (): Promise<void> => this.#program.start();
}
