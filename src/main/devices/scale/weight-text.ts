/** Digits on a scale's display, as whole milligrams. */
import type { Measure, ScaleTrouble } from '../../../domain/areas/device/scale.ts';

const digitsOf: Record<string, number> = { t: 9, kg: 6, g: 3 };

/** `null` for what is no weight, or is finer than a milligram; `unit` as the scale writes it. */
export function weightOf(
  text: string,
  unit: string,
  decimals = 0,
): Pick<Measure, 'weightMg' | 'stepMg'> | null {
  const zeros = digitsOf[unit.trim().toLowerCase()];
  const match = /^\s*([+-]?)\s*(\d{1,9})(?:[.,](\d{0,6}))?\s*$/.exec(text);
  if (!match || zeros === undefined) return null;
  const [, sign, whole = '', part] = match;
  const places = part?.length ?? decimals;
  if (places > zeros) return null;
  const stepMg = 10 ** (zeros - places);
  const sizeMg = Number(whole + (part ?? '')) * stepMg;
  if (!Number.isSafeInteger(sizeMg)) return null;
  return { weightMg: sign === '-' && sizeMg > 0 ? -sizeMg : sizeMg, stepMg };
}

export const knownUnit = (unit: string): boolean => unit.trim().toLowerCase() in digitsOf;

const silent: Measure = {
  weightMg: null,
  stepMg: null,
  stable: null,
  net: null,
  tareMg: null,
  zero: false,
  trouble: null,
  code: null,
};

export const measure = (said: Partial<Measure>): Measure => ({ ...silent, ...said });

export const trouble = (trouble: ScaleTrouble, code: string | null = null): Measure =>
  measure({ trouble, code });

/** A frame without a weight because the load moves. */
export const moving: Measure = measure({ stable: false });
