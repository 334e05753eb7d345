/** A till of its own for every spec: the plain Node program, or Electron with E2E_TARGET=electron. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { findElectron } from '../../scripts/electron.ts';
import { root } from '../../scripts/run.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { type Books, openBooks } from './books.ts';
import { type Counter, counterAt } from './counter.ts';
import type { Hands } from './hands.ts';
import { personOf } from './shelf.ts';
import { WebTill } from './web-till.ts';

export const target = process.env.E2E_TARGET === 'electron' ? 'electron' : 'web';

export interface TillUnderTest {
  readonly url: string;
  readonly dataDir: string;
  /** Ends its process; only the plain Node till can be killed and started again under a spec. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** The same data, the same address. */
  restart(): Promise<void>;
  /** Hangs until `resume`; not on Windows. */
  pause(): void;
  resume(): void;
}

interface Options {
  /** Errors a spec provokes on purpose. */
  expectedErrors: RegExp[];
  /** What is spoken at the counter, and what stands on its keyboard. */
  language: Language;
  /** How it is worked. */
  hands: Hands['kind'];
}

interface Fixtures {
  dataDir: string;
  electron: ElectronApplication | null;
  till: TillUnderTest;
  counter: Counter;
  /** Opens what the demo's owner may read, over HTTP. */
  books: () => Promise<Books>;
}

export const test = base.extend<Options & Fixtures>({
  expectedErrors: [[], { option: true }],
  language: ['en', { option: true }],
  hands: ['mouse', { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dukkan-'));
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  },

  electron: async ({ dataDir }, use) => {
    if (target === 'web') return use(null);
    const executablePath = findElectron();
    if (!executablePath) return base.skip(true, 'no Electron binary here');
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [...sandbox, '.', `--data=${dataDir}`, '--port=0'];
    const app = await _electron.launch({ executablePath, args, cwd: root });
    await use(app);
    await app.close();
  },

  till: async ({ dataDir, electron }, use, info) => {
    if (electron) return use(electronTill(dataDir));
    const till = new WebTill(join(root, 'out/main/web.js'), ['--data', dataDir]);
    await till.start();
    await use({
      dataDir,
      url: till.url,
      restart: () => till.restart(),
      pause: () => till.pause(),
      resume: () => till.resume(),
      kill: async (signal = 'SIGKILL') => {
        await till.kill(signal);
      },
    });
    await till.kill('SIGTERM');
    const log = join(dataDir, 'dukkan.log');
    if (info.status !== info.expectedStatus && existsSync(log))
      await info.attach('dukkan.log', { path: log });
  },

  page: async ({ till, electron, expectedErrors, page: browserPage }, use) => {
    const page = electron ? await electron.firstWindow() : browserPage;
    const errors = collectErrors(page);
    if (!electron) await page.goto(till.url);
    await use(page);
    const unexpected = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)));
    expect(unexpected, 'errors in the console').toEqual([]);
  },

  counter: async ({ page, language, hands }, use) => {
    await use(await counterAt(page, language, hands));
  },

  books: async ({ till, language }, use) => {
    await use(() => openBooks(till.url, personOf('owner', language)));
  },
});

/** What a page complains of while its till is dead or out of reach is the point of such a spec, not its failure. */
const deadTill = /WebSocket connection to .* failed|ERR_(CONNECTION_(REFUSED|RESET)|INTERNET_DISCONNECTED)/;

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    const said = `${message.text()} (${message.location().url})`;
    if (message.type() === 'error' && !deadTill.test(said)) errors.push(said);
  });
  return errors;
}

function electronTill(dataDir: string): TillUnderTest {
  const onlyWeb = () => base.skip(true, 'kills the plain Node till');
  return {
    dataDir,
    url: 'app://dukkan/',
    kill: async () => onlyWeb(),
    restart: async () => onlyWeb(),
    pause: onlyWeb,
    resume: onlyWeb,
  };
}

export { expect } from '@playwright/test';
