/** Customers: the list, or who owes, and beside it one customer's account. */
import { useState } from 'react';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { CustomerIcon, PlusIcon, UsersIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { CustomerCard } from './customer-card.tsx';
import { ChangeCustomer, NewCustomer } from './customer-form.tsx';
import { CustomerList } from './customer-list.tsx';
import { DebtorList } from './debtor-list.tsx';
import { show, useDesk } from './desk.ts';
import { GroupsPane } from './groups-pane.tsx';
import { RepaymentPane } from './repayment-pane.tsx';

export function CustomersScreen() {
  return <SplitPane startWidth="48%" portraitFoot="end" start={<Lists />} end={<Beside />} />;
}

function Lists() {
  const w = useWords(customerWords);
  const [list, setList] = useState<'all' | 'debts'>('all');
  return (
    <Pane
      label={w.title}
      flush
      head={
        <PageHeader title={w.title} actions={<Actions />}>
          <SegmentBar
            label={w.title}
            segments={[
              { value: 'all', label: w.act.all },
              { value: 'debts', label: w.act.debtors },
            ]}
            value={list}
            onChange={setList}
          />
        </PageHeader>
      }
    >
      {list === 'all' ? <CustomerList /> : <DebtorList />}
    </Pane>
  );
}

function Actions() {
  const w = useWords(customerWords);
  const mayEdit = useMay('customer.edit');
  const add = useAction({
    id: 'customer.add',
    label: w.act.add,
    group: w.title,
    keys: ['F2'],
    inFields: true,
    disabled: !mayEdit,
    run: () => show({ kind: 'new' }),
  });
  const groups = useAction({
    id: 'customer.groups',
    label: w.act.groups,
    group: w.title,
    keys: ['Alt+G'],
    inFields: true,
    run: () => show({ kind: 'groups' }),
  });
  return (
    <>
      <ActionButton {...groups} icon={UsersIcon} tone="quiet" />
      {mayEdit && <ActionButton {...add} icon={PlusIcon} />}
    </>
  );
}

function Beside() {
  const w = useWords(customerWords);
  const beside = useDesk((desk) => desk.beside);
  switch (beside.kind) {
    case 'card':
      return <CustomerCard key={beside.customerId} customerId={beside.customerId} />;
    case 'edit':
      return <ChangeCustomer key={beside.customerId} customerId={beside.customerId} />;
    case 'repay':
      return <RepaymentPane key={beside.customerId} customerId={beside.customerId} />;
    case 'new':
      return <NewCustomer />;
    case 'groups':
      return <GroupsPane />;
    default:
      return <EmptyState icon={CustomerIcon} title={w.choose} small />;
  }
}
