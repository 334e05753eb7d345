/** Business days: complete when every till sealed or was waived; what is missing stands first and open. */
import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, calendarDate } from '../../../domain/kit/calendar.ts';
import { dateAt } from '../../../domain/kit/time.ts';
import { useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { DateText } from '../../../renderer/parts/date-text.tsx';
import { EmptyState } from '../../../renderer/parts/empty-state.tsx';
import { CalendarIcon, CheckIcon, InfoIcon, WarningIcon } from '../../../renderer/parts/icons.tsx';
import { MoneyText } from '../../../renderer/parts/money-text.tsx';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { Sheet } from '../../../renderer/parts/sheet.tsx';
import { api, refetchInterval, useHqNow } from './api.ts';
import { Form } from './form.tsx';
import styles from './page.module.css';
import type { PageProps } from './shown.ts';
import { Sign } from './standing-sign.tsx';
import { Table } from './table.tsx';
import { TillName } from './till-name.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

const dayMs = 86_400_000;
const shownDays = 31;

type Day = Awaited<ReturnType<typeof api.days.list.call>>[number];
type DayTill = Day['tills'][number];
interface Waived {
  readonly businessDate: string;
  readonly till: string;
}

export function DaysPage({ company }: PageProps) {
  const w = useWords(pageWords).days;
  // East of here a business day may have begun already.
  const to = dateAt(useHqNow(60_000) + dayMs, 'UTC');
  const input = { company, from: addDays(to, -shownDays), to };
  const days = useQuery({ ...api.days.list.queryOptions({ input }), refetchInterval });
  const [waiving, setWaiving] = useState<Waived | null>(null);
  const all = days.data ?? [];
  const open = all.filter(({ complete }) => !complete).length;
  return (
    <>
      <PageHeader
        title={w.title}
        sub={all.length > 0 ? (open > 0 ? w.incomplete(open) : w.allComplete) : undefined}
      />
      <Troubled error={days.error} />
      {days.data?.length === 0 && <EmptyState icon={CalendarIcon} title={w.empty} hint={w.emptyHint} />}
      <div className={styles.stack}>
        {all.map((day) => (
          <DayCard key={day.businessDate} company={company} day={day} onWaive={setWaiving} />
        ))}
      </div>
      {waiving && <WaiveSheet company={company} waived={waiving} onClose={() => setWaiving(null)} />}
    </>
  );
}

interface DayCardProps {
  readonly company: string;
  readonly day: Day;
  readonly onWaive: (waived: Waived) => void;
}

function DayCard({ company, day: { businessDate, complete, tills }, onWaive }: DayCardProps) {
  const w = useWords(pageWords).days;
  const missing = tills.filter(({ state }) => state === 'missing').length;
  return (
    <details className={styles.day} open={!complete}>
      <summary className={styles.dayHead}>
        <span className={styles.strong}>
          <DateText day={calendarDate(businessDate)} style="long" />
        </span>
        {complete ? (
          <Sign icon={CheckIcon} tone="green" text={w.complete} />
        ) : (
          <Sign icon={WarningIcon} tone="amber" text={w.missing(missing)} />
        )}
      </summary>
      <Table
        label={businessDate}
        rows={tills}
        keyOf={({ till }) => till}
        columns={[
          { key: 'till', head: w.till, cell: ({ till }) => <TillName company={company} till={till} /> },
          { key: 'state', head: w.state, cell: ({ state }) => <StateSign state={state} /> },
          { key: 'shifts', head: w.shifts, end: true, cell: ({ shifts }) => <CountText count={shifts} /> },
          {
            key: 'sales',
            head: w.sales,
            end: true,
            cell: (row) => row.totals.length > 0 && <Totals row={row} />,
          },
          {
            key: 'act',
            head: w.note,
            cell: ({ till, state, reason }) =>
              state === 'missing' ? (
                <ActionButton label={w.waive} onClick={() => onWaive({ businessDate, till })} />
              ) : (
                reason !== null && <bdi>{reason}</bdi>
              ),
          },
        ]}
      />
    </details>
  );
}

function StateSign({ state }: { readonly state: DayTill['state'] }) {
  const w = useWords(pageWords).days.states;
  if (state === 'sealed') return <Sign icon={CheckIcon} tone="green" text={w.sealed} />;
  if (state === 'waived') return <Sign icon={InfoIcon} tone="muted" text={w.waived} />;
  return <Sign icon={WarningIcon} tone="amber" text={w.missing} />;
}

function Totals({ row: { totals } }: { readonly row: DayTill }) {
  return (
    <span className={styles.totals}>
      {totals.map(({ currency, salesMinor }) => (
        <MoneyText key={currency} amount={salesMinor} currency={currency} />
      ))}
    </span>
  );
}

interface WaiveSheetProps {
  readonly company: string;
  readonly waived: Waived;
  readonly onClose: () => void;
}

function WaiveSheet({ company, waived, onClose }: WaiveSheetProps) {
  const w = useWords(pageWords).days;
  const [reason, setReason] = useState('');
  const waive = useMutation(api.days.waive.mutationOptions({ onSuccess: onClose }));
  return (
    <Sheet opened onClose={onClose} title={w.waiveTitle}>
      <Form
        label={w.waiveTitle}
        submit={w.waive}
        pending={waive.isPending}
        error={waive.error}
        onSubmit={() => waive.mutate({ company, ...waived, reason })}
      >
        <p className={styles.hint}>{w.waiveHint}</p>
        <TextInput
          label={w.reason}
          description={w.reasonHint}
          data-autofocus
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </Form>
    </Sheet>
  );
}
