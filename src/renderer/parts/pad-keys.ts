/** How keys of a pad change the number typed so far: plain ASCII digits and at most one point. */

export type PadKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '00'
  | '.'
  | 'back'
  | 'clear';

export interface PadLimits {
  /** Digits after the point; 0 has no point. */
  readonly decimals: number;
  /** Digits before the point. */
  readonly most?: number | undefined;
  /** A code, not a number: leading zeros count. */
  readonly code?: boolean | undefined;
}

/** The number after one more key; a key there is no room for changes nothing. */
export function typeOn(text: string, key: PadKey, { decimals, most = 10, code = false }: PadLimits): string {
  if (key === 'clear') return '';
  if (key === 'back') return text.slice(0, -1);
  if (key === '.') return decimals === 0 || text.includes('.') ? text : `${text || '0'}.`;
  return [...key].reduce((sofar, digit) => {
    const [whole = '', fraction] = sofar.split('.');
    if (fraction !== undefined) return fraction.length < decimals ? sofar + digit : sofar;
    if (whole === '0' && !code) return digit;
    return whole.length < most ? sofar + digit : sofar;
  }, text);
}

/** The pad key a stroke means, under any digits and any decimal mark. */
export function padKeyOf(stroke: { readonly key: string; readonly code: string }): PadKey | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(stroke.code)?.[1];
  if (digit && stroke.key.length === 1 && !/[!-/:-@]/.test(stroke.key)) return digit as PadKey;
  if (/^[0-9]$/.test(stroke.key)) return stroke.key as PadKey;
  if (stroke.key === 'Backspace') return 'back';
  if (stroke.key === 'Delete') return 'clear';
  return stroke.code === 'NumpadDecimal' || ['.', ',', '٫'].includes(stroke.key) ? '.' : null;
}
