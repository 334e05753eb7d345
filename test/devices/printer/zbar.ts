/** Debian's zbar-tools: an independent reader of what lies on the paper. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bitmap } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { bitmapToPng } from '../../../src/main/devices/printer/raster/png.ts';

const reader = '/usr/bin/zbarimg';
export const zbarIsHere = existsSync(reader);

/** Every code on the picture as `SYMBOLOGY:text`, sorted. */
export function readCodes(bitmap: Bitmap): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'zbar-'));
  try {
    const path = join(folder, 'paper.png');
    writeFileSync(path, bitmapToPng(bitmap));
    const symbologies = ['-Supca.enable', '-Sean8.enable'];
    return execFileSync(reader, ['--quiet', ...symbologies, path], {
      encoding: 'utf8',
      // It grumbles about a message bus that test machines do not have.
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split('\n')
      .sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
