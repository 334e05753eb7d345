/** Every kind of scale weighs into a sale over a pseudo-terminal, whatever its wire does meanwhile. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import type { SettingsOf } from '../../src/domain/areas/device/attached.ts';
import { type ScaleProtocol, scaleProtocols } from '../../src/domain/areas/device/scale.ts';
import { factorySettings } from '../../src/domain/areas/device/scale-kinds.ts';
import { scaleWords } from '../../src/domain/areas/device/scale-words.ts';
import { formatQty } from '../../src/domain/kit/format.ts';
import { minor, priceOf, qtyMilli } from '../../src/domain/kit/money.ts';
import { type FakeFaults, FakeScale } from '../../src/main/devices/scale/fake.ts';
import { ptyWire } from '../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import { type AttachedDevice, attach } from './attached.ts';
import type { Counter } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { test } from './fixtures.ts';
import { expectTotal, lines } from './selling.ts';
import { type Goods, goods } from './shelf.ts';

const hasSocat = spawnSync('socat', ['-V']).error === undefined;
test.skip(!hasSocat, 'no socat here: it makes the pseudo-terminal that stands for a cable');

/** Noise of the test's own: the same for the same till. */
const steadyNoise = (): (() => number) => {
  let n = 0;
  return () => {
    n = (n * 137 + 71) % 1009;
    return n / 1009;
  };
};

async function scaleAt(path: string, protocol: ScaleProtocol): Promise<FakeScale> {
  return new FakeScale(protocol, await ptyWire(path), systemTimers, steadyNoise());
}

const at = (protocol: ScaleProtocol, path: string) => factorySettings(protocol, { kind: 'serial', path });
const kilos = ({ language }: Counter, grams: number): string => formatQty(qtyMilli(grams), 3, language);
const display = (counter: Counter) => counter.region(counter.w.app.frame.status).locator('[data-id=scale]');

/** The basket as it must be after every load that was sold. */
class Sold {
  readonly #counter: Counter;
  readonly #item: Goods;
  #count = 0;
  #totalMinor = 0;

  constructor(counter: Counter, item: Goods) {
    this.#counter = counter;
    this.#item = item;
  }

  /** What lies there becomes a line of exactly this weight. */
  async weigh(scale: FakeScale, grams: number): Promise<void> {
    const counter = this.#counter;
    scale.put({ grams: 0 });
    await expect(display(counter)).toContainText(kilos(counter, 0));
    const pane = await this.choose();
    scale.put({ grams });
    await this.add(pane, grams, () => {
      scale.put({ grams: 0 });
      scale.put({ grams });
    });
  }

  /** The pane that weighs it. */
  async choose(): Promise<Locator> {
    const { keyboard } = this.#counter;
    await keyboard.type('4011');
    await keyboard.press('Enter');
    return this.#counter.region(this.#item.name);
  }

  /** `again` lifts the load and puts it back: some scales speak of one once, and a slow page comes too late for it. */
  async add(pane: Locator, grams: number, again = (): void => undefined): Promise<void> {
    const counter = this.#counter;
    const add = counter.button(counter.w.app.verb.add, pane);
    // In noise it may be taken for moving just when the key is pressed; the same load is never added twice.
    await expect(async () => {
      if (await pane.isVisible()) {
        if (!(await add.isEnabled())) again();
        await expect(pane.getByTestId('weight')).toContainText(kilos(counter, grams), { timeout: 3000 });
        await expect(add).toBeEnabled({ timeout: 3000 });
        await counter.press(counter.w.app.verb.add, 'Enter');
      }
      await expect(pane).toBeHidden({ timeout: 3000 });
    }).toPass();
    this.#count += 1;
    this.#totalMinor += priceOf(minor(this.#item.priceMinor), qtyMilli(grams));
    await expect(lines(counter)).toHaveCount(this.#count);
    await expectTotal(counter, this.#totalMinor);
  }
}

const faults: readonly (keyof FakeFaults | null)[] = [null, 'garbage', 'halfFrames', 'slow'];

test('nine kinds of scales, each clean, in noise, in halves and byte by byte, pulled out and replaced', async ({
  counter,
  books,
  dataDir,
}) => {
  // Some forty weighings, each with its waits.
  test.setTimeout(8 * 60_000);
  const path = join(dataDir, 'scale');
  await beginTheDay(counter, 'owner');
  const facts = await books();
  const sold = new Sold(counter, await goods(facts, 'Bananas', counter.language));
  let device: AttachedDevice<'scale'> | null = null;
  const told = async (settings: SettingsOf<'scale'>): Promise<void> => {
    if (device) await device.change(settings);
    else device = await attach<'scale'>(facts, 'Scale', settings);
    await device.is(({ state }) => state.kind === 'live');
  };
  let grams = 300;
  for (const protocol of scaleProtocols) {
    const scale = await scaleAt(path, protocol);
    await told(at(protocol, path));
    for (const fault of faults) {
      await test.step(`${protocol}, ${fault ?? 'clean'}`, async () => {
        if (fault) scale.faults[fault] = true;
        grams += 35;
        // It says everything twice and is believed when both agree: with every second one broken, never.
        if (protocol === 'massa-pair' && fault === 'halfFrames') {
          scale.put({ grams });
          await expect(display(counter)).not.toContainText(/\d/);
        } else await sold.weigh(scale, grams);
        if (fault) scale.faults[fault] = false;
      });
    }
    await scale.unplug();
    await expect(display(counter)).toContainText(scaleWords[counter.language].weigh.lost);
  }

  await test.step('another scale of the kind in the midst of an item: its own weight, not the one before', async () => {
    let scale = await scaleAt(path, 'cas');
    scale.put({ grams: 500 });
    await told(at('cas', path));
    const pane = await sold.choose();
    await expect(pane.getByTestId('weight')).toContainText(kilos(counter, 500));
    await scale.unplug();
    await expect(pane.getByTestId('weight')).toContainText(scaleWords[counter.language].weigh.noWeight);
    scale = await scaleAt(path, 'cas');
    scale.put({ grams: 700 });
    await sold.add(pane, 700);
    await scale.unplug();
  });

  await test.step('a scale of another kind is no scale until the till is told', async () => {
    const scale = await scaleAt(path, 'massa');
    scale.put({ grams: 815 });
    await expect(display(counter)).toContainText(scaleWords[counter.language].weigh.lost);
    await told(at('massa', path));
    await sold.weigh(scale, 815);

    const second = await attach<'scale'>(facts, 'Second', at('massa', path));
    await second.is(({ state }) => state.kind === 'busy' && state.owner === 'Scale');
    await sold.weigh(scale, 925);
    await scale.unplug();
  });
});
