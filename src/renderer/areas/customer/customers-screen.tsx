/** Customers: the list, or who owes, and beside it one customer's account. */
import { useState } from 'react';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { CustomerIcon, PlusIcon, UsersIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import styles from './customer.module.css';
import { CustomerCard } from './customer-card.tsx';
import { ChangeCustomer, NewCustomer } from './customer-form.tsx';
import { CustomerList, isShow, type Show, shows } from './customer-list.tsx';
import { DebtorList } from './debtor-list.tsx';
import { show as open, useDesk } from './desk.ts';
import { GroupsPane } from './groups-pane.tsx';
import { RepaymentPane } from './repayment-pane.tsx';

export function CustomersScreen() {
  return <SplitPane startWidth="50%" portraitFoot="end" start={<Lists />} end={<Beside />} />;
}

function Lists() {
  const w = useWords(customerWords);
  const [text, setText] = useState('');
  const [show, setShow] = useState<Show>('all');
  useScan(({ code }) => setText(code));
  return (
    <Pane
      label={w.title}
      flush
      head={
        <PageHeader title={w.title} actions={<Actions />}>
          <div className={styles.finding}>
            <SearchField value={text} onChange={setText} label={w.search} acceptBarcode />
            <Chips
              label={w.title}
              chips={shows.map((id) => ({ id, label: w.show[id] }))}
              chosen={[show]}
              onPick={(id) => isShow(id) && setShow(id)}
            />
          </div>
        </PageHeader>
      }
    >
      {show === 'owing' && text.trim() === '' ? (
        <DebtorList />
      ) : (
        <CustomerList text={text.trim()} show={show} />
      )}
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
    run: () => open({ kind: 'new' }),
  });
  const groups = useAction({
    id: 'customer.groups',
    label: w.act.groups,
    group: w.title,
    keys: ['Alt+G'],
    inFields: true,
    run: () => open({ kind: 'groups' }),
  });
  return (
    <>
      <ActionButton {...groups} icon={UsersIcon} tone="quiet" keys={[]} />
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
