/** Customers: found by anything one remembers of them, with what they owe and what they bring. */
import type { customerContract } from '../../../domain/areas/customer/contract.ts';
import { businessDateOf } from '../../../domain/kit/time.ts';
import { numbersOf } from '../../ledger/series.ts';
import { type Area, type HandlersOf, live, query } from '../area.ts';
import { settingOf } from '../setting/queries.ts';
import { addCustomer, changeCustomer, eraseCustomer, restoreCustomer } from './commands/customers.ts';
import { addGroup, changeGroup, eraseGroup } from './commands/groups.ts';
import { takeRepayment } from './commands/repayment.ts';
import { customerCard, debtors, statement } from './debts.ts';
import { customers, groups, pickList } from './list.ts';
import { projections } from './projections.ts';
import * as tables from './tables.ts';

const { accountMove, customer: customers_, customerGroup } = tables;

export const customer: Area = {
  name: 'customer',
  tables: Object.values(tables),
  projections,
  handlers: {
    pickList: query(pickList),
    customers: query(customers),
    customer: live([customers_, customerGroup, accountMove], (read, { customerId }: { customerId: string }) =>
      customerCard(read, customerId),
    ),
    statement: query((read, { customerId, limit }: { customerId: string; limit: number }) =>
      statement(read, customerId, limit),
    ),
    debtors: query((read, { limit }: { limit: number }, _call, { ledger }) =>
      debtors(
        read,
        businessDateOf(ledger.now(), settingOf(read, 'time.zone'), settingOf(read, 'day.cutoffMinutes')),
        limit,
      ),
    ),
    addCustomer,
    changeCustomer,
    eraseCustomer,
    restoreCustomer,
    groups: live([customers_, customerGroup], groups),
    addGroup,
    changeGroup,
    eraseGroup,
    takeRepayment,
  } satisfies HandlersOf<typeof customerContract>,
  series: [numbersOf('repayment')],
};
