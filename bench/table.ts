/** The one table: what was measured, beside its limit, its gate and what others are known to take. */

export type Unit = 'µs' | 'ms' | 's' | 'KB' | '/s' | 'MB/s' | '';

export interface Line {
  readonly name: string;
  readonly what: string;
  readonly ours: number;
  readonly unit: Unit;
  /** The same by the bare reference in the same run. */
  readonly bare?: number;
  /** How ours stands to the bare one, where that is not `ours` to `bare`; a rate is turned round. */
  readonly ratio?: number;
  /** The gate and the goal are a bound for `ours`, in its unit, though there is a bare reference to look at. */
  readonly absolute?: boolean;
  readonly gate?: number;
  readonly goal?: number;
  /** From perf.md, as measured there. */
  readonly peers?: string;
  readonly how?: string;
}

const isRate = ({ unit }: Line): boolean => unit.endsWith('/s');

/** Null where there is nothing to compare with. */
export function ratioOf({ ours, bare, ratio, ...line }: Line): number | null {
  if (ratio !== undefined || bare === undefined) return ratio ?? null;
  return isRate({ ...line, ours }) ? bare / ours : ours / bare;
}

/** What the gate and the goal are held against: the ratio where there is one, unless told. */
export const judgedOf = (line: Line): number => (line.absolute ? line.ours : (ratioOf(line) ?? line.ours));

const isByItself = (line: Line): boolean => line.absolute === true || ratioOf(line) === null;

/** `noise`: a difference came out below zero, so the machine was measured and not the work. */
export type Verdict = 'goal' | 'ok' | 'MISSED' | 'noise' | '';

export function verdictOf(line: Line): Verdict {
  const judged = judgedOf(line);
  if (line.gate === undefined) return '';
  if (judged < 0) return 'noise';
  // A rate that stands alone must reach its gate; everything else must stay below it.
  const misses = (bound: number): boolean =>
    isRate(line) && isByItself(line) ? judged < bound : judged > bound;
  if (misses(line.gate)) return 'MISSED';
  return line.goal === undefined || misses(line.goal) ? 'ok' : 'goal';
}

const heads = ['what', 'ours', 'bare', 'ratio', 'gate', 'goal', '', 'peers (perf.md)'];

export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.what,
    shown(line.ours, line.unit),
    line.bare === undefined ? '' : shown(line.bare, line.unit),
    ratioOf(line)?.toFixed(2) ?? '',
    bound(line, line.gate),
    bound(line, line.goal),
    verdictOf(line),
    line.peers ?? '',
  ]);
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const laid = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 || i > 5 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ');
  return [laid(heads), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(laid)]
    .map((row) => row.trimEnd())
    .join('\n');
}

const shown = (value: number, unit: Unit): string => {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
};

/** Written like what it bounds: a ratio as a number, a figure with its unit. */
const bound = (line: Line, value: number | undefined): string =>
  value === undefined ? '' : isByItself(line) ? shown(value, line.unit) : String(value);
