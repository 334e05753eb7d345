/** What may be asked about customers: who they are, what they owe, and taking what they bring. */
import { z } from 'zod';
import {
  command,
  DateField,
  live,
  MinorField,
  PaidField,
  PercentField,
  query,
  refusals,
  TextField,
} from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { TenderMethod } from '../sale/sale.ts';

/** How a debt may be settled: by anything but another debt. */
export const RepaymentMethod = TenderMethod.exclude(['onAccount', 'instalments']);
export type RepaymentMethod = z.infer<typeof RepaymentMethod>;

export const CustomerRow = z.object({
  id: Id,
  name: z.string(),
  phone: z.string().nullable(),
  code: z.string().nullable(),
  groupName: z.string().nullable(),
  /** Below zero it is an advance. */
  owedMinor: MinorField,
  debtLimitMinor: MinorField.nullable(),
  deletedAt: z.number().int().nullable(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

export const DueRow = z.object({
  dueDate: DateField,
  saleId: Id,
  number: z.string(),
  amountMinor: MinorField,
  leftMinor: MinorField,
});

export const CustomerCard = CustomerRow.extend({
  note: z.string().nullable(),
  groupId: Id.nullable(),
  discountBp: PercentField,
  sales: z.number().int(),
  spentMinor: MinorField,
  lastSaleAt: z.number().int().nullable(),
  dues: z.array(DueRow),
});
export type CustomerCard = z.infer<typeof CustomerCard>;

export const MovementRow = z.object({
  subjectId: Id,
  n: z.number().int(),
  kind: z.enum(['sale', 'repayment']),
  number: z.string(),
  branchName: z.string(),
  at: z.number().int(),
  method: z.string(),
  userName: z.string(),
  note: z.string().nullable(),
  /** More owed by it, or less. */
  owedMinor: MinorField,
  /** Owed after it. */
  balanceMinor: MinorField,
});
export type MovementRow = z.infer<typeof MovementRow>;

export const DebtorRow = z.object({
  id: Id,
  name: z.string(),
  phone: z.string().nullable(),
  owedMinor: MinorField,
  debtLimitMinor: MinorField.nullable(),
  overdueMinor: MinorField,
  nextDueDate: DateField.nullable(),
  lastPaidAt: z.number().int().nullable(),
});
export type DebtorRow = z.infer<typeof DebtorRow>;

export const GroupRow = z.object({
  id: Id,
  name: z.string(),
  priceListId: Id.nullable(),
  discountBp: PercentField,
  customers: z.number().int(),
});
export type GroupRow = z.infer<typeof GroupRow>;

const Limit = z.coerce.number().int().min(1).max(500).default(50);
const person = {
  name: TextField(80).min(1),
  phone: TextField(40).nullable(),
  code: TextField(60).nullable(),
  note: TextField(500).nullable(),
  groupId: Id.nullable(),
  /** The most this customer may owe; null: may not buy on account. */
  debtLimitMinor: MinorField.min(0).nullable(),
  /** Somebody said that it is another person with the same phone. */
  sharesPhone: z.boolean().default(false),
};
/** At the counter a name and a phone are enough. */
const newcomer = {
  ...person,
  phone: person.phone.default(null),
  code: person.code.default(null),
  note: person.note.default(null),
  groupId: person.groupId.default(null),
  debtLimitMinor: person.debtLimitMinor.default(null),
};
const taken = refusals({
  PhoneTaken: { customerId: Id, name: z.string() },
  CodeTaken: { customerId: Id, name: z.string() },
  GroupGone: {},
});
const gone = refusals({ CustomerGone: {} });
const group = {
  name: TextField(60).min(1),
  priceListId: Id.nullable(),
  discountBp: PercentField.max(10_000),
};
const groupTaken = refusals({ GroupTaken: { name: z.string() }, GroupGone: {} });
const done = z.object({});

export const customerContract = {
  /** For the sale: by name, end of the phone or code in any script; without a text, who was served last. */
  pickList: query('sale.sell', { text: TextField(100), limit: Limit }).output(z.array(CustomerRow)),
  customers: query('customer.view', {
    text: TextField(100).optional(),
    groupId: Id.optional(),
    show: z.enum(['all', 'owing', 'advance', 'erased']).default('all'),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: Limit,
  }).output(z.object({ rows: z.array(CustomerRow), total: z.number().int() })),
  customer: live('customer.view', { customerId: Id }, CustomerCard.nullable()),
  statement: query('customer.view', { customerId: Id, limit: Limit }).output(z.array(MovementRow)),
  debtors: query('customer.view', { limit: Limit }).output(z.array(DebtorRow)),

  addCustomer: command('customer.edit', newcomer, { audit: 'CREATE' })
    .output(z.object({ customerId: Id }))
    .errors(taken),
  changeCustomer: command('customer.edit', { customerId: Id, ...person }, { audit: 'UPDATE' })
    .output(done)
    .errors({ ...taken, ...gone }),
  eraseCustomer: command('customer.delete', { customerId: Id }, { audit: 'DELETE', severity: 'MEDIUM' })
    .output(done)
    .errors({ ...gone, ...refusals({ CustomerOwes: { owedMinor: MinorField } }) }),
  restoreCustomer: command('customer.edit', { customerId: Id }, { audit: 'RESTORE' })
    .output(done)
    .errors(gone),

  groups: live('signedIn', {}, z.array(GroupRow)),
  addGroup: command('customer.edit', group, { audit: 'CREATE' })
    .output(z.object({ groupId: Id }))
    .errors(groupTaken),
  changeGroup: command('customer.edit', { groupId: Id, ...group }, { audit: 'UPDATE' })
    .output(done)
    .errors(groupTaken),
  eraseGroup: command('customer.delete', { groupId: Id }, { audit: 'DELETE' })
    .output(done)
    .errors(refusals({ GroupGone: {}, GroupInUse: { customers: z.number() } })),

  /** Settles debt, oldest first; what is more than the debt is kept as an advance. */
  takeRepayment: command(
    'customer.takeRepayment',
    {
      customerId: Id,
      method: RepaymentMethod,
      amountMinor: PaidField,
      note: TextField(200).nullable(),
    },
    { audit: 'PAYMENT' },
  )
    .output(z.object({ repaymentId: Id, number: z.string(), owedMinor: MinorField }))
    .errors({ ...gone, ...refusals({ NoOpenShift: {} }) }),
};
