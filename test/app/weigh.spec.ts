/** A scale on the counter: attached in three taps, weighed by, pulled out in the middle of a sale, put in again. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { attachedWords } from '../../src/domain/areas/device/attached-words.ts';
import { scaleWords } from '../../src/domain/areas/device/scale-words.ts';
import { formatQty } from '../../src/domain/kit/format.ts';
import { minor, priceOf, qtyMilli } from '../../src/domain/kit/money.ts';
import { FakeScale } from '../../src/main/devices/scale/fake.ts';
import { ptyWire } from '../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import type { Counter } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { approve, changeHands } from './entering.ts';
import { expect, test } from './fixtures.ts';
import { expectTotal, line, lines } from './selling.ts';
import { type Goods, goods } from './shelf.ts';

const hasSocat = spawnSync('socat', ['-V']).error === undefined;

async function casAt(path: string, grams: number): Promise<FakeScale> {
  const scale = new FakeScale('cas', await ptyWire(path), systemTimers, () => 0.5);
  scale.put({ grams });
  return scale;
}

const kilos = ({ language }: Counter, grams: number): string => formatQty(qtyMilli(grams), 3, language);
const status = (at: Counter) => at.region(at.w.app.frame.status);

async function attachCas(at: Counter, path: string, look: (name: string) => Promise<void>): Promise<void> {
  const w = attachedWords[at.language];
  await at.go(at.w.setting.title);
  await at.press(w.title);
  await at.press(w.add, 'Ins');
  await look('devices-what');
  await at.hands.press(at.buttonWith(w.what.tiles.scale[1]));
  await at.hands.write(at.page.getByLabel(w.place.other), path);
  await look('devices-place');
  await at.press(at.w.app.verb.next);
  await expect(at.button(w.kind.find)).toBeVisible();
  await look('devices-kind');
  if (at.language === 'fa') await at.press(w.kind.find, 'Enter');
  else await at.hands.press(at.buttonWith(w.kinds.cas[1]));
  const trial = at.region(w.last.scale);
  await expect(trial).toContainText(kilos(at, 350));
  await expect(trial.getByRole('status')).toContainText(scaleWords[at.language].weigh.ready);
  await look('devices-trial');
  await at.press(w.trial.keep);
  const pane = at.region(w.kinds.cas[0]);
  await expect(pane).toContainText(kilos(at, 350));
  await pane.getByText(w.advanced).click();
  await look('devices-advanced');
  await pane.getByText(w.advanced).click();
  await pane.getByText(w.traffic.title).click();
  await expect(pane.getByRole('list', { name: w.traffic.title })).toContainText('01 02 53');
  await look('devices-traffic');
}

/** By its code; the pane that weighs it. */
async function choose(at: Counter, item: Goods, code: string) {
  await at.keyboard.type(code);
  await at.keyboard.press('Enter');
  const pane = at.region(item.name);
  await expect(pane).toBeVisible();
  return pane;
}

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });
    test.skip(!hasSocat, 'no socat here: it makes the pseudo-terminal that stands for a cable');

    test('bananas are weighed into a sale, whatever happens to the cable', async ({
      counter,
      books,
      dataDir,
      page,
    }, info) => {
      const w = scaleWords[language];
      const path = join(dataDir, 'scale');
      const faults: string[] = [];
      const look = async (name: string) => {
        await info.attach(name, { body: await page.screenshot(), contentType: 'image/png' });
        for (const colorScheme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const axe = new AxeBuilder({ page }).setLegacyMode();
          const { violations } = await (colorScheme === 'light'
            ? axe
            : axe.withRules('color-contrast')
          ).analyze();
          for (const { id, impact, nodes } of violations) {
            if (impact !== 'serious' && impact !== 'critical') continue;
            for (const { html } of nodes) faults.push(`${id}, ${name}, ${colorScheme}: ${html}`);
          }
        }
      };
      let scale = await casAt(path, 350);
      await beginTheDay(counter, 'owner');
      const item = await goods(await books(), 'Bananas', language);
      const worth = (grams: number) => priceOf(minor(item.priceMinor), qtyMilli(grams));

      await test.step('it is attached in three taps', () => attachCas(counter, path, look));

      await test.step('what lies on it is a line, and the pane makes room for the next item', async () => {
        await counter.go(counter.w.sale.title);
        await expect(status(counter)).toContainText(kilos(counter, 350));
        const pane = await choose(counter, item, '4011');
        await expect(pane.getByTestId('weight')).toContainText(kilos(counter, 350));
        await expect(pane.getByTestId('weight')).toContainText(w.weigh.ready);
        await expect(pane).toContainText(counter.money(worth(350)));
        await look('weigh-ready');
        await counter.press(counter.w.app.verb.add, 'Enter');
        await expect(pane).toBeHidden();
        await expect(line(counter, item.name)).toContainText(kilos(counter, 350));
        await expectTotal(counter, worth(350));
      });

      await test.step('the same load is not sold twice unless somebody says so', async () => {
        const pane = await choose(counter, item, '4011');
        await expect(pane.getByTestId('weight')).toContainText(w.why.SameLoad);
        await expect(counter.button(counter.w.app.verb.add, pane)).toBeDisabled();
        await look('weigh-same-load');
        scale.put({ unstable: true, grams: 420 });
        await expect(pane.getByTestId('weight')).toContainText(w.why.Moving);
        await look('weigh-moving');
        scale.put({ unstable: false });
        await expect(counter.button(counter.w.app.verb.add, pane)).toBeEnabled();
        await counter.keyboard.press('T');
        await expect(pane.getByTestId('weight')).toContainText(w.why.PanEmpty);
        scale.put({ grams: 1220 });
        await expect(pane.getByTestId('weight')).toContainText(kilos(counter, 800));
        await look('weigh-tare');
        await counter.press(counter.w.app.verb.add, 'Enter');
        await expectTotal(counter, worth(350) + worth(800));
      });

      await test.step('a scale that is pulled out shows no weight, and weights are typed', async () => {
        const pane = await choose(counter, item, '4011');
        await scale.unplug();
        await expect(pane.getByTestId('weight')).toContainText(w.weigh.noWeight);
        await expect(status(counter)).toContainText(w.weigh.lost);
        await expect(pane).not.toContainText(kilos(counter, 800));
        await look('weigh-lost');
        await counter.press(w.weigh.type, 'W');
        await counter.hands.digits('0.5');
        await look('weigh-typed');
        await counter.press(counter.w.app.verb.add, 'Enter');
        await expect(lines(counter)).toHaveCount(3);
        await expectTotal(counter, worth(350) + worth(800) + worth(500));
      });

      await test.step('put in again, it weighs again', async () => {
        scale = await casAt(path, 120);
        await expect(status(counter)).toContainText(kilos(counter, 120));
        const pane = await choose(counter, item, '4011');
        await counter.press(counter.w.app.verb.add, 'Enter');
        await expect(pane).toBeHidden();
        await expect(lines(counter)).toHaveCount(4);
      });

      await test.step('a cashier who may not sell a load again asks somebody who may', async () => {
        await changeHands(counter, 'owner', 'cashier');
        const pane = await choose(counter, item, '4011');
        await expect(pane.getByTestId('weight')).toContainText(w.why.SameLoad);
        await counter.press(w.weigh.again, 'S');
        await expect(counter.sheet(counter.w.access.approval.title)).toBeVisible();
        await look('weigh-approval');
        await approve(counter, 'manager');
        await expect(lines(counter)).toHaveCount(5);
      });
      await scale.unplug();
      expect(faults).toEqual([]);
    });
  });
}
