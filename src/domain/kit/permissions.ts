/** Every right a user may hold; a procedure names one, a role is a set of them. */

/** Permissions by area, in the order the roles screen shows them. */
export const permissionGroups = {
  sale: [
    'sale.sell',
    'sale.discount',
    'sale.overridePrice',
    'sale.openPrice',
    'sale.typeWeight',
    'sale.removeLine',
    'sale.void',
    'sale.park',
    'sale.takeOver',
    'sale.refund',
    'sale.refundWithoutReceipt',
    'sale.onAccount',
    'sale.exceedDebtLimit',
    'sale.foreignCash',
    'sale.view',
    'sale.reprint',
  ],
  shift: [
    'shift.open',
    'shift.close',
    'shift.payIn',
    'shift.payOut',
    'shift.drop',
    'shift.noSale',
    'shift.xReport',
    'shift.seeExpected',
    'shift.view',
  ],
  catalogue: [
    'catalogue.view',
    'catalogue.edit',
    'catalogue.editPrice',
    'catalogue.seeCost',
    'catalogue.quickItem',
    'catalogue.import',
    'catalogue.export',
    'catalogue.favourites',
  ],
  customer: ['customer.view', 'customer.edit', 'customer.delete', 'customer.takeRepayment'],
  access: ['access.viewUsers', 'access.editUsers', 'access.editRoles', 'access.resetPin'],
  setting: ['setting.view', 'setting.edit', 'setting.tax', 'setting.receipt', 'setting.till'],
  report: ['report.view', 'report.margin', 'report.export'],
  audit: ['audit.view', 'audit.export', 'audit.verify'],
  device: ['device.view', 'device.edit', 'device.print'],
  ledger: ['ledger.backup', 'ledger.restore', 'ledger.rebuild'],
  sync: ['sync.view', 'sync.enrol'],
} as const;

export type PermissionArea = keyof typeof permissionGroups;
export type Permission = (typeof permissionGroups)[PermissionArea][number];

export const permissions: readonly Permission[] = Object.values(permissionGroups).flat();

const known: ReadonlySet<string> = new Set(permissions);
export const isPermission = (value: string): value is Permission => known.has(value);
