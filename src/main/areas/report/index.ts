import type { Comparison } from '../../../domain/areas/report/contract.ts';
import type { reportContract } from '../../../domain/areas/report/contract.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { type Area, type Call, type HandlersOf, type Kit, live, query } from '../area.ts';
