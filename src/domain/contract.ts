/** Everything that may be asked of a till: the areas' contracts gathered into one. */
import { accessContract } from './areas/access/contract.ts';
import { shiftContract } from './areas/shift/contract.ts';
import { saleContract } from './areas/sale/contract.ts';

export const contract = {
  sale: saleContract,
  access: accessContract,
  shift: shiftContract,
};

export type Contract = typeof contract;
