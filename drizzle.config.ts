import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/main/ledger/journal.ts',
    './src/main/ledger/meta.ts',
    './src/main/ledger/foreign/tables.ts',
    './src/main/areas/*/tables.ts',
  ],
  out: './drizzle',
  casing: 'snake_case',
});
