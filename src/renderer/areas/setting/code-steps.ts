/** The steps by which a code was read, in words. */
import { holds } from '../../../domain/areas/catalogue/code-patterns.ts';
import { separator } from '../../../domain/areas/catalogue/gs1.ts';
import type { CodeReport } from '../../../domain/areas/sale/code-report.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { codeWords } from '../../../domain/areas/setting/code-words.ts';
import { calendarDate } from '../../../domain/kit/calendar.ts';
import { formatDay } from '../../../domain/kit/date-format.ts';
import { directionOf, type Language } from '../../../domain/kit/words.ts';

export interface Step {
  readonly tone: 'ink' | 'green' | 'amber' | 'red';
  readonly text: string;
}

const ink = (text: string): Step => ({ tone: 'ink', text });
const green = (text: string): Step => ({ tone: 'green', text });
const amber = (text: string): Step => ({ tone: 'amber', text });
const red = (text: string): Step => ({ tone: 'red', text });

/** Names that are the same in every language (ISO/IEC 15424). */
const symbologies: Readonly<Record<string, string>> = {
  ']E0': 'EAN-13, UPC-A',
  ']E4': 'EAN-8',
  ']A0': 'Code 39',
  ']C0': 'Code 128',
  ']C1': 'GS1-128',
  ']e0': 'GS1 DataBar',
  ']d1': 'DataMatrix',
  ']d2': 'GS1 DataMatrix',
  ']Q0': 'QR',
  ']Q1': 'QR',
  ']Q3': 'GS1 QR',
};

/** A code reads from the left also amid words that read from the right. */
const fromLeft = (text: string, language: Language): string =>
  directionOf(language) === 'rtl' ? `\u2066${text}\u2069` : text;

export function stepsOf(report: CodeReport, language: Language): Step[] {
  const { test: w } = codeWords[language];
  const { BadLabel } = saleWords[language].refusals;
  const { aim, fault, label, gtin, code } = report;
  const left = (text: string): string => fromLeft(text, language);
  return [
    ink(aim === null ? w.noSymbology : w.symbology(left(`${symbologies[aim] ?? ''} ${aim}`.trim()))),
    ...ownCode(report, language),
    ...labelSteps(report, language),
    ...gs1Steps(report, language),
    ...pieceSteps(report, language),
    ...(fault ? [red(BadLabel({ why: fault, itemCode: left(label?.itemCode ?? gtin ?? code) }))] : []),
    ...(fault || report.items.length > 0 ? [] : [amber(w.unknown)]),
  ];
}

function ownCode({ by, items }: CodeReport, language: Language): Step[] {
  const { test: w } = codeWords[language];
  const [first = ''] = items;
  if (by !== 'code') return [ink(w.notOwnCode)];
  return [green(items.length === 1 ? w.ownCode(first) : w.ownCodes(items.join(', ')))];
}

function labelSteps({ by, label, gs1, items, fault }: CodeReport, language: Language): Step[] {
  const { test: w } = codeWords[language];
  if (by === 'code') return [];
  if (!label) return gs1 ? [] : [ink(w.noPattern)];
  const { checkDigit, verifier } = label;
  const itemCode = fromLeft(label.itemCode, language);
  const digits = ({ is, must }: { is: number; must: number }) => [String(is), String(must)] as const;
  const steps = [
    green(w.pattern(fromLeft(label.pattern, language), label.prefix)),
    holds(checkDigit)
      ? green(w.checkDigit(String(checkDigit.is)))
      : red(w.badCheckDigit(...digits(checkDigit))),
  ];
  if (verifier)
    steps.push(
      holds(verifier) ? green(w.verifier(String(verifier.is))) : red(w.badVerifier(...digits(verifier))),
    );
  if (by === 'label') steps.push(green(w.itemCode(itemCode, items.join(', '))));
  if (fault === 'noSuchItem') steps.push(red(w.noItemCode(itemCode)));
  return steps;
}

function gs1Steps({ by, code, gs1, gtin, items }: CodeReport, language: Language): Step[] {
  const { test: w, gs1Faults } = codeWords[language];
  if (!gs1) return [];
  const { fault } = gs1;
  const left = (text: string): string => fromLeft(text, language);
  const steps = gs1.elements.map(({ ai, value }) =>
    ink(`${left(`(${ai})`)} ${nameOf(ai, language)}: ${left(pointed(ai, value))}`),
  );
  if (code.includes(separator)) steps.push(ink(w.separators));
  if (gs1.restored) steps.push(amber(w.restored));
  if (fault) steps.push(red(w.fault(left(fault.ai), gs1Faults[fault.why])));
  if (gtin && by !== 'code')
    steps.push(by === 'gtin' ? green(w.gtin(left(gtin), items.join(', '))) : amber(w.noGtin(left(gtin))));
  return steps;
}

/** Measures say by their last digit where the point is. */
function nameOf(ai: string, language: Language): string {
  const { elements, otherElement } = codeWords[language];
  return elements[ai] ?? elements[`${ai.slice(0, 3)}n`] ?? otherElement;
}

/** `000350` of `3103` is 0.350. */
function pointed(ai: string, value: string): string {
  const decimals = /^3[1-6]\d[0-5]$|^392\d$/.test(ai) ? Number(ai[3]) : 0;
  if (decimals === 0) return value;
  const digits = value.padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals).replace(/^0+(?=\d)/, '');
  return `${whole}.${digits.slice(-decimals)}`;
}

function pieceSteps({ mark, lastDay, isExpired }: CodeReport, language: Language): Step[] {
  const { test: w } = codeWords[language];
  const steps: Step[] = [];
  if (mark) {
    steps.push(green(w.mark(fromLeft(mark.key, language))));
    steps.push(mark.receipt === null ? green(w.markFree) : red(w.markSold(fromLeft(mark.receipt, language))));
  }
  if (lastDay) {
    const date = formatDay(calendarDate(lastDay), language);
    steps.push(isExpired ? amber(w.expired(date)) : green(w.lastDay(date)));
  }
  return steps;
}
