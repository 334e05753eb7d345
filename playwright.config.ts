import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/app',
  // shell.test.ts lies here too, and is vitest's.
  testMatch: '**/*.spec.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [['list'], ['github']] : 'list',
  outputDir: 'test-results',
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
