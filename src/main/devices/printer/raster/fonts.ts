/** The bundled typefaces and which of them sets what: Vazirmatn for Arabic script, Noto Sans for the rest. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Direction } from '../../../../domain/areas/device/document.ts';
import { assert } from '../../../../domain/kit/result.ts';
import { GlobalFonts } from './canvas.ts';
import { hasArabic } from './script.ts';
import type { Face } from './typeface.ts';

/** `size` is the em in dots. */
export interface Font {
  readonly size: number;
  readonly bold: boolean;
  readonly script: 'latin' | 'arabic';
  /** The printer sets it with its own type; ours is drawn only to show where it will stand. */
  readonly face?: Face;
}

// A subset a family: the library takes one file a family and weight, and falls from family to family.
const noto = [
  'noto-sans-latin',
  'noto-sans-latin-ext',
  'noto-sans-cyrillic',
  'noto-sans-cyrillic-ext',
] as const;
const vazirmatn = ['vazirmatn-arabic', 'vazirmatn-latin', 'vazirmatn-latin-ext'] as const;
const weights = { normal: 500, bold: 700 } as const;

const families = {
  latin: [...noto, 'vazirmatn-arabic'],
  arabic: [...vazirmatn, ...noto],
} as const;

// Named apart from any font of the machine.
const alias = (family: string) => `Dukkan ${family}`;

// Held here as well, because the library may read a font's bytes long after it was given them.
const registered: Buffer[] = [];

/**
 * Makes the fonts in `fontsDir` (resources/fonts) known to the canvas; further calls do nothing. Read as
 * bytes, not by path, so that a folder inside an Electron archive serves too. Throws on a missing file.
 */
export function registerFonts(fontsDir: string): void {
  if (registered.length > 0) return;
  const loaded: Buffer[] = [];
  for (const family of [...noto, ...vazirmatn]) {
    for (const weight of Object.values(weights)) {
      const bytes = readFileSync(join(fontsDir, `${family}-${weight}.woff2`));
      assert(GlobalFonts.register(bytes, alias(family)) !== null, `${family}-${weight} is not a font`);
      loaded.push(bytes);
    }
  }
  registered.push(...loaded);
}

export const fontsAreRegistered = (): boolean => registered.length > 0;

/** The font a text is set in on a slip of this direction. */
export function fontFor(text: string, size: number, bold: boolean, direction: Direction): Font {
  const script = direction === 'rtl' || hasArabic(text) ? 'arabic' : 'latin';
  // Vazirmatn's letters are smaller on their em than Noto's.
  return { size: script === 'arabic' ? Math.round(size * 1.08) : size, bold, script };
}

const stacks = {
  latin: families.latin.map((family) => `"${alias(family)}"`).join(','),
  arabic: families.arabic.map((family) => `"${alias(family)}"`).join(','),
};

/** The font as a canvas names it. */
export const cssOf = ({ size, bold, script }: Font): string =>
  `${bold ? weights.bold : weights.normal} ${size}px ${stacks[script]}`;

/** Dots above and below the baseline a line of this font takes. */
export const metricsOf = ({ size, script, face }: Font): { ascent: number; descent: number } =>
  face
    ? { ascent: face.ascent, descent: face.descent }
    : script === 'arabic'
      ? { ascent: Math.round(size * 0.96), descent: Math.round(size * 0.46) }
      : { ascent: Math.round(size * 0.98), descent: Math.round(size * 0.32) };
