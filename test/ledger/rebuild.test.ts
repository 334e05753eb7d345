import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { rebuild } from '../../src/main/ledger/rebuild.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { TestClock } from '../kit/till.ts';
import { jars, jarsVerifiable, move, openJars, paint, smash } from './jars.ts';

const jarId = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('move' as const), jarId, grams: fc.integer({ min: -9, max: 9 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('paint' as const),
      jarId,
      colour: fc.option(fc.constantFrom('red', 'blue', 'green')),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('smash' as const), jarId }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.integer({ min: -600_000, max: 600_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

const projected = (ledger: Ledger): unknown[] => [
  ledger.read.all('select * from jar_level order by jar_id'),
  ledger.read.all('select * from jars_by_colour where jars <> 0 order by colour'),
];

test('what is kept step by step is what a rebuild gives, for any history, and the proof agrees', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const clock = new TestClock(Date.UTC(2026, 10, 20));
      let opened = jars({ clock });
      for (const one of steps) {
        const { ledger } = opened;
        if (one.do === 'move') move(ledger, one.jarId, one.grams);
        if (one.do === 'paint') paint(ledger, one.jarId, { colour: one.colour });
        if (one.do === 'smash') smash(ledger, one.jarId);
        if (one.do === 'wait') clock.advance(one.ms);
        if (one.do === 'restart') {
          opened.close();
          opened = openJars({ dir: opened.paths.dir, clock, seed: ledger.tip.seq + 2 });
        }
      }
      const kept = projected(opened.ledger);
      const { findings } = verifyLedger(opened.paths.database, jarsVerifiable);
      rebuild(opened.ledger);
      const rebuilt = projected(opened.ledger);
      opened.close();
      expect(rebuilt).toEqual(kept);
      expect(findings).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a rebuild wakes who watches, and a failed one changes nothing', () => {
  const { ledger } = jars();
  move(ledger, 'a', 5);
  let woken = 0;
  ledger.watchers.watch(['jar_level'], () => {
    woken += 1;
  });
  ledger.sqlite.exec('update jar_level set grams = 9');
  rebuild(ledger);
  expect(projected(ledger)[0]).toEqual([{ jar_id: 'a', grams: 5, moves: 1 }]);
  expect(woken).toBe(1);
  // A fact that cannot be folded: its jar is no longer text that the fold can bump.
  ledger.sqlite.exec(
    "create trigger stop before insert on jar_level begin select raise(abort, 'stopped'); end",
  );
  expect(() => rebuild(ledger)).toThrow('stopped');
  expect(projected(ledger)[0]).toEqual([{ jar_id: 'a', grams: 5, moves: 1 }]);
});
