/** What the activity screen asks for. */
import type { ActivityFilter } from '../../../domain/areas/audit/contract.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import type { DateRange } from '../../../domain/kit/time.ts';

/** The days stand apart: a log without days is a log without end. */
export type Narrowing = Omit<ActivityFilter, 'from' | 'until' | 'text'>;

export const wide: Narrowing = {
  actions: [],
  severities: [],
  userId: null,
  tillId: null,
  entity: null,
  entityId: null,
  command: null,
  approvedOnly: false,
};

export const isWide = (narrowing: Narrowing): boolean => JSON.stringify(narrowing) === JSON.stringify(wide);

export interface Asked {
  readonly days: DateRange;
  readonly text: string;
  readonly narrowing: Narrowing;
}

export const filterOf = ({ days, text, narrowing }: Asked): ActivityFilter => ({
  ...narrowing,
  from: days.from satisfies CalendarDate,
  until: days.to,
  text: text.trim(),
});
