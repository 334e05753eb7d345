/** Everything that may be asked of a till: the areas' contracts gathered into one. */
import { accessContract } from './areas/access/contract.ts';
import { auditContract } from './areas/audit/contract.ts';
import { backupContract } from './areas/backup/contract.ts';
import { catalogueContract } from './areas/catalogue/contract.ts';
import { customerContract } from './areas/customer/contract.ts';
import { deviceContract } from './areas/device/contract.ts';
import { pluContract } from './areas/plu/contract.ts';
import { reportContract } from './areas/report/contract.ts';
import { saleContract } from './areas/sale/contract.ts';
import { settingContract } from './areas/setting/contract.ts';
import { shiftContract } from './areas/shift/contract.ts';
import { syncContract } from './areas/sync/contract.ts';

export const contract = {
  sale: saleContract,
  access: accessContract,
  audit: auditContract,
  setting: settingContract,
  shift: shiftContract,
  customer: customerContract,
  catalogue: catalogueContract,
  backup: backupContract,
  device: deviceContract,
  report: reportContract,
  plu: pluContract,
  sync: syncContract,
};

export type Contract = typeof contract;
