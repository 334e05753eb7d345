import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Cause } from '../../../src/domain/areas/shift/causes.ts';
import type { ShiftReport } from '../../../src/domain/areas/shift/report.ts';
import { Causes } from '../../../src/renderer/areas/shift/causes.tsx';
import { ReportView } from '../../../src/renderer/areas/shift/report-view.tsx';
import { show, withHotkeys } from '../../app/show.tsx';

withHotkeys();

const id = '01900000-0000-7000-8000-000000000001';
const blind: ShiftReport = {
  shift: {
    id,
    number: 'A-7',
    zNumber: null,
    branchName: 'Bazaar',
    tillName: 'Till 1',
    businessDate: '2026-11-20',
    openedAt: Date.UTC(2026, 10, 20, 3),
    openedByName: 'Anna',
    closedAt: null,
    closedByName: '',
  },
  currency: 'KGS',
  firstReceipt: '1-1-A-1',
  lastReceipt: '1-1-A-9',
  receipts: 9,
  noSales: 2,
  removedLines: 0,
  loweredLines: 0,
  voids: 0,
  removedMinor: 0,
  moves: [],
  counts: [],
  handovers: [],
  figures: null,
  seal: null,
  lateReceipts: [],
  lateMinor: 0,
};

test('an X that hides its figures says when they will be shown, and still tells what to look at', () => {
  show(<ReportView report={blind} />);
  expect(screen.getByText('What was taken is shown to you after the count.')).toBeTruthy();
  expect(screen.getByText('Drawer opened without a sale')).toBeTruthy();
  expect(screen.queryByText('Takings')).toBeNull();
});

test('a Z names its number, its receipts and the entry that seals it', () => {
  const seal = {
    counted: [],
    countId: null,
    stated: [],
    expected: [],
    overShort: [],
    reason: null,
    left: [],
    takenOut: [],
    carriedBaskets: 0,
    carriedMinor: 0,
    tipSeq: 412,
    tipHash: 'ab'.repeat(32),
  };
  show(
    <ReportView
      report={{ ...blind, shift: { ...blind.shift, zNumber: 'A-12', closedAt: blind.shift.openedAt }, seal }}
    />,
  );
  expect(screen.getByText('Z report A-12')).toBeTruthy();
  expect(screen.getByText(/1-1-A-1.* to .*1-1-A-9/)).toBeTruthy();
  expect(screen.getByText(/412/)).toBeTruthy();
});

const cause: Cause = {
  kind: 'keyedAsCash',
  currency: 'KGS',
  amountMinor: 34_700,
  otherMinor: null,
  subjectId: id,
  label: '1-1-A-7',
  weightBp: 9000,
};

test('a likely cause names its receipt and its amount', () => {
  show(<Causes causes={[cause]} />);
  expect(screen.getByText(/Receipt .*1-1-A-7.* for .*347\.00.* was keyed as cash/)).toBeTruthy();
  expect(screen.getByText('likely')).toBeTruthy();
});

test('a difference that nothing explains says so', () => {
  show(<Causes causes={[]} />);
  expect(screen.getByText(/Count once more/)).toBeTruthy();
});
