/** Randomness and ids for the counter; uuid reads getRandomValues, which plain http has too. */
import { v7 } from 'uuid';
import type { Id } from '../../domain/kit/ids.ts';

export const newId = (): Id => v7();
