/** Label scales on the counter's network: a Shtrih-Print over UDP and a CAS over TCP, as the shop works with them. */
import AxeBuilder from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';
import { catalogueWords } from '../../src/domain/areas/catalogue/words.ts';
import { attachedWords } from '../../src/domain/areas/device/attached-words.ts';
import type { TalkingProtocol } from '../../src/domain/areas/plu/label-scale.ts';
import { sayRefusal } from '../../src/domain/areas/plu/say.ts';
import { pluWords } from '../../src/domain/areas/plu/words.ts';
import { FakeLabelScale } from '../../src/main/devices/label-scale/fake.ts';
import { tcpWire, udpWire } from '../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import type { Counter } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { expect, test } from './fixtures.ts';
import { goods } from './shelf.ts';

async function scaleOf(protocol: TalkingProtocol): Promise<FakeLabelScale> {
  const wire = await (protocol === 'shtrih' ? udpWire(0) : tcpWire(0));
  return new FakeLabelScale(protocol, wire, { timers: systemTimers, random: Math.random });
}

/** Takes pictures in both schemes and gathers what somebody could not use or read. */
function onlooker(page: Page, info: TestInfo) {
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await info.attach(`${name}-${colorScheme}`, {
        body: await page.screenshot(),
        contentType: 'image/png',
      });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue;
        for (const { html } of nodes) faults.push(`${id}, ${name}, ${colorScheme}: ${html}`);
      }
    }
  };
  return { look, faults };
}

interface Attaching {
  /** How its prices are counted, where not as the shop's money. */
  readonly digits?: string;
  readonly look?: (name: string) => Promise<void>;
}

async function attach(
  at: Counter,
  protocol: TalkingProtocol,
  port: number,
  { digits, look }: Attaching = {},
): Promise<void> {
  const w = pluWords[at.language];
  await at.press(w.attach, 'Alt+N');
  const sheet = at.sheet(w.attach);
  await at.hands.press(sheet.getByLabel(w.form.kind, { exact: true }));
  await at.hands.press(at.page.getByRole('option', { name: w.kinds[protocol], exact: true }));
  await at.hands.write(sheet.getByLabel(w.form.address), `127.0.0.1:${port}`);
  if (digits) await at.hands.press(sheet.getByRole('radio', { name: digits }));
  // What is sent here is sent by hand, so that it can be watched.
  await sheet.getByLabel(w.form.sendsItself).uncheck();
  await look?.('attach');
  await at.hands.press(at.button(at.w.app.verb.save, sheet));
  await expect(sheet).toBeHidden();
  await expect(at.region(w.kinds[protocol])).toBeVisible();
}

