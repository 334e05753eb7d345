/** `npm run dev`: Electron with hot pages; without its binary, the till from source and Vite in front of it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { findElectron, whyNoWindow } from './electron.ts';
import { root, runTool } from './run.ts';

const data = join(root, '.data');
const till = 'http://127.0.0.1:4780';
const electron = whyNoWindow() ? null : findElectron();

if (electron) {
  const args = ['dev', '--watch', '--', `--data=${data}`];
  const { ok } = runTool('electron-vite', args, true, { ...process.env, ELECTRON_EXEC_PATH: electron });
  process.exit(ok ? 0 : 1);
}

const watched = ['src/main', 'src/domain'].map((path) => `--watch-path=${join(root, path)}`);
const source = join(root, 'src/main/web.ts');
const running = spawn(process.execPath, [...watched, source, `--data=${data}`], {
  cwd: root,
  stdio: 'inherit',
});
running.once('exit', (code) => process.exit(code ?? 1));

const pages = await createServer({
  configFile: false,
  root: join(root, 'src/renderer'),
  plugins: [react()],
  server: { proxy: { '/api': till, '/files': till, '/ws': { target: till, ws: true } } },
});
await pages.listen();
pages.printUrls();
