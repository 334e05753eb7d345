/** Everything that may be asked of a till: the areas' contracts gathered into one. */
import { accessContract } from './areas/access/contract.ts';

export const contract = {
  access: accessContract,
};

export type Contract = typeof contract;
