/** A plan of payments: how many months from when; the parts add up to the amount. */
import { useState } from 'react';
import type { TenderDetails } from '../../../domain/areas/sale/sale.ts';
import { instalmentPlan } from '../../../domain/areas/sale/tender-rules.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { addMonths, calendarDate } from '../../../domain/kit/calendar.ts';
import { minor } from '../../../domain/kit/money.ts';
import { dateAt } from '../../../domain/kit/time.ts';
import { now } from '../../app/clock.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Stepper } from '../../parts/stepper.tsx';
import styles from './tender.module.css';

interface InstalmentFormProps {
  readonly amountMinor: number;
  readonly onDone: (details: TenderDetails, amountMinor: number) => void;
}

export function InstalmentForm({ amountMinor, onDone }: InstalmentFormProps) {
  const w = useWords(saleWords);
  const verb = useWords(appWords).verb;
  const timeZone = useShop((shop) => shop.timeZone);
  const [months, setMonths] = useState(3);
  const [first, setFirst] = useState(() => addMonths('gregorian', dateAt(now(), timeZone), 1));
  const plan = instalmentPlan(minor(amountMinor), months, first);
  const accept = useAction({
    id: 'tender.acceptPlan',
    label: verb.confirm,
    group: w.tender.title,
    keys: ['Enter'],
    run: () => onDone({ instalments: plan }, amountMinor),
  });
  return (
    <div className={styles.schedule}>
      <div>
        <span className={styles.small}>{w.tender.plan}</span>
        <Stepper label={w.tender.plan} value={months} least={1} most={60} onChange={setMonths}>
          {w.tender.months(months)}
        </Stepper>
      </div>
      <DateField label={w.tender.firstDue} value={first} onChange={(date) => date && setFirst(date)} />
      <ul className={styles.soFar}>
        {plan.map((part) => (
          <li key={part.dueDate}>
            <DateText day={calendarDate(part.dueDate)} />
            <MoneyText amount={part.amountMinor} bare />
          </li>
        ))}
        <li data-sum>
          <span>{w.total}</span>
          <MoneyText amount={amountMinor} />
        </li>
      </ul>
      <ActionButton {...accept} tone="accent" size="primary" fullWidth />
    </div>
  );
}
