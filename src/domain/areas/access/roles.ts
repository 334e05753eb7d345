/** The roles every shop begins with; all but the owner's may be changed. */
import { type Permission, permissionGroups, permissions } from '../../kit/permissions.ts';

export const builtInRoles = [
  'owner',
  'manager',
  'cashier',
  'barber',
  'waiter',
  'kitchen',
  'accountant',
] as const;
export type BuiltInRole = (typeof builtInRoles)[number];

export interface RoleRights {
  readonly permissions: readonly Permission[];
  /** Largest discount given alone, in basis points. */
  readonly discountLimitBp: number;
}

const ownersOnly: ReadonlySet<Permission> = new Set([
  'access.editRoles',
  'ledger.restore',
  'ledger.rebuild',
  'sync.enrol',
]);

export const rightsOfBuiltIn: Record<BuiltInRole, RoleRights> = {
  owner: { permissions, discountLimitBp: 10_000 },
  manager: { permissions: permissions.filter((one) => !ownersOnly.has(one)), discountLimitBp: 5000 },
  cashier: {
    permissions: [
      'sale.sell',
      'sale.discount',
      'sale.openPrice',
      'sale.removeLine',
      'sale.void',
      'sale.park',
      'sale.refund',
      'sale.onAccount',
      'sale.foreignCash',
      'sale.view',
      'sale.reprint',
      'shift.open',
      'shift.close',
      'shift.payIn',
      'shift.payOut',
      'shift.drop',
      'shift.xReport',
      'catalogue.view',
      'catalogue.quickItem',
      'customer.view',
      'customer.edit',
      'customer.takeRepayment',
      'device.view',
      'device.print',
    ],
    discountLimitBp: 500,
  },
  barber: {
    permissions: [
      'sale.sell',
      'sale.removeLine',
      'sale.park',
      'sale.view',
      'catalogue.view',
      'customer.view',
      'customer.edit',
      'device.print',
    ],
    discountLimitBp: 0,
  },
  waiter: {
    permissions: [
      'sale.sell',
      'sale.removeLine',
      'sale.park',
      'catalogue.view',
      'customer.view',
      'device.print',
    ],
    discountLimitBp: 0,
  },
  kitchen: { permissions: ['catalogue.view'], discountLimitBp: 0 },
  accountant: {
    permissions: [
      'sale.view',
      'sale.reprint',
      'shift.view',
      'shift.seeExpected',
      'catalogue.view',
      'catalogue.seeCost',
      'catalogue.export',
      'customer.view',
      'access.viewUsers',
      'setting.view',
      ...permissionGroups.report,
      'audit.view',
      'audit.export',
    ],
    discountLimitBp: 0,
  },
};
