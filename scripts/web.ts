/** `npm run web`: the till as a plain Node program, built when needed. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhenOlder } from './build.ts';
import { root } from './run.ts';

buildWhenOlder();
await import(pathToFileURL(join(root, 'out/main/web.js')).href);
