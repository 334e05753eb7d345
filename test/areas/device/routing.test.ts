/** Who takes which slip, at every state of the printers. */
import { describe, expect, test } from 'vitest';
import { restMs } from '../../../src/domain/areas/device/queue.ts';
import {
  type AtWork,
  afterTry,
  coveredBy,
  msUntilTurn,
  type Trouble,
  takeOverMs,
  takerOf,
  type Waiting,
  whileWaiting,
} from '../../../src/domain/areas/device/routing.ts';

const now = 1_000_000;
const slip: Waiting = { id: 'slip', use: 'receipt', fixedTo: null, askedAt: now };

const trouble = (more: Partial<Trouble> = {}): Trouble => ({
  fault: 'paperOut',
  since: now - takeOverMs,
  inMidst: false,
  vain: 3,
  dueAt: now + 2000,
  tried: slip,
  ...more,
});
const printer = (deviceId: string, more: Partial<AtWork> = {}): AtWork => ({
  deviceId,
  uses: ['receipt'],
  standsInFor: [],
  isPrinting: false,
  trouble: null,
  ...more,
});
const counter = printer('counter');
const second = printer('second');
const office = printer('office', { uses: ['report'], standsInFor: ['receipt'] });
const out = { ...counter, trouble: trouble() };
const justOut = { ...counter, trouble: trouble({ since: now - takeOverMs + 1 }) };
const waits = { ...counter, isPrinting: true, trouble: trouble({ inMidst: true, dueAt: now }) };
const due = { ...counter, trouble: trouble({ dueAt: now }) };

describe('a slip is taken', () => {
  test.each<[string, AtWork[], string | null]>([
    ['by the printer of its use', [office, counter], 'counter'],
    ['by the one attached first, though it is busy', [{ ...counter, isPrinting: true }, second], 'counter'],
    ['by the next of its use as soon as the first can print nothing', [justOut, second], 'second'],
    ['by nobody while a stand-in would come too early', [justOut, office], null],
    ['by the stand-in once nobody of its use could print for a while', [out, office], 'office'],
    ['by the stand-in while the printer waits in the midst of another slip', [waits, office], 'office'],
    ['by its own printer again when the rest is over, the stand-in or not', [due, office], 'counter'],
    ['by the stand-in at once where no printer of its use is switched on', [office], 'office'],
    ['by nobody where nobody prints such slips', [printer('kitchen', { uses: ['kitchen'] })], null],
    ['by nobody while the stand-in can print nothing either', [out, { ...office, trouble: trouble() }], null],
  ])('%s', (_what, printers, taker) => {
    expect(takerOf(slip, printers, now)?.deviceId ?? null).toBe(taker);
  });

  test('only by the printer it tests, whatever the others could do', () => {
    const testOf = { ...slip, fixedTo: 'second' };
    expect(takerOf(testOf, [counter, second, office], now)?.deviceId).toBe('second');
    expect(takerOf(testOf, [counter, { ...second, trouble: trouble() }, office], now)).toBeNull();
    expect(takerOf(testOf, [counter], now)).toBeNull();
  });

  test('at once when somebody asks for it anew, but only that slip', () => {
    expect(takerOf({ ...slip, askedAt: now + 1 }, [out], now)?.deviceId).toBe('counter');
    expect(takerOf({ ...slip, id: 'other', askedAt: now + 1 }, [out], now)).toBeNull();
  });
});

test('a printer says whose slips it prints now', () => {
  expect(coveredBy(office, [counter, office], now)).toEqual([]);
  expect(coveredBy(office, [justOut, office], now)).toEqual([]);
  expect(coveredBy(office, [out, office], now)).toEqual(['receipt']);
  expect(coveredBy(office, [due, office], now)).toEqual(['receipt']);
  expect(coveredBy({ ...office, trouble: trouble() }, [out, office], now)).toEqual([]);
});

test('a printer in trouble is looked at again when its rest is over, and when others may take over', () => {
  expect(msUntilTurn([counter, office], now)).toBeNull();
  expect(msUntilTurn([out], now)).toBe(2000);
  expect(
    msUntilTurn([{ ...counter, trouble: trouble({ since: now, dueAt: now + 20_000 }) }], now),
  ).toBeNull();
  const fresh = { ...counter, trouble: trouble({ since: now - 9000, dueAt: now + 4000 }) };
  expect(msUntilTurn([fresh, office], now)).toBe(1000);
});

test('a clock set back keeps nobody waiting', () => {
  expect(takerOf(slip, [out, office], now - 3_600_000)?.deviceId).toBe('counter');
});

describe('a printer', () => {
  test('rests longer after each try in vain, and counts from when it began', () => {
    let at = now;
    let left: Trouble | null = null;
    for (let vain = 1; vain <= 6; vain += 1) {
      left = afterTry(left, { kind: 'failed', fault: 'unreachable' }, slip, at);
      expect(left).toMatchObject({ vain, since: now, dueAt: at + restMs(vain), fault: 'unreachable' });
      at += restMs(vain);
    }
    expect(afterTry(left, { kind: 'printed' }, slip, at)).toBeNull();
  });

  test.each([
    ['a slip of which some may be on paper', { kind: 'unknown', fault: 'timedOut' }],
    ['a till that closes', { kind: 'failed', fault: 'cancelled' }],
  ] as const)('is not in trouble after %s', (_what, ended) => {
    expect(afterTry(null, ended, slip, now)).toBeNull();
  });

  test('that waits for paper in the midst of a slip says since when, and goes on as if nothing was', () => {
    const first = whileWaiting(trouble(), 'paperOut', now);
    expect(first).toMatchObject({ inMidst: true, since: now, fault: 'paperOut' });
    expect(whileWaiting(first, 'coverOpen', now + 5000)).toMatchObject({ since: now, fault: 'coverOpen' });
    expect(whileWaiting(first, null, now + 5000)).toBeNull();
  });
});
