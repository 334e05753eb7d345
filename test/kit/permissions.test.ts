import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permissions } from '../../src/domain/kit/permissions.ts';

const root = join(import.meta.dirname, '../..');

/** Where rights are asked for: contracts, commands, screens; not where they are listed, given or named. */
function* asking(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* asking(path);
    else if (/\.tsx?$/.test(entry.name) && !/kit\/permissions|access\/roles|words\.ts/.test(path)) yield path;
  }
}

test('every right governs something', () => {
  const code = [...asking(join(root, 'src'))].map((path) => readFileSync(path, 'utf8')).join('\n');
  expect(permissions.filter((permission) => !code.includes(`'${permission}'`))).toEqual([]);
  expect(permissions.length).toBeGreaterThanOrEqual(35);
});
