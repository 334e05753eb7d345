/** The steps by which a code was read, in words. */
import { holds } from '../../../domain/areas/catalogue/code-patterns.ts';
import { separator } from '../../../domain/areas/catalogue/gs1.ts';
import type { CodeReport } from '../../../domain/areas/sale/code-report.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { codeWords } from '../../../domain/areas/setting/code-words.ts';
import { calendarDate } from '../../../domain/kit/calendar.ts';
import { formatDay } from '../../../domain/kit/date-format.ts';
import type { Language } from '../../../domain/kit/words.ts';

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

export function stepsOf(report: CodeReport, language: Language): Step[] {
  const { test: w } = codeWords[language];
  const { BadLabel } = saleWords[language].refusals;
  const { aim, fault, label, gtin, code } = report;
  return [
    ink(aim === null ? w.noSymbology : w.symbology(`${symbologies[aim] ?? ''} ${aim}`.trim())),
    ...ownCode(report, language),
    ...labelSteps(report, language),
    ...gs1Steps(report, language),
    ...pieceSteps(report, language),
    ...(fault ? [red(BadLabel({ why: fault, itemCode: label?.itemCode ?? gtin ?? code }))] : []),
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
  const { checkDigit, verifier, itemCode } = label;
  const digits = ({ is, must }: { is: number; must: number }) => [String(is), String(must)] as const;
  const steps = [
    green(w.pattern(label.pattern, label.prefix)),
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
  const steps = gs1.elements.map(({ ai, value }) => ink(`(${ai}) ${nameOf(ai, language)}: ${value}`));
  if (code.includes(separator)) steps.push(ink(w.separators));
  if (gs1.restored) steps.push(amber(w.restored));
  if (fault) steps.push(red(w.fault(fault.ai, gs1Faults[fault.why])));
  if (gtin && by !== 'code')
    steps.push(by === 'gtin' ? green(w.gtin(gtin, items.join(', '))) : amber(w.noGtin(gtin)));
  return steps;
}

/** Measures say by their last digit where the point is. */
function nameOf(ai: string, language: Language): string {
  const { elements, otherElement } = codeWords[language];
  return elements[ai] ?? elements[`${ai.slice(0, 3)}n`] ?? otherElement;
}

function pieceSteps({ mark, lastDay, isExpired }: CodeReport, language: Language): Step[] {
  const { test: w } = codeWords[language];
  const steps: Step[] = [];
  if (mark) {
    steps.push(green(w.mark(mark.key)));
    steps.push(mark.receipt === null ? green(w.markFree) : red(w.markSold(mark.receipt)));
  }
  if (lastDay) {
    const date = formatDay(calendarDate(lastDay), language);
    steps.push(isExpired ? amber(w.expired(date)) : green(w.lastDay(date)));
  }
  return steps;
}
