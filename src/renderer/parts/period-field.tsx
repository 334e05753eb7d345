import { Popover } from '@mantine/core';
import { useState } from 'react';
import { formatRange } from '../../domain/kit/date-format.ts';
import { type DateRange, dateAt, type RangeName, rangeNames, rangeOf } from '../../domain/kit/time.ts';
import { now } from '../app/clock.ts';
import { useLanguage, useWords } from '../app/language.ts';
import { useShop } from '../app/shop.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import { DateField } from './date-field.tsx';
import { CalendarIcon } from './icons.tsx';
import styles from './period-field.module.css';

export interface PeriodFieldProps {
  /** Business dates, both of them in it. */
  readonly value: DateRange;
  readonly onChange: (range: DateRange) => void;
}

/** A stretch of days: by its name where it has one, or from and to. */
export function PeriodField({ value, onChange }: PeriodFieldProps) {
  const language = useLanguage();
  const w = useWords(appWords);
  const zone = useShop((shop) => shop.timeZone);
  const [opened, setOpened] = useState(false);
  const today = dateAt(now(), zone);
  const named = rangeNames.find((name) => same(rangeOf(name, today, language), value));
  const pick = (name: RangeName): void => {
    onChange(rangeOf(name, today, language));
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <ActionButton
          label={named ? w.ranges[named] : formatRange(value, language)}
          icon={CalendarIcon}
          onClick={() => setOpened((before) => !before)}
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.panel}>
        <div className={styles.names}>
          {rangeNames.map((name) => (
            <ActionButton
              key={name}
              label={w.ranges[name]}
              tone="quiet"
              pressed={name === named}
              onClick={() => pick(name)}
            />
          ))}
        </div>
        <div className={styles.dates}>
          <DateField
            label={w.from}
            value={value.from}
            onChange={(from) => from && onChange({ from, to: from > value.to ? from : value.to })}
          />
          <DateField
            label={w.to}
            value={value.to}
            onChange={(to) => to && onChange({ to, from: to < value.from ? to : value.from })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const same = (a: DateRange, b: DateRange): boolean => a.from === b.from && a.to === b.to;
