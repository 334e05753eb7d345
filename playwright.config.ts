import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/chromium.ts';

const executablePath = findChromium();
const quiet = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
];

export default defineConfig({
  testDir: 'test/app',
  // shell.test.ts and its like lie here too, and are vitest's.
  testMatch: '**/*.spec.ts',
  globalSetup: './test/app/global-setup.ts',
  workers: 2,
  // A busy machine is slow, not broken: these only end what would hang.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [['list'], ['github']] : 'list',
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1366, height: 768 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      // A till's container often runs as root, where Chromium's own sandbox does not.
      args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
      ...(executablePath ? { executablePath } : {}),
    },
  },
});
