/** Headquarters and the machines of a chain, as real programs beside the counter under test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { root } from '../../scripts/run.ts';
import { must } from '../../src/domain/kit/result.ts';
import { readInvite } from '../../src/domain/kit/sync/invite.ts';
import type { Books } from './books.ts';
import { test as base } from './fixtures.ts';
import { Headquarters } from './headquarters.ts';
import { WebTill } from './web-till.ts';

interface Chain {
  hq: Headquarters;
  /** One more machine that nobody has set up. */
  machine: () => Promise<WebTill>;
}

export const test = base.extend<Chain>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  hq: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dukkan-hq-'));
    const hq = new Headquarters(dataDir);
    await hq.begin();
    await use(hq);
    await hq.end();
    rmSync(dataDir, { recursive: true, force: true });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  machine: async ({}, use) => {
    const made: { till: WebTill; dataDir: string }[] = [];
    await use(async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'dukkan-chain-'));
      const till = new WebTill(join(root, 'out/main/web.js'), ['--data', dataDir]);
      made.push({ till, dataDir });
      await till.start();
      return till;
    });
    for (const { till, dataDir } of made) {
      await till.kill('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
});

/** The machine of these books becomes a till of the company that invited it. */
export async function enrol(books: Books, invitation: string, name: string): Promise<void> {
  const { address, code } = must(readInvite(invitation), 'an invitation');
  await books.sync.enrol({ commandId: v7(), address, code: must(code, 'a code'), name });
}

/** The answer a live query gives first. */
export async function firstOf<T>(stream: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const answer of await stream) return answer;
  throw new Error('the live query ended without an answer');
}
