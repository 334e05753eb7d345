/** `npm run package`: installers for this system; what follows `--` goes to electron-builder. */
import { buildWhenOlder } from './build.ts';
import { runTool } from './run.ts';

buildWhenOlder();
const { ok } = runTool('electron-builder', ['--publish=never', ...process.argv.slice(2)], true);
process.exit(ok ? 0 : 1);
