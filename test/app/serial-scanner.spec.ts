/** A scanner on a serial line: sells like one that types, at the counter beside the till alone. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type FakeWire, ptyWire } from '../../src/main/devices/transport/fake.ts';
import { attach, serialAt } from './attached.ts';
import { beginTheDay } from './drawer.ts';
import { signIn } from './entering.ts';
import { expect, test } from './fixtures.ts';
import { expectPieces, expectTotal } from './selling.ts';
import { goods } from './shelf.ts';

const hasSocat = spawnSync('socat', ['-V']).error === undefined;
test.skip(!hasSocat, 'no socat here: it makes the pseudo-terminal that stands for a cable');

const scan = (wire: FakeWire, ...codes: readonly string[]): void =>
  wire.send(Buffer.from(codes.map((code) => `${code}\r\n`).join('')));

test('codes of a serial scanner are sold in order, each once, and only while somebody is there', async ({
  counter: at,
  books,
  dataDir,
}) => {
  const path = join(dataDir, 'scanner');
  let wire = await ptyWire(path);
  await beginTheDay(at, 'owner');
  const facts = await books();
  const milk = await goods(facts, 'Milk 3.2 %, 1 l', at.language);
  const loaf = await goods(facts, 'White loaf, 400 g', at.language);
  const device = await attach<'scanner'>(facts, 'Scanner', { kind: 'scanner', wire: serialAt(path) });
  await device.is(({ line }) => line.kind === 'connected');

  await test.step('sixty codes in one breath are sixty pieces', async () => {
    scan(wire, ...Array.from({ length: 60 }, (_, n) => (n % 2 ? milk : loaf).code));
    await expectPieces(at, milk, 30);
    await expectPieces(at, loaf, 30);
    await expectTotal(at, 30 * (milk.priceMinor + loaf.priceMinor));
  });

  await test.step('a sheet over the counter and a field with the focus change nothing', async () => {
    await at.press(at.w.sale.action.customer);
    const field = at.region(at.w.sale.action.customer).getByRole('searchbox');
    await expect(field).toBeFocused();
    scan(wire, milk.code);
    await expectPieces(at, milk, 31);
    await expect(field).toHaveValue('');
    await at.keyboard.press('Esc');
  });

  await test.step('pulled out and put in again, it goes on', async () => {
    await wire.unplug();
    await device.is(({ line }) => line.kind === 'lost');
    const again = await ptyWire(path);
    await device.is(({ line }) => line.kind === 'connected');
    scan(again, loaf.code);
    await expectPieces(at, loaf, 31);
    wire = again;
  });

  await test.step('what is scanned while nobody is there is nobody’s', async () => {
    await at.keyboard.press('Alt+L');
    await expect(at.page.getByRole('heading', { name: at.w.access.signIn.locked })).toBeVisible();
    scan(wire, milk.code, 'noise at the door');
    await device.is(({ lastCode }) => lastCode === 'noise at the door');
    await at.keyboard.press('Esc');
    await signIn(at, 'owner');
    await expectPieces(at, loaf, 31);
    scan(wire, loaf.code);
    await expectPieces(at, loaf, 32);
    await expectPieces(at, milk, 31);
    await wire.unplug();
  });
});
