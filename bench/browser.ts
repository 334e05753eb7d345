/** A Chromium that is already here, and its pages, with the till's own flags. */
import { type Browser, chromium } from '@playwright/test';
import { findChromium, howToGetChromium } from '../scripts/chromium.ts';
import type { Run } from './run.ts';

const quiet = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Null where there is none, which is said in one line. */
export async function openBrowser(run: Run): Promise<Browser | null> {
  const executablePath = findChromium();
  if (!executablePath) run.say(howToGetChromium);
  // A till's container often runs as root, where Chromium's own sandbox does not.
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
  return executablePath ? chromium.launch({ executablePath, args }) : null;
}
