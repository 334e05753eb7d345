/** The one table: what was measured, beside its limit, its gate and what others are known to take. */

export type Unit = 'µs' | 'ms' | 's' | 'KB' | '/s' | '';

export interface Line {
  readonly name: string;
  readonly what: string;
  readonly ours: number;
  readonly unit: Unit;
  /** The same by the bare reference in the same run. */
  readonly bare?: number;
  /** What the gate and the goal are held against: `ours` to `bare` unless told; a rate is turned round. */
  readonly judged?: number;
  readonly gate?: number;
  readonly goal?: number;
  /** From perf.md, as measured there. */
  readonly peers?: string;
  readonly how?: string;
}

export const judgedOf = ({ ours, unit, bare, judged }: Line): number =>
  judged ?? (bare === undefined ? ours : unit === '/s' ? bare / ours : ours / bare);

export type Verdict = 'goal' | 'ok' | 'MISSED' | '';

export function verdictOf(line: Line): Verdict {
  const judged = judgedOf(line);
  if (line.gate === undefined) return '';
  // A rate that stands alone must reach its gate; everything else must stay below it.
  const misses = (bound: number): boolean =>
    line.unit === '/s' && line.bare === undefined ? judged < bound : judged > bound;
  if (misses(line.gate)) return 'MISSED';
  return line.goal === undefined || misses(line.goal) ? 'ok' : 'goal';
}

const heads = ['what', 'ours', 'bare', 'ratio', 'gate', 'goal', '', 'peers (perf.md)'];

export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.what,
    shown(line.ours, line.unit),
    line.bare === undefined ? '' : shown(line.bare, line.unit),
    line.bare === undefined && line.judged === undefined ? '' : judgedOf(line).toFixed(2),
    bound(line.gate),
    bound(line.goal),
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
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
};
const bound = (value: number | undefined): string => (value === undefined ? '' : String(value));
