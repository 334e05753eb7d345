import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { DrawerView } from '../../../src/domain/areas/device/drawer.ts';
import type { JobRow, PrinterView } from '../../../src/domain/areas/device/printer-contract.ts';
import { permissions } from '../../../src/domain/kit/permissions.ts';
import { connectTo, queryClient } from '../../../src/renderer/app/client.ts';
import { useSession } from '../../../src/renderer/app/session.ts';
import { PrinterPanel } from '../../../src/renderer/areas/device/printer-panel.tsx';
import { PrinterStatus } from '../../../src/renderer/areas/device/printer-status.tsx';
import { show } from '../../app/show.tsx';

afterEach(() => {
  cleanup();
  queryClient.clear();
});

const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`;
const printer: PrinterView['printers'][number] = {
  deviceId: id(8),
  name: 'Receipts',
  uses: ['receipt', 'report'],
  isPicture: false,
  state: 'ready',
  fault: null,
  problem: null,
  words: [],
  queued: 0,
  unknown: 0,
  failed: 0,
  covers: [],
};
const ready: PrinterView = {
  printers: [printer],
  lacking: [],
  printing: false,
  queued: 0,
  problem: null,
  unknown: 0,
  failed: 0,
};
const job = (n: number, more: Partial<JobRow>): JobRow => ({
  id: id(n),
  kind: 'receipt',
  use: 'receipt',
  confirmed: false,
  deviceId: null,
  printer: null,
  subjectId: id(9),
  number: `1-1-A-${n}`,
  copy: 0,
  state: 'queued',
  problem: null,
  attempts: 1,
  createdAt: Date.UTC(2026, 10, 20, 8, 5),
  requestedBy: 'Aizada',
  ...more,
});

/** A till with this printer and these jobs; answers with what it was asked to do. */
function tillWith(printer: PrinterView, jobs: readonly JobRow[], drawer: Partial<DrawerView> | null = null) {
  const asked: { path: string; input: Record<string, unknown> }[] = [];
  const stream = async function* (answer: unknown) {
    yield answer;
    await new Promise(() => {});
  };
  connectTo({
    async call(path, input) {
      const name = path.join('.');
      if (name === 'device.printer') return stream(printer);
      if (name === 'device.jobs') return stream(jobs);
      if (name === 'device.drawer') return stream(drawer);
      asked.push({ path: name, input: input as Record<string, unknown> });
      return { count: 1 };
    },
  });
  useSession.setState({ user: { id: id(1), name: 'Aizada', permissions } as never });
  return asked;
}

test.each([
  ['is quiet when all is well', ready, 'Printer'],
  ['says what waits and why', { ...ready, queued: 3, problem: 'paperOut' }, 'Paper is out · 3 slips wait'],
  [
    'says first what somebody must look at',
    { ...ready, unknown: 1, failed: 1, queued: 1 },
    '2 slips to check · 1 slip waits',
  ],
  [
    'says that there is none',
    { ...ready, printers: [], lacking: ['receipt'], queued: 2 },
    'No printer · 2 slips wait',
  ],
  ['prints without counting the slip in hand', { ...ready, printing: true }, 'Printing…'],
] as const)('the status line %s', async (_what, printer, said) => {
  tillWith(printer, []);
  const { findByRole } = show(<PrinterStatus />);
  expect((await findByRole('status')).textContent).toBe(said);
});

test('a slip nobody is sure of is asked about: it came out, or a copy is printed', async () => {
  const asked = tillWith({ ...ready, unknown: 1 }, [job(2, { state: 'unknown', problem: 'interrupted' })]);
  const { findByText, getByText, queryByText } = show(<PrinterPanel close={() => {}} />);
  expect(await findByText('Did it come out whole?')).toBeTruthy();
  expect(getByText(/Receipt .*1-1-A-2/)).toBeTruthy();
  expect(queryByText('Try again')).toBeNull();
  fireEvent.click(getByText('Print a copy'));
  await waitFor(() => expect(asked.map(({ path }) => path)).toEqual(['device.retryJobs']));
  fireEvent.click(getByText('It came out'));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]).toMatchObject({ path: 'device.confirmJobs', input: { jobIds: [id(2)] } });
});

test('a slip is let go only after it was asked once more', async () => {
  const asked = tillWith({ ...ready, failed: 1 }, [job(2, { state: 'failed', problem: 'tooOld' })]);
  const { findByText, getByText } = show(<PrinterPanel close={() => {}} />);
  fireEvent.click(await findByText('Let go'));
  expect(getByText('Do without this slip?')).toBeTruthy();
  expect(asked).toEqual([]);
  fireEvent.click(getByText('Let go'));
  await waitFor(() => expect(asked).toMatchObject([{ path: 'device.discardJobs' }]));
});

test('many slips are settled at once', async () => {
  const failed = { state: 'failed', problem: 'tooOld' } as const;
  const asked = tillWith({ ...ready, failed: 2, unknown: 1 }, [
    job(4, failed),
    job(3, failed),
    job(2, { state: 'unknown', problem: 'timedOut' }),
  ]);
  const { findByText } = show(<PrinterPanel close={() => {}} />);
  fireEvent.click(await findByText('Try all again'));
  await waitFor(() => expect(asked).toMatchObject([{ input: { jobIds: [id(4), id(3)] } }]));
});

test('who may only look is offered nothing to press', async () => {
  tillWith({ ...ready, unknown: 1 }, [job(2, { state: 'unknown', problem: 'interrupted' })]);
  useSession.setState({ user: { id: id(1), permissions: ['device.view'] } as never });
  const { findByText, queryAllByRole } = show(<PrinterPanel close={() => {}} />);
  await findByText('Did it come out whole?');
  expect(queryAllByRole('button')).toEqual([]);
});

test('a drawer left open is told in the status line, before anything about slips', async () => {
  tillWith({ ...ready, printing: true }, [], { alarm: true });
  const { findByText } = show(<PrinterStatus />);
  expect((await findByText(/Drawer open/)).textContent).toBe('Drawer open · Printing…');
});

test('a slip says whether it came out or was only sent, and who printed it for whom', async () => {
  const kitchen: typeof printer = { ...printer, deviceId: id(7), name: 'Kitchen', uses: ['kitchen'] };
  const printed = { state: 'printed', deviceId: id(8), printer: 'Receipts' } as const;
  tillWith({ ...ready, printers: [printer, kitchen] }, [
    job(3, { ...printed, confirmed: true }),
    job(2, { ...printed, use: 'kitchen' }),
    job(4, { ...printed, use: 'kitchen', kind: 'test', number: null, confirmed: true }),
  ]);
  const { findAllByText, getByText } = show(<PrinterPanel close={() => {}} />);
  for (const said of await findAllByText(/came out/))
    expect(said.textContent).toMatch(/^came out · “[^ ]*Receipts[^ ]*”$/);
  expect(getByText(/^sent/).textContent).toMatch(/^sent · “.*Receipts.*” stands in$/);
});

test('each printer says what is the matter and what to do, and which slips nobody takes', async () => {
  const open: typeof printer = {
    ...printer,
    state: 'unable',
    fault: 'coverOpen',
    words: ['coverOpen'],
    queued: 2,
  };
  tillWith({ ...ready, printers: [open], lacking: ['bar'], queued: 3 }, []);
  const { findByText, getByText } = show(<PrinterPanel close={() => {}} />);
  await findByText('The cover is open. Close it until it clicks.');
  expect(getByText('2 slips wait')).toBeTruthy();
  expect(getByText('No printer takes these: Bar.')).toBeTruthy();
});
