/** Ages and sizes as people say them, in the language's own short units. */
import { type Language, localeOf } from '../../../domain/kit/words.ts';

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** `12 sec`, `3 hr`: whole units of the largest that fits. */
export function spanText(ms: number, language: Language): string {
  const [unit, size] = steps.find(([, step]) => ms >= step) ?? steps[3];
  return unitText(Math.floor(Math.max(0, ms) / size), unit, language);
}

const sizes = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function sizeText(bytes: number, language: Language): string {
  const power = bytes < 1_000_000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3) - 1);
  return unitText(bytes / 1000 ** (power + 1), sizes[power] ?? 'kilobyte', language);
}

const unitText = (value: number, unit: string, language: Language): string =>
  new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    // Persian has no short names of sizes, and would borrow Latin ones.
    unitDisplay: language === 'fa' ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