for (const language of ['en', 'ru'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('items are chosen, sent, changed and sent again; what a scale refuses is said', async ({
      counter,
      books,
      page,
    }, info) => {
      const w = pluWords[language];
      const { look, faults } = onlooker(page, info);
      const shtrih = await scaleOf('shtrih');
      shtrih.base.places = 5000;
      const cas = await scaleOf('cas');
      await beginTheDay(counter, 'owner');
      const open = await books();
      const bananas = await goods(open, 'Bananas', language);
      const pane = () => counter.region(w.kinds.shtrih);
      const rowOf = (name: string) => pane().getByRole('row').filter({ hasText: name });

      await test.step('the scales are attached', async () => {
        await counter.go(catalogueWords[language].title);
        await counter.hands.press(page.getByRole('radio', { name: catalogueWords[language].nav.scales }));
        await expect(page.getByText(w.empty)).toBeVisible();
        await look('empty');
        await attach(counter, 'cas', cas.port, { look });
        await attach(counter, 'shtrih', shtrih.port);
        await expect(pane().getByText(w.noItems)).toBeVisible();
        await look('no-items');
      });

      await test.step('all weighed items go on one, a single one on the other', async () => {
        await counter.press(w.addItems, 'Ins');
        const sheet = counter.sheet(w.addItems);
        await look('add-items');
        await counter.hands.press(counter.button(w.addWeighed, sheet));
        await expect(pane().getByText(bananas.name, { exact: true })).toBeVisible();
        await counter.keyboard.press('Esc');
        await expect(sheet).toBeHidden();
        await look('not-sent');
      });

      await test.step('what is sent is on the scale, but what it refuses', async () => {
        shtrih.base.refuses.set(4011, 131);
        await counter.press(w.send, 'F9');
        await expect(rowOf(bananas.name)).toContainText(
          sayRefusal({ code: 'scale', fault: 'price', number: '131' }, language),
        );
        await expect(rowOf(bananas.name)).toContainText(w.states.refused);
        await look('refused');
        expect(shtrih.base.items.has(4011)).toBe(false);
        shtrih.base.refuses.clear();
        await counter.press(w.send, 'F9');
        await expect(rowOf(bananas.name)).toContainText(w.states.sent);
        expect(shtrih.base.items.get(4011)).toMatchObject({ number: 4011 });
        await look('sent');
        await page.setViewportSize({ width: 800, height: 1280 });
        await look('upright');
        await page.setViewportSize({ width: 1366, height: 768 });
      });

      await test.step('a new price is sent alone', async () => {
        const { puts } = shtrih.base;
        const [item] = await open.catalogue.search({ text: bananas.name });
        await open.catalogue.editItem({
          commandId: crypto.randomUUID(),
          itemId: item?.id ?? '',
          changes: { priceMinor: bananas.priceMinor + 1000 },
        });
        await expect(rowOf(bananas.name)).toContainText(w.states.changed);
        await counter.press(w.send, 'F9');
        await expect(rowOf(bananas.name)).toContainText(w.states.sent);
        expect(shtrih.base.puts).toBe(puts + 1);
      });

      await test.step('its number and the name on its label are given', async () => {
        await counter.hands.press(rowOf(bananas.name));
        const sheet = counter.sheet(bananas.name);
        await look('label');
        await counter.hands.write(sheet.getByLabel(w.labelName), 'Banan');
        await counter.hands.press(counter.button(counter.w.app.verb.save, sheet));
        await expect(rowOf(bananas.name)).toContainText('Banan');
        await counter.press(w.send, 'F9');
        await expect(rowOf(bananas.name)).toContainText(w.states.sent);
        expect(shtrih.base.items.get(4011)).toMatchObject({ name: 'Banan' });
      });

      await test.step('the other scale has its own, and is silent once it is pulled out', async () => {
        await counter.hands.press(counter.buttonWith(w.kinds.cas));
        await counter.press(w.addItems, 'Ins');
        const sheet = counter.sheet(w.addItems);
        await counter.hands.write(sheet.getByRole('searchbox'), bananas.name);
        await counter.hands.press(sheet.getByRole('list', { name: w.found }).getByRole('button').first());
        await counter.hands.press(counter.button(counter.w.app.verb.close, sheet));
        await expect(sheet).toBeHidden();
        await counter.press(w.send, 'F9');
        await expect(counter.region(w.kinds.cas)).toContainText(w.states.sent);
        expect([...cas.base.items.values()]).toMatchObject([{ number: 4011, name: 'Banan' }]);
        await cas.unplug();
        await counter.press(w.sendAnew);
        await counter.hands.press(counter.button(w.sendAnew, page.getByRole('alertdialog')));
        const unreachable = attachedWords[language].link.unreachable;
        await expect(counter.region(w.kinds.cas)).toContainText(w.outcome.noLink(unreachable));
        await look('unplugged');
      });

      await test.step('from a refused item one goes to it', async () => {
        await counter.hands.press(counter.buttonWith(w.kinds.shtrih));
        await counter.hands.press(rowOf(bananas.name));
        await counter.press(w.openItem);
        await expect(
          page.getByRole('textbox', { name: catalogueWords[language].editor.name }).first(),
        ).toHaveValue(bananas.name);
      });
      await shtrih.unplug();
      expect(faults).toEqual([]);
    });
  });
}

test.describe('fa', () => {
  test.use({ language: 'fa' });

  test('a name in Persian letters is refused with the letters named; a short one for the label is taken, in tomans', async ({
    counter,
    books,
    page,
  }, info) => {
    const w = pluWords.fa;
    const { look, faults } = onlooker(page, info);
    const scale = await scaleOf('shtrih');
    scale.base.places = 5000;
    await beginTheDay(counter, 'owner');
    const bananas = await goods(await books(), 'Bananas', 'fa');
    await counter.go(catalogueWords.fa.title);
    await counter.hands.press(page.getByRole('radio', { name: catalogueWords.fa.nav.scales }));
    await attach(counter, 'shtrih', scale.port, { digits: w.form.tomans, look });
    await counter.press(w.addItems, 'Ins');
    const adding = counter.sheet(w.addItems);
    await counter.hands.press(counter.button(w.addWeighed, adding));
    await counter.hands.press(counter.button(counter.w.app.verb.close, adding));
    const row = counter.region(w.kinds.shtrih).getByRole('row').filter({ hasText: bananas.name });
    await expect(row).toContainText(sayRefusal({ code: 'letters', letters: 'م و ز' }, 'fa'));
    await look('letters');
    await counter.hands.press(row);
    const sheet = counter.sheet(bananas.name);
    await look('label');
    await counter.hands.write(sheet.getByLabel(w.labelName), 'Banana');
    await counter.hands.press(counter.button(counter.w.app.verb.save, sheet));
    await expect(row).toContainText(w.states.changed);
    await counter.press(w.send, 'F9');
    await expect(row).toContainText(w.states.sent);
    expect(scale.base.items.get(4011)).toMatchObject({ name: 'Banana', price: bananas.priceMinor / 10 });
    await look('sent');
    await scale.unplug();
    expect(faults).toEqual([]);
  });
});
