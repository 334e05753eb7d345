import type { reportContract } from '../../../domain/areas/report/contract.ts';
import { user } from '../access/tables.ts';
import { type Area, type Call, type HandlersOf, live, query } from '../area.ts';
import { removedLine } from '../sale/tables.ts';
import { branch, companySetting, tax } from '../setting/tables.ts';
import { tradingBranches } from '../shift/queries/trading.ts';
import { shift, shiftClose } from '../shift/tables.ts';
import { exportReport } from './export/export.ts';
import { askBeside, heavy } from './heavy.ts';
import { projections } from './projections.ts';
import { dayReport } from './queries/day.ts';
import { settleInPauses } from './settle.ts';
import * as tables from './tables.ts';

const seesMargin = (call: Call): boolean => call.may('report.margin');

const handlers = {
  day: live(
    [tables.dayTotal, tables.dayTender, removedLine, shift, shiftClose, user, tax, companySetting],
    (read, { date, branchId }, call, kit) =>
      dayReport(read, {
        date,
        branchId,
        now: kit.ledger.now(),
        margin: seesMargin(call),
      }),
  ),
  period: query((_read, asked, call, kit) =>
    askBeside(kit.backstage, 'period', {
      ...asked,
      now: kit.ledger.now(),
      language: call.language,
      margin: seesMargin(call),
    }),
  ),
  branches: query((_read, asked, call, kit) =>
    askBeside(kit.backstage, 'branches', {
      ...asked,
      now: kit.ledger.now(),
      language: call.language,
      margin: seesMargin(call),
    }),
  ),
  tradingBranches: live([branch, shift], (read) => tradingBranches(read)),
  items: query((_read, asked, call, kit) =>
    askBeside(kit.backstage, 'items', { ...asked, margin: seesMargin(call) }),
  ),
  categories: query((_read, asked, call, kit) =>
    askBeside(kit.backstage, 'categories', { ...asked, margin: seesMargin(call) }),
  ),
  staff: query(async (_read, asked, _call, kit) => ({
    cashiers: await askBeside(kit.backstage, 'cashiers', asked),
    staff: await askBeside(kit.backstage, 'staff', asked),
  })),
  hours: query((_read, asked, _call, kit) => askBeside(kit.backstage, 'hours', asked)),
  taxes: query((_read, asked, _call, kit) => askBeside(kit.backstage, 'taxes', asked)),
  tenders: query((_read, asked, _call, kit) => askBeside(kit.backstage, 'tenders', asked)),
  customers: query((_read, asked, _call, kit) => askBeside(kit.backstage, 'customers', asked)),
  corrections: query((_read, asked, _call, kit) => askBeside(kit.backstage, 'corrections', asked)),
  correctionSums: query((_read, asked, _call, kit) => askBeside(kit.backstage, 'correctionSums', asked)),
  salesOf: query((_read, asked, _call, kit) => askBeside(kit.backstage, 'sales', asked)),
  export: exportReport,
} satisfies HandlersOf<typeof reportContract>;

export const report: Area = {
  name: 'report',
  tables: Object.values(tables),
  projections,
  handlers,
  heavy,
  react: settleInPauses,
};
