/** Every area of the counter, in the order of the rail; gates stand one inside the other in this order. */
import type { Area } from './area.ts';
import { refusalWordsOf } from './refusal.ts';

export const areas: readonly Area[] = [];

for (const { id, refusals } of areas) if (refusals) refusalWordsOf(id, refusals);
