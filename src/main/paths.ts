/** Where the project's own files lie: run from source, from the bundle in out/, and from inside app.asar. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const fromSource = import.meta.filename.endsWith('.ts');

function nearestPackage(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('No package.json above the till: the installation is incomplete');
  return nearestPackage(above);
}

const root = nearestPackage(import.meta.dirname);

/** Of this app. */
export const version = String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);

/** SQL migrations, in order. */
export const migrationsDir = join(root, 'drizzle');

/** The built counter: index.html and its assets. */
export const rendererDir = join(root, 'out/renderer');

/** Fonts, icons, sounds, the demo shop: beside the asar, not in it, for native code reads them too. */
export const resourcesDir = join(root.replace(/app\.asar$/, 'app.asar.unpacked'), 'resources');

/** The file of one of our entries (`service`, `reader`), to be started as a process or worker. */
export const entryFile = (name: string): string =>
  join(root, fromSource ? `src/main/${name}.ts` : `out/main/${name}.js`);

/** The preload script, always built. */
export const preloadFile = join(root, 'out/preload/index.cjs');
