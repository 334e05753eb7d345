/** `npm run migration -- --name why`: SQL for what changed in tables.ts, clustered as perf.md measured best. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.ts';

const written = () => globSync('drizzle/*.sql', { cwd: root });
const before = new Set(written());
const { ok } = runTool('drizzle-kit', ['generate', ...process.argv.slice(2)], true);
if (!ok) process.exit(1);
for (const path of written().filter((path) => !before.has(path))) {
  const file = join(root, path);
  writeFileSync(file, clustered(readFileSync(file, 'utf8')));
}

/**
 * Rows lie under their key instead of beside an index of it. A single integer key is the rowid itself, and
 * stays so.
 */
function clustered(sql: string): string {
  return sql.replace(/^CREATE TABLE `\w+` \([^;]*?\n\);/gm, (table) =>
    /^\t`\w+` integer PRIMARY KEY/m.test(table) ? table : table.replace(/\);$/, ') WITHOUT ROWID;'),
  );
}
