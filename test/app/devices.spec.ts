/** Devices are added in three taps, tried out, and say in words what is the matter with them. */
import { attachedWords } from '../../src/domain/areas/device/attached-words.ts';
import { poleWords } from '../../src/domain/areas/device/pole-words.ts';
import { printerWords } from '../../src/domain/areas/device/printer-words.ts';
import { type WhatIsIt, whatIsIt } from '../../src/domain/areas/device/what-is-it.ts';
import { deviceWords } from '../../src/domain/areas/device/words.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { epsonHabits, FakePrinter } from '../../src/main/devices/printer/fake.ts';
import { fakeOnTcp } from '../../src/main/devices/printer/fake-wire.ts';
import { tcpWire } from '../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import type { Counter } from './counter.ts';
import { openDemoShop, signIn } from './entering.ts';
import { expect, target, test } from './fixtures.ts';

const tablet = { hasTouch: true, viewport: { width: 800, height: 1280 } };
const ways = [
  { hands: 'keyboard', language: 'fa', screen: {} },
  { hands: 'fingers', language: 'en', screen: tablet },
] as const;

const wordsOf = (language: Language) => ({
  ...attachedWords[language],
  printer: printerWords[language],
  queue: deviceWords[language],
});

async function openDevices(at: Counter): Promise<void> {
  await openDemoShop(at);
  await signIn(at, 'owner');
  await at.go(at.w.setting.title);
  await at.press(attachedWords[at.language].title);
}

/** The first two taps: what it is, and where it hangs. */
async function addAt(at: Counter, what: WhatIsIt, address: string): Promise<void> {
  const w = attachedWords[at.language];
  await at.press(w.add, 'Ins');
  await at.hands.press(at.buttonWith(w.what.tiles[what][1]), String(whatIsIt.indexOf(what) + 1));
  const isPrinter = what === 'receipt' || what === 'kitchen' || what === 'labelPrinter';
  await at.hands.write(at.page.getByLabel(isPrinter ? w.place.otherPrinter : w.place.other), address);
  await at.press(at.w.app.verb.next, 'Enter');
}

for (const { hands, language, screen } of ways) {
  test.describe(`${hands}, ${language}`, () => {
    test.use({ hands, language, ...screen });
    test.skip(target === 'electron' && hands === 'fingers', 'a tablet uses a browser');

    test('a printer in the network is added, tried out, and says when its cover is open', async ({
      counter: at,
    }) => {
      const w = wordsOf(language);
      const printer = new FakePrinter(epsonHabits, systemTimers);
      const port = await fakeOnTcp(printer);
      await openDevices(at);

      await test.step('nobody answers at a wrong address, and what can be done is said', async () => {
        await addAt(at, 'receipt', '127.0.0.1:1');
        await expect(at.page.getByText(w.link.unreachable)).toBeVisible();
        for (let step = 3; step > 0; step -= 1)
          await at.hands.press(at.button(at.w.app.verb.back).last(), 'Esc');
      });

      await test.step('three taps, and its first slip comes out', async () => {
        await addAt(at, 'receipt', `127.0.0.1:${port.port}`);
        await expect(at.page.getByText(w.printer.probe.speaks.unasked)).toBeVisible();
        await at.press(w.printer.act.test, 'T');
        await expect(at.page.getByText(w.printer.job.printed, { exact: true })).toBeVisible();
        expect(printer.paper.length).toBeGreaterThan(1000);
        await at.press(w.trial.keep, 'Enter');
      });

      const mine = at.region(w.printer.names.receipt);
      await test.step('an open cover is told in the pane and in the status line, and a slip waits', async () => {
        await expect(mine).toContainText(w.printer.state.ready);
        printer.openCover();
        await at.press(w.printer.act.test, 'T');
        await expect(mine).toContainText(w.printer.words.coverOpen);
        await expect(at.region(at.w.app.frame.status)).toContainText(w.queue.short.coverOpen);
        const before = printer.paper.length;
        printer.closeCover();
        await expect(mine).toContainText(w.printer.job.printed);
        await expect(mine).toContainText(w.printer.state.ready);
        expect(printer.paper.length).toBeGreaterThan(before);
      });

      await test.step('its drawer is chosen, saved and opened', async () => {
        await at.hands.press(mine.getByRole('radio', { name: w.printer.drawer.pin[2] }));
        await at.hands.press(at.button(at.w.app.verb.save, mine), 'Mod+S');
        await at.press(w.printer.drawer.kick, 'K');
        await expect(mine).toContainText(w.printer.drawer.opened);
        expect(printer.kicks).toBe(1);
      });

      await test.step('shut and open are told apart after a look at each', async () => {
        const { drawer } = w.printer;
        printer.closeDrawer();
        await at.hands.press(at.button(drawer.teach));
        await at.hands.press(at.button(drawer.look));
        await expect(mine).toContainText(drawer.open);
        await at.press(drawer.kick, 'K');
        await expect.poll(() => printer.kicks).toBe(2);
        await at.hands.press(at.button(drawer.look));
        await expect(mine).toContainText(drawer.seen);
      });
      await port.close();
    });

    test('a customer display says who has its port, and greets on another', async ({ counter: at }) => {
      const w = wordsOf(language);
      const taken = await tcpWire(0);
      const free = await tcpWire(0);
      let shown = '';
      free.onReceived((bytes) => {
        shown += Buffer.from(bytes).toString('latin1');
      });
      await openDevices(at);

      await test.step('a scanner has the first port', async () => {
        await addAt(at, 'scanner', `127.0.0.1:${taken.port}`);
        await expect(at.page.getByText(w.link.connected)).toBeVisible();
        taken.send(Buffer.from('4006381333931\r'));
        await expect(at.region(w.last.scanner)).toContainText('4006381333931');
        await at.press(w.trial.keep, 'Enter');
      });

      await test.step('the display is told that it is taken, and by whom', async () => {
        await addAt(at, 'pole', `127.0.0.1:${taken.port}`);
        await expect(at.region(w.last.pole)).toContainText(w.link.inUse(w.scanner.name));
        await at.hands.press(at.button(w.otherPlace));
      });

      await test.step('at another place it shows the greeting', async () => {
        await at.hands.write(at.page.getByLabel(w.place.other), `127.0.0.1:${free.port}`);
        await at.press(at.w.app.verb.next, 'Enter');
        await expect(at.region(w.last.pole)).toContainText(w.link.connected);
        await expect.poll(() => shown).toContain('WELCOME');
        await at.press(w.trial.keep, 'Enter');
        await expect(at.region(poleWords[language].name)).toContainText(w.link.connected);
      });
      await taken.unplug();
      await free.unplug();
    });
  });
}
