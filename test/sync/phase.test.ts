import { expect, test } from 'vitest';
import { usualLimits } from '../../src/domain/kit/sync/wire.ts';
import { asleep, type EngineState } from '../../src/main/sync/engine.ts';
import { phaseOf, type Standing } from '../../src/main/sync/phase.ts';

const session: EngineState['session'] = {
  ...{ id: 's', serverEpoch: 'life', epoch: 1, feeds: ['company'], limits: usualLimits, pulls: true },
};
const driver: EngineState = { ...asleep, session, cursors: { company: 5 }, heads: { company: 5 } };
const answered: Standing['last'] = { kind: 'answer', value: {} };

test.each<[string, Partial<Standing>, string]>([
  ['all is here', {}, 'upToDate'],
  ['an entry waits', { tip: 1 }, 'behind'],
  ['others did more', { driver: { ...driver, heads: { company: 6 } } }, 'behind'],
  ['nobody answers', { last: { kind: 'failed', slow: true }, driver: { ...driver, failures: 2 } }, 'offline'],
  ['headquarters answers, and the disk takes no more', { driver: { ...driver, failures: 2 } }, 'behind'],
  ['it was never asked', { last: null, driver: asleep }, 'connecting'],
  ['there is none', { enrolled: false, driver: null }, 'alone'],
])('what the till says when %s', (_, standing, phase) => {
  const usual = { enrolled: true, keyless: false, driver, last: answered, tip: 0 };
  expect(phaseOf({ ...usual, ...standing }).phase).toBe(phase);
});
