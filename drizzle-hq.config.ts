import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/hq/store/tables.ts',
  out: './drizzle-hq',
  casing: 'snake_case',
});
