/** Draws resources/icon.png from icon.svg, after the drawing was changed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { root } from './run.ts';

const size = 512;
const canvas = createCanvas(size, size);
const drawing = await loadImage(join(root, 'resources/icon.svg'));
canvas.getContext('2d').drawImage(drawing, 0, 0, size, size);
writeFileSync(join(root, 'resources/icon.png'), canvas.toBuffer('image/png'));
