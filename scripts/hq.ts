/** `npm run hq`: headquarters, its console's page built when needed. */
import { buildConsoleWhenOlder } from './build.ts';

if (!process.argv.includes('--help')) buildConsoleWhenOlder();
await import('../src/hq/index.ts');
