/** What was wrong with the rows of a file: counted all, the first twenty kept to show. */

/** The row is not imported. */
export const errorCodes = [
  'MissingName',
  'ScientificBarcode',
  'BadBarcode',
  'BadPrice',
  'NegativePrice',
  'RepeatedRow',
  'BadComponent',
] as const;
/** The row is imported; this of it is left out, rounded, or worth a look. */
export const warningCodes = [
  'BadCheckDigit',
  'DuplicateBarcodeInFile',
  'LeadingZerosRestored',
  'PriceRounded',
  'BadCost',
  'BadOnHand',
  'BadTax',
  'UnknownUnit',
  'NameCut',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type WarningCode = (typeof warningCodes)[number];
export type ProblemCode = ErrorCode | WarningCode;

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** As a spreadsheet counts rows, from 1. */
  readonly row: number;
  /** The column's heading; empty where the whole row is meant. */
  readonly column: string;
  /** What the cell holds, cut short. */
  readonly value: string;
  /** The earlier row that a repeated one repeats. */
  readonly firstRow?: number;
}

export interface ProblemSummary {
  readonly counts: { readonly [Code in ProblemCode]?: number };
  /** Errors before warnings, each in the order of the file; twenty at most. */
  readonly first: readonly Problem[];
  readonly errors: number;
  readonly warnings: number;
}

const kept = 20;
const longestValue = 80;

export interface ProblemList {
  add(problem: Omit<Problem, 'severity'>): void;
  summary(): ProblemSummary;
}

const errors: ReadonlySet<string> = new Set(errorCodes);

export function problemList(): ProblemList {
  const counts: { [Code in ProblemCode]?: number } = {};
  const first: Record<Problem['severity'], Problem[]> = { error: [], warning: [] };
  const total: Record<Problem['severity'], number> = { error: 0, warning: 0 };
  return {
    add(problem) {
      const severity = errors.has(problem.code) ? 'error' : 'warning';
      counts[problem.code] = (counts[problem.code] ?? 0) + 1;
      total[severity] += 1;
      if (first[severity].length >= kept) return;
      first[severity].push({ ...problem, severity, value: problem.value.slice(0, longestValue) });
    },
    summary: () => ({
      counts: { ...counts },
      first: [...first.error, ...first.warning].slice(0, kept),
      errors: total.error,
      warnings: total.warning,
    }),
  };
}
