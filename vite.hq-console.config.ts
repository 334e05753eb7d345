import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Headquarters' page: a browser's only, and served under `/console/`. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src/hq/console/page'),
  base: '/console/',
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'out/hq-console'),
    emptyOutDir: true,
    reportCompressedSize: false,
  },
});
