/** GS1 element strings: what GS1-128, DataBar, DataMatrix and QR codes carry, taken apart by their identifiers. */
import { hasCheckDigit } from '../../kit/barcode.ts';
import { type Format, formatOf, identifierAt } from './gs1-formats.ts';

/** FNC1 as scanners send it: the end of an element of no fixed length. */
export const separator = '\u001d';

export interface Gs1Element {
  /** The application identifier: two to four digits. */
  readonly ai: string;
  readonly value: string;
}

export const gs1Faults = ['unknownIdentifier', 'tooShort', 'tooLong', 'characters', 'checkDigit'] as const;
export type Gs1Fault = (typeof gs1Faults)[number];

export interface Gs1Reading {
  /** As far as they could be read. */
  readonly elements: readonly Gs1Element[];
  /** The element that could not be read, and why. */
  readonly fault: { readonly why: Gs1Fault; readonly ai: string } | null;
  /** What was scanned with its separators and without a symbology identifier. */
  readonly raw: string;
  /** The scanner lost the separators; they were put back where codes of this kind have them. */
  readonly restored: boolean;
}

/** A symbology identifier (ISO/IEC 15424) in front of a code: `]C1`, `]d2`; null where the scanner sends none. */
export function splitAim(text: string): { readonly aim: string | null; readonly body: string } {
  const aim = /^\][A-Za-z]\d/.exec(text)?.[0] ?? null;
  return { aim, body: aim === null ? text : text.slice(aim.length) };
}

/** Symbologies that promise a GS1 code: 128, DataBar, DataMatrix, QR, DotCode. */
const promises = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1']);

/**
 * The elements of a scanned or typed code; null for what is none. Where nothing promises a GS1 code, only a GTIN
 * followed by more that reads to its end is taken for one.
 */
export function readGs1(text: string): Gs1Reading | null {
  const { aim, body } = splitAim(text);
  if (isWritten(body)) return readWritten(body);
  const startsByFnc1 = body.startsWith(separator);
  const inner = startsByFnc1 ? body.slice(1) : body;
  const promised = (aim !== null && promises.has(aim)) || startsByFnc1;
  if (!promised && !beginsWithGtin(inner)) return null;
  const raw = withSeparators(inner);
  const reading = { ...readElements(raw), raw, restored: raw !== inner };
  return promised || reading.fault === null || inner.includes(separator) ? reading : null;
}

export const valueOfAi = (elements: readonly Gs1Element[], ai: string): string | null =>
  elements.find((element) => element.ai === ai)?.value ?? null;

/** A GTIN and something after it: a GTIN alone is a barcode like any other. */
const beginsWithGtin = (text: string): boolean =>
  /^01\d{14}./s.test(text) && hasCheckDigit(text.slice(2, 16));

function readElements(text: string): Pick<Gs1Reading, 'elements' | 'fault'> {
  const elements: Gs1Element[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === separator && at > 0) {
      at += 1;
      continue;
    }
    const ai = identifierAt(text, at);
    const format = formatOf(ai);
    if (!format) return { elements, fault: { why: 'unknownIdentifier', ai: ai || text.slice(at, at + 2) } };
    const from = at + ai.length;
    const end = text.indexOf(separator, from);
    const to = format.ends ? (end < 0 ? text.length : end) : Math.min(from + format.most, text.length);
    const value = text.slice(from, to);
    const why = faultIn(value, format);
    if (why) return { elements, fault: { why, ai } };
    elements.push({ ai, value });
    at = to;
  }
  return { elements, fault: null };
}

function faultIn(value: string, { least, most, digits, closes }: Format): Gs1Fault | null {
  if (digits > 0 && !/^\d*$/.test(value.slice(0, digits))) return 'characters';
  if (value.length < least) return 'tooShort';
  if (value.length > most) return 'tooLong';
  // What no scanner reads out of such a code: spaces, other scripts, a separator inside a fixed length.
  if (!/^[!-~]*$/.test(value)) return 'characters';
  return closes && !hasCheckDigit(value) ? 'checkDigit' : null;
}

/** As it stands under a printed code: `(01)04601234567893(3103)000350`. */
const isWritten = (text: string): boolean => {
  const ai = /^\((\d{2,4})\)/.exec(text)?.[1];
  return ai !== undefined && formatOf(ai) !== null;
};

function readWritten(text: string): Gs1Reading {
  const parts: Gs1Element[] = [];
  for (const piece of text.split(/(?=\(\d{2,4}\))/)) {
    const [, ai = '', value = ''] = /^\((\d{2,4})\)(.*)$/s.exec(piece) ?? [];
    const last = parts.at(-1);
    // Brackets round digits that are no identifier belong to the value before them.
    if (formatOf(ai)) parts.push({ ai, value: value.trim() });
    else if (last) parts[parts.length - 1] = { ai: last.ai, value: `${last.value}${piece.trim()}` };
  }
  const bad = parts.findIndex(({ ai, value }) => faultOf(ai, value) !== null);
  const elements = bad < 0 ? parts : parts.slice(0, bad);
  const odd = parts[bad];
  const why = odd ? faultOf(odd.ai, odd.value) : null;
  const raw = parts
    .map(({ ai, value }, i) => `${ai}${value}${formatOf(ai)?.ends && i < parts.length - 1 ? separator : ''}`)
    .join('');
  return { elements, fault: odd && why ? { why, ai: odd.ai } : null, raw, restored: false };
}

function faultOf(ai: string, value: string): Gs1Fault | null {
  const format = formatOf(ai);
  return format ? faultIn(value, format) : 'unknownIdentifier';
}

/**
 * Keyboard scanners often lose the separators. A marking code is the one kind that cannot be read without them
 * and whose makers (CRPT and its sisters in Kazakhstan, Uzbekistan and Kyrgyzstan) keep to few forms: a serial
 * of 6, 7, 8, 13 or 20, then a check of 4 behind 93, or a key of 4 behind 91 and a check of 44 or 88 behind 92.
 */
const lost =
  /^(01\d{14}21)([!-~]{6,8}|[!-~]{13}|[!-~]{20})(?:(93[!-~]{4})|(91[!-~]{4})(92(?:[!-~]{44}|[!-~]{88})))$/;

function withSeparators(text: string): string {
  const match = text.includes(separator) ? null : lost.exec(text);
  if (!match) return text;
  const [, head = '', serial = '', check, key, proof] = match;
  return [head + serial, ...[check, key, proof].filter((part) => part !== undefined)].join(separator);
}
