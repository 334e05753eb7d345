import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

const mainEntries = ['electron', 'service', 'web', 'reader', 'sheets', 'slips', 'labels']
  .map((name) => [name, at(`src/main/${name}.ts`)] as const)
  .filter(([, file]) => existsSync(file));

// Only what package.json calls a dependency (native code and the updater) stays outside the bundle.
export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      sourcemap: true,
      rolldownOptions: { input: Object.fromEntries(mainEntries) },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
});
