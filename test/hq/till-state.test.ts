/** What the console says of a till, and in which order. */
import { describe, expect, it } from 'vitest';
import { attentionFirst, type Standing, standingOf } from '../../src/hq/console/page/till-state.ts';

const now = 1_800_000_000_000;
const minuteMs = 60_000;
const report = { seenAt: now - 10_000, skewMs: 0, pending: 0, oldestMs: 0, behind: 0 };

describe('how a till stands', () => {
  const cases: [string, Parameters<typeof standingOf>[0], Standing][] = [
    ['spoke just now, nothing waits', { state: 'active', report }, 'well'],
    ['never spoke', { state: 'active', report: null }, 'neverSeen'],
    [
      'said nothing for a night',
      { state: 'active', report: { ...report, seenAt: now - 14 * 60 * minuteMs } },
      'well',
    ],
    [
      'said nothing for a day',
      { state: 'active', report: { ...report, seenAt: now - 25 * 60 * minuteMs } },
      'silent',
    ],
    ['goes ten minutes ahead', { state: 'active', report: { ...report, skewMs: 10 * minuteMs } }, 'clockOff'],
    [
      'goes ten minutes behind',
      { state: 'active', report: { ...report, skewMs: -10 * minuteMs } },
      'clockOff',
    ],
    ['sold just now', { state: 'active', report: { ...report, pending: 3, oldestMs: 1000 } }, 'well'],
    [
      'cannot push for an hour',
      { state: 'active', report: { ...report, pending: 3, oldestMs: 60 * minuteMs } },
      'waiting',
    ],
    ['fetches a long backlog', { state: 'active', report: { ...report, behind: 5000 } }, 'catchingUp'],
    ['is revoked, and silent', { state: 'revoked', report: null }, 'revoked'],
    ['was replaced', { state: 'retired', report }, 'retired'],
  ];
  it.each(cases)('%s', (_, till, standing) => {
    expect(standingOf(till, now)).toBe(standing);
  });

  it('shows what needs attention first and what was shut out last', () => {
    const rows: Standing[] = ['revoked', 'well', 'silent', 'catchingUp', 'waiting', 'retired'];
    expect(attentionFirst(rows, (row) => row)).toEqual([
      'silent',
      'waiting',
      'well',
      'catchingUp',
      'revoked',
      'retired',
    ]);
  });
});
