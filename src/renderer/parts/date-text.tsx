import type { CalendarDate } from '../../domain/kit/calendar.ts';
import {
  type DateStyle,
  formatDate,
  formatDateTime,
  formatDay,
  formatTime,
} from '../../domain/kit/date-format.ts';
import { useLanguage } from '../app/language.ts';
import { useShop } from '../app/shop.ts';

export type DateTextProps = { readonly style?: DateStyle } & (
  | {
      /** A moment: UTC epoch milliseconds, shown on the branch's wall. */
      readonly at: number;
      readonly show?: 'date' | 'time' | 'both' | undefined;
    }
  | {
      /** A business date: belongs to no zone. */
      readonly day: CalendarDate;
    }
);

/** A date as people here read it: Gregorian, or Jalali in Persian. */
export function DateText(props: DateTextProps) {
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  return <bdi style={{ whiteSpace: 'nowrap' }}>{textOf()}</bdi>;

  function textOf(): string {
    if ('day' in props) return formatDay(props.day, language, props.style);
    if (props.show === 'time') return formatTime(props.at, language, zone);
    if (props.show === 'both') return formatDateTime(props.at, language, zone, props.style);
    return formatDate(props.at, language, zone, props.style);
  }
}
