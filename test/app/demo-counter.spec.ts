/** `npm run demo-counter`: a whole sale with live scale, scanner, receipt, drawer and pole display. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { formatQty } from '../../src/domain/kit/format.ts';
import { minor, priceOf, qtyMilli } from '../../src/domain/kit/money.ts';
import { openBooks } from './books.ts';
import { counterAt } from './counter.ts';
import { floatOf, openShift } from './drawer.ts';
import { signIn } from './entering.ts';
import { expectPieces, expectTotal, openPayment, payBy } from './selling.ts';
import { goods, personOf } from './shelf.ts';

/** Its terminal: what it said, and a keyboard. */
class Terminal {
  readonly #child: ChildProcessWithoutNullStreams;
  said = '';

  constructor(args: readonly string[]) {
    this.#child = spawn(process.execPath, [join(root, 'scripts/demo-counter.ts'), ...args], { cwd: root });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
  }

  type(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  says(what: string | RegExp): Promise<void> {
    return expect.poll(() => this.said, { timeout: 90_000 }).toMatch(what);
  }

  async quit(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.type('quit');
    await ended;
  }
}

test('a sale with everything a counter has', async ({ page }, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'dukkan-'));
  const port = 20_000 + (process.pid % 20_000);
  const terminal = new Terminal(['--data', folder, '--port', String(port), '--web']);
  try {
    await terminal.says('The slips: ');
    const url = `http://127.0.0.1:${port}/`;
    await page.goto(url);
    const at = await counterAt(page, 'en', 'mouse');
    await signIn(at, 'cashier');
    await openShift(at, floatOf(at));
    await at.go(at.w.sale.title);
    const facts = await openBooks(url, personOf('owner', 'en'));
    const milk = await goods(facts, 'Milk 3.2 %, 1 l', 'en');
    const bananas = await goods(facts, 'Bananas', 'en');
    const total = milk.priceMinor + priceOf(minor(bananas.priceMinor), qtyMilli(350));

    terminal.type(`scan ${milk.code}`);
    await expectPieces(at, milk, 1);
    await terminal.says(/│Milk 3\.2.*│\n│TOTAL/);
    terminal.type('scale 350');
    await terminal.says('│WEIGHT      0.350 kg│');
    await at.keyboard.type('4011');
    await at.keyboard.press('Enter');
    const pane = at.region(bananas.name);
    await expect(pane.getByTestId('weight')).toContainText(formatQty(qtyMilli(350), 3, 'en'));
    await at.press(at.w.app.verb.add, 'Enter');
    await expectTotal(at, total);
    await info.attach('counter', { body: await page.screenshot(), contentType: 'image/png' });

    await openPayment(at);
    await payBy(at, 'cash', '1000');
    await expect(page.getByTestId('last-sale')).toBeVisible();
    await terminal.says(/│CHANGE .*│\n│ +THANK YOU! +│/);
    await terminal.says('The drawer opens.');
    const slips = join(folder, 'counter/slips');
    await expect
      .poll(() => (existsSync(slips) ? readdirSync(slips) : []), { timeout: 30_000 })
      .toContain('slip-0001.png');
    await info.attach('slip', { path: join(slips, 'slip-0001.png'), contentType: 'image/png' });
  } finally {
    await terminal.quit();
    rmSync(folder, { recursive: true, force: true });
  }
});
