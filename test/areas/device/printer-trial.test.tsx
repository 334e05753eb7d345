/** What is done on the page of devices with a printer that prints wrong, and with its drawer. */
import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { DeviceViewOf } from '../../../src/domain/areas/device/attached.ts';
import { profileOf } from '../../../src/domain/areas/device/printer-presets.ts';
import { printerAt } from '../../../src/domain/areas/device/what-is-it.ts';
import { permissions } from '../../../src/domain/kit/permissions.ts';
import { connectTo, queryClient } from '../../../src/renderer/app/client.ts';
import { useSession } from '../../../src/renderer/app/session.ts';
import { DrawerTrial } from '../../../src/renderer/areas/device/attached/printer-drawer.tsx';
import { PrinterTrial } from '../../../src/renderer/areas/device/attached/printer-trial.tsx';
import { show } from '../../app/show.tsx';

afterEach(() => {
  cleanup();
  queryClient.clear();
});

const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`;
const speaks = {
  speaks: 'whenAsked',
  confirms: true,
  drawerOpenWhen: 'high',
  nearEnd: 'watched',
} as const;

function xprinter(): DeviceViewOf<'printer'> {
  const settings = printerAt('receipt', { kind: 'tcp', host: '192.168.1.50' });
  return {
    deviceId: id(1),
    name: 'Receipts',
    isOn: true,
    settings: { ...settings, profile: profileOf('xprinter80', speaks), drawer: { pin: 2 } },
    health: null,
  };
}

/** A till that answers each question with the next of its answers. */
function tillThat(answers: Readonly<Record<string, readonly unknown[]>>): void {
  const asked = new Map<string, number>();
  const stream = async function* (answer: unknown) {
    yield answer;
    await new Promise(() => {});
  };
  connectTo({
    async call(path) {
      const name = path.join('.').replace('device.', '');
      if (name === 'jobs') return stream([{ id: id(5), state: 'printed', confirmed: true, problem: null }]);
      if (name === 'printer') return stream({ printers: [] });
      const n = asked.get(name) ?? 0;
      asked.set(name, n + 1);
      return answers[name]?.[n];
    },
  });
  useSession.setState({ user: { id: id(2), name: 'Aizada', permissions } as never });
}

test('wrong letters: the number found on the ticket becomes the printer’s own', async () => {
  tillThat({ printTest: [{ jobId: id(5), copy: 0 }], printCodePages: [{ jobId: id(5), copy: 0 }] });
  const apply = vi.fn();
  const device = xprinter();
  const { getByText, findByText, getByLabelText, findByRole } = show(
    <PrinterTrial device={device} apply={apply} isFirst />,
  );
  fireEvent.click(getByText('Test slip'));
  fireEvent.click(await findByText('Wrong letters'));
  fireEvent.click(getByText('Code pages'));
  await waitFor(() => expect(document.body.textContent?.match(/It came out\./g)).toHaveLength(2));
  fireEvent.click(await findByRole('radio', { name: 'CP1251' }));
  const number = getByLabelText('Number of the line');
  fireEvent.change(number, { target: { value: '۷۳' } });
  fireEvent.submit(number);
  expect(apply).toHaveBeenCalledWith({
    profile: {
      ...device.settings.profile,
      type: { maker: 'xprinter', narrow: 9, pages: ['cp1251'], numbers: { cp1251: 73 } },
    },
  });
});

test('Chinese signs: the hint says why, and letters may go as pictures meanwhile', async () => {
  tillThat({ printTest: [{ jobId: id(5), copy: 0 }] });
  const apply = vi.fn();
  const device = xprinter();
  const { getByText, findByText } = show(<PrinterTrial device={device} apply={apply} isFirst />);
  fireEvent.click(getByText('Test slip'));
  fireEvent.click(await findByText('Chinese signs'));
  expect(getByText(/GBK/)).toBeTruthy();
  fireEvent.click(getByText('Send letters as pictures'));
  expect(apply).toHaveBeenCalledWith({ profile: { ...device.settings.profile, type: null } });
});

test.each([
  ['its sensor is read by the level that differs', ['high', 'low'], 'It now tells', 'low'],
  ['a drawer without a sensor says so, and nothing is changed', ['low', 'low'], 'It says the same', null],
] as const)('a drawer shut, then open: %s', async (_what, [shut, open], said, learnt) => {
  tillThat({ lookAtDrawer: [{ pin: shut }, { pin: open }] });
  const apply = vi.fn();
  const device = xprinter();
  const { getByText, findByText } = show(<DrawerTrial device={device} apply={apply} />);
  fireEvent.click(getByText('Teach it to see the drawer'));
  expect(getByText('1. Close the drawer.')).toBeTruthy();
  fireEvent.click(getByText('Done, look'));
  await findByText('2. Open it with its key.');
  fireEvent.click(getByText('Done, look'));
  await findByText(new RegExp(said));
  if (learnt === null) expect(apply).not.toHaveBeenCalled();
  else expect(apply.mock.calls[0]?.[0]).toMatchObject({ profile: { status: { drawerOpenWhen: learnt } } });
});

test('a drawer that stayed shut is told with what to try', async () => {
  const kick = {
    id: id(6),
    reason: 'test',
    state: 'failed',
    problem: 'stayedShut',
    askedAt: 0,
    userName: 'Aizada',
    openMs: null,
  };
  tillThat({ kickDrawer: [kick] });
  const { getByText, findByText } = show(<DrawerTrial device={xprinter()} apply={() => undefined} />);
  fireEvent.click(getByText('Open the drawer'));
  expect(await findByText('It stayed shut. Try the other pin, and its lock.')).toBeTruthy();
});
