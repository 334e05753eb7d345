/** Pole displays follow the basket of the till's own counter, and the scale beside it. */
import {
  afterThanks,
  type DisplayView,
  displayOf,
  displayWeightOf,
  thanksMs,
} from '../../../domain/areas/device/display.ts';
import { twoLines } from '../../../domain/areas/device/display-lines.ts';
import { lettersOf } from '../../devices/display/letters.ts';
import { codecOf } from '../../ledger/codec.ts';
import type { Kit } from '../area.ts';
import { basketView } from '../sale/queries/basket.ts';
import { openBasket } from '../sale/tables.ts';
import { settingOf } from '../setting/queries.ts';
import { branchSetting, companySetting } from '../setting/tables.ts';
import { deviceSignals, scaleNow } from './attached.ts';

const watched = [openBasket, companySetting, branchSetting].map((table) => codecOf(table).spec.name);
/** The cashier's own screen first; and a talkative scale is not shown oftener than anybody reads. */
const lookAfterMs = 30;

/** Answers how to stop. */
export function showOnPoles(kit: Kit): () => void {
  const { watchers } = kit.ledger;
  const audience = new Audience(kit);
  let timer: NodeJS.Timeout | undefined;
  const lookSoon = (): void => {
    if (kit.devices.all('pole').length === 0) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      try {
        audience.show(lookSoon);
      } catch (error) {
        kit.log.fault('device.pole', error);
      }
    }, lookAfterMs);
  };
  const stop = watchers.watch([...watched, deviceSignals.changed.name, deviceSignals.weighed.name], lookSoon);
  lookSoon();
  return () => {
    stop();
    clearTimeout(timer);
    audience.leave();
  };
}

/** Who stands before the poles: what they were thanked for, and what of the scale they have bought already. */
class Audience {
  readonly #kit: Kit;
  #before: string | null = null;
  /** The sale that was thanked for long enough; undefined before the first look. */
  #thanked: string | null | undefined;
  #thanking: { readonly saleId: string; readonly timer: NodeJS.Timeout } | null = null;
  /** What lies on the pan became a line, or was there before another one: it is shown again after the next load. */
  #isSold = false;

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  /** `again`: to be called when it must be shown anew though nothing changed. */
  show(again: () => void): void {
    const { ledger, devices } = this.#kit;
    const { read } = ledger;
    const view = this.#thank(displayOf(basketView(read, 'main')), again);
    const weight = this.#unsold(view);
    const { language } = settingOf(read, 'receipt.layout');
    const speaker = {
      shopName: settingOf(read, 'shop.name'),
      language: language === 'counter' ? settingOf(read, 'shop.language') : language,
    };
    for (const { pole, settings } of devices.all('pole')) {
      const { say } = lettersOf(settings.letters);
      pole.show(twoLines(view, { ...speaker, say }, weight));
    }
  }

  leave(): void {
    clearTimeout(this.#thanking?.timer);
  }

  /** A sale from before the till was opened is nobody's to be thanked for. */
  #thank(view: DisplayView, again: () => void): DisplayView {
    const { saleId } = view;
    if (this.#thanked === undefined) this.#thanked = saleId;
    if (this.#thanking && this.#thanking.saleId !== saleId) {
      clearTimeout(this.#thanking.timer);
      this.#thanked = this.#thanking.saleId;
      this.#thanking = null;
    }
    if (saleId === null || saleId === this.#thanked) return afterThanks(view);
    this.#thanking ??= {
      saleId,
      timer: setTimeout(() => {
        this.#thanked = saleId;
        again();
      }, thanksMs),
    };
    return view;
  }

  #unsold(view: DisplayView): ReturnType<typeof displayWeightOf> {
    const weight = displayWeightOf(scaleNow(this.#kit.devices.scale));
    const now = JSON.stringify(view.lines);
    if (this.#before !== null && now !== this.#before) this.#isSold = true;
    this.#before = now;
    if (weight === null) this.#isSold = false;
    return this.#isSold ? null : weight;
  }
}
