/** How a till stands, in one word, and whether somebody must look. */
export type Standing =
  | 'revoked'
  | 'retired'
  | 'neverSeen'
  | 'silent'
  | 'clockOff'
  | 'waiting'
  | 'catchingUp'
  | 'well';

interface TillLike {
  readonly state: 'active' | 'revoked' | 'retired';
  readonly report: {
    readonly seenAt: number;
    readonly skewMs: number;
    readonly pending: number;
    readonly oldestMs: number;
    readonly behind: number;
  } | null;
}

const minuteMs = 60_000;
/** A night is no silence. */
const silentMs = 24 * 60 * minuteMs;
/** From here on headquarters no longer believes a clock. */
export const clockOffMs = 5 * minuteMs;
const waitingMs = 30 * minuteMs;
const farBehind = 100;

/** The first that holds: who says nothing for a day has worse than a wrong clock. */
export function standingOf({ state, report }: TillLike, now: number): Standing {
  if (state !== 'active') return state;
  if (!report) return 'neverSeen';
  if (now - report.seenAt > silentMs) return 'silent';
  if (Math.abs(report.skewMs) > clockOffMs) return 'clockOff';
  if (report.pending > 0 && report.oldestMs > waitingMs) return 'waiting';
  return report.behind > farBehind ? 'catchingUp' : 'well';
}

export const wantsAttention = (standing: Standing): boolean =>
  ['neverSeen', 'silent', 'clockOff', 'waiting'].includes(standing);

/** What needs attention first, what sells no more last; the rest as it came. */
export function attentionFirst<T>(rows: readonly T[], standing: (row: T) => Standing): T[] {
  const rank = (row: T): number => {
    const its = standing(row);
    if (wantsAttention(its)) return 0;
    return its === 'revoked' || its === 'retired' ? 2 : 1;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b));
}
