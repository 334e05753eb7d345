/** The canvas library without the machine's fonts: every till prints alike, and it loads 30 times faster. */
import { createRequire } from 'node:module';
import type * as CanvasLibrary from '@napi-rs/canvas';

// Read once while the library loads, so it must be set before; an import statement would come too early.
process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
const library = createRequire(import.meta.url)('@napi-rs/canvas') as typeof CanvasLibrary;

export const { createCanvas, GlobalFonts, Image } = library;
