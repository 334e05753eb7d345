import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CalendarDate } from '../../domain/kit/calendar.ts';
import { formatDay } from '../../domain/kit/date-format.ts';
import { dateAt } from '../../domain/kit/time.ts';
import { now } from '../app/clock.ts';
import { useLanguage, useWords } from '../app/language.ts';
import { useShop } from '../app/shop.ts';
import { appWords } from '../app/words.ts';
import { readDate } from './date-input.ts';
import { CalendarIcon } from './icons.tsx';
import { MonthGrid } from './month-grid.tsx';

export interface DateFieldProps {
  readonly label?: ReactNode | undefined;
  readonly name?: string | undefined;
  readonly value: CalendarDate | null;
  readonly onChange: (value: CalendarDate | null) => void;
  readonly earliest?: CalendarDate | undefined;
  readonly latest?: CalendarDate | undefined;
  readonly error?: ReactNode | undefined;
  readonly hint?: ReactNode | undefined;
  readonly disabled?: boolean | undefined;
}

/** A day, typed or picked: Gregorian, or Jalali in Persian; the value is the same either way. */
export function DateField({ value, onChange, ...props }: DateFieldProps) {
  const language = useLanguage();
  const w = useWords(appWords);
  const zone = useShop((shop) => shop.timeZone);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const today = dateAt(now(), zone);

  const leave = (): void => {
    if (typed === null) return;
    const read = typed.trim() === '' ? null : readDate(typed, language, today);
    const bad = typed.trim() !== '' && (read === null || !within(read, props.earliest, props.latest));
    setRefused(bad ? w.input.notADate : null);
    if (bad) return;
    setTyped(null);
    if (read !== value) onChange(read);
  };
  const pick = (date: CalendarDate): void => {
    setTyped(null);
    setRefused(null);
    setOpened(false);
    onChange(date);
  };

  return (
    <TextInput
      label={props.label}
      aria-label={props.name}
      description={props.hint}
      error={refused ?? props.error}
      disabled={props.disabled ?? false}
      placeholder={w.dateHint}
      autoComplete="off"
      inputMode="numeric"
      value={typed ?? (value ? formatDay(value, language, 'short') : '')}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setRefused(null);
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
        if (event.key === 'ArrowDown') setOpened(true);
      }}
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon
              aria-label={w.chooseDate}
              onClick={() => setOpened((before) => !before)}
              disabled={props.disabled ?? false}
            >
              <CalendarIcon />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <MonthGrid
              value={value}
              today={today}
              onPick={pick}
              earliest={props.earliest}
              latest={props.latest}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}

const within = (date: CalendarDate, earliest?: CalendarDate, latest?: CalendarDate): boolean =>
  (!earliest || date >= earliest) && (!latest || date <= latest);
