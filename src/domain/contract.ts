/** Everything that may be asked of a till: the areas' contracts gathered into one. */
import { accessContract } from './areas/access/contract.ts';
import { catalogueContract } from './areas/catalogue/contract.ts';
import { customerContract } from './areas/customer/contract.ts';
import { saleContract } from './areas/sale/contract.ts';
import { settingContract } from './areas/setting/contract.ts';
import { shiftContract } from './areas/shift/contract.ts';

export const contract = {
  sale: saleContract,
  access: accessContract,
  setting: settingContract,
  shift: shiftContract,
  customer: customerContract,
  catalogue: catalogueContract,
};

export type Contract = typeof contract;
