/** A day at two counters, driven by chance: every kind of line, discount, payment and return, in any order. */
import fc from 'fast-check';
import { ok } from '../../../src/domain/kit/result.ts';
import { item } from '../../../src/main/areas/catalogue/tables.ts';
import { openShop } from './shop.ts';

const counters = ['one', 'two'] as const;
const at = fc.record({ counter: fc.constantFrom(...counters) });
const nth = fc.nat(20);
const discount = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('percent' as const), bp: fc.integer({ min: 0, max: 10_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), minor: fc.nat(30_000) }),
);
const step = <D extends string, S extends object>(does: D, shape: { [K in keyof S]: fc.Arbitrary<S[K]> }) =>
  fc.tuple(at, fc.record(shape)).map(([where, what]) => ({ does, ...where, ...what }));

export const anyStep = fc.oneof(
  {
    weight: 9,
    arbitrary: step('add', {
      which: nth,
      pieces: fc.integer({ min: 1, max: 4 }),
      grams: fc.integer({ min: 1, max: 3000 }),
    }),
  },
  { weight: 2, arbitrary: step('discountLine', { which: nth, discount }) },
  { weight: 2, arbitrary: step('discountBasket', { discount }) },
  { weight: 1, arbitrary: step('override', { which: nth, priceMinor: fc.nat(20_000) }) },
  { weight: 1, arbitrary: step('setQty', { which: nth, pieces: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: step('remove', { which: nth }) },
  { weight: 2, arbitrary: step('customer', { which: nth }) },
  { weight: 7, arbitrary: step('giveBack', { sale: nth, which: nth, part: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: step('giveBackWithout', { which: nth, grams: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 2, arbitrary: step('undo', {}) },
  { weight: 1, arbitrary: step('redo', {}) },
  { weight: 1, arbitrary: step('park', {}) },
  { weight: 2, arbitrary: step('resume', { which: nth }) },
  { weight: 1, arbitrary: step('tip', { tipMinor: fc.nat(900) }) },
  {
    weight: 4,
    arbitrary: step('pay', {
      how: fc.constantFrom('card', 'cash', 'onAccount', 'instalments', 'dollars'),
      part: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: step('removePayment', { which: nth }) },
  { weight: 5, arbitrary: step('finishInCash', {}) },
  { weight: 2, arbitrary: step('finishAsPaid', {}) },
  { weight: 2, arbitrary: step('finishByCard', {}) },
  {
    weight: 1,
    arbitrary: step('moveCash', {
      way: fc.constantFrom('payIn', 'payOut', 'drop'),
      amountMinor: fc.integer({ min: 1, max: 50_000 }),
    }),
  },
  { weight: 1, arbitrary: step('repay', { amountMinor: fc.integer({ min: 1, max: 50_000 }) }) },
  { weight: 1, arbitrary: step('coins', { stepMinor: fc.constantFrom(1, 5, 10, 50, 100) }) },
);
export type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

type Shop = Awaited<ReturnType<typeof openShop>>;

export class MixedDay {
  readonly #shop: Shop;
  readonly #items: readonly { readonly id: string; readonly weighed: boolean }[];
  /** What was refused, by code: a day on which most is refused proves little. */
  readonly refused = new Map<string, number>();
  done = 0;

  private constructor(shop: Shop, items: readonly { id: string; weighed: boolean }[]) {
    this.#shop = shop;
    this.#items = items;
  }

  static async open(cashStepMinor: number): Promise<MixedDay> {
    const shop = await openShop({ cashStepMinor });
    const { till, ids } = shop;
    // Nobody pulls the plug here.
    till.kit.ledger.sqlite.pragma('synchronous = OFF');
    const [both, kit, nuts, trifle] = [till.id(), till.id(), till.id(), till.id()];
    const header = { id: till.id(), command: 'test.stock', actor: { userId: null, name: 'test' } };
    till.kit.ledger.commit(header, (tx) => {
      const components = [
        { itemId: ids.tea, qtyMilli: 1000 },
        { itemId: ids.bread, qtyMilli: 2000 },
      ];
      tx.save(item, both, { name: 'Both taxes', priceMinor: 3333, taxIds: [ids.vat, ids.onTop] });
      tx.save(item, kit, {
        name: 'Breakfast',
        kind: 'kit',
        components,
        priceMinor: 12_345,
        taxIds: [ids.vat],
      });
      const weighed = { unit: 'kg' as const, decimals: 3, weighed: true };
      tx.save(item, nuts, {
        name: 'Nuts',
        priceMinor: 8990,
        costMinor: 5555,
        ...weighed,
        taxIds: [ids.onTop],
      });
      tx.save(item, trifle, { name: 'Trifle', priceMinor: 7, costMinor: 3, taxIds: [ids.vat] });
      return ok(null);
    });
    const byPiece = [ids.tea, ids.bread, ids.coat, both, kit, trifle, trifle];
    return new MixedDay(shop, [
      ...byPiece.map((id) => ({ id, weighed: false })),
      ...[ids.apples, nuts].map((id) => ({ id, weighed: true })),
    ]);
  }

  get till() {
    return this.#shop.till;
  }

  get shiftId() {
    return this.#shop.ids.shift;
  }

  /** A step that is refused changes nothing; one that breaks the till is thrown. */
  async live(one: Step): Promise<void> {
    try {
      await this.#try(one);
      this.done += 1;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === undefined || code === 'INTERNAL_SERVER_ERROR' || code === 'BAD_REQUEST') throw error;
      this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
    }
  }

  /** At the end of the day every basket can be brought to an end: paid, or voided. */
  async clearUp(): Promise<void> {
    for (const counter of counters) await this.#bringToEnd(counter);
    const { sale } = this.#owner;
    for await (const waiting of await sale.parked({})) {
      for (const { id } of waiting) {
        await sale.resume({ ...this.#c('one'), parkedId: id, takeOver: true });
        await this.#bringToEnd('one');
      }
      break;
    }
  }

  async #bringToEnd(counter: string): Promise<void> {
    const { sale } = this.#owner;
    const c = () => this.#c(counter);
    for (const { id } of (await this.#view(counter)).basket.tenders)
      await sale.removeTender({ ...c(), tenderId: id });
    const { basket } = await this.#view(counter);
    if (basket.lines.length === 0) return;
    if (basket.tipMinor > 0) await sale.setTip({ ...c(), tipMinor: 0 });
    const ended = await sale.complete({ ...c(), exactCash: true }).catch((error: { code: string }) => error);
    if ('saleId' in ended) return;
    // Given back at the other counter meanwhile: nothing is left of it here.
    if (ended.code !== 'MoreThanSold') throw ended;
    await sale.voidBasket({ ...c(), reason: 'came back already' });
  }

  get #owner() {
    return this.till.clientFor('owner');
  }

  #c(counter: string) {
    return { counter, commandId: this.till.id() };
  }

  async #view(counter: string) {
    for await (const answer of await this.#owner.sale.basket({ counter })) return answer;
    throw new Error('the basket said nothing');
  }

  async #try(one: Step): Promise<unknown> {
    const { sale, shift, customer, setting } = this.#owner;
    const { ids } = this.#shop;
    const c = this.#c(one.counter);
    const line = async (which: number) => {
      const { lines } = (await this.#view(one.counter)).basket;
      return { ...c, lineId: pick(lines, which)?.id ?? ids.tea };
    };
    switch (one.does) {
      case 'add': {
        const { id, weighed } = pick(this.#items, one.which) ?? { id: ids.tea, weighed: false };
        return sale.addItem({ ...c, itemId: id, qtyMilli: weighed ? one.grams : one.pieces * 1000 });
      }
      case 'discountLine':
        return sale.discountLine({ ...(await line(one.which)), discount: one.discount });
      case 'discountBasket':
        return sale.discountBasket({ ...c, discount: one.discount });
      case 'override':
        return sale.overridePrice({ ...(await line(one.which)), priceMinor: one.priceMinor });
      case 'setQty':
        return sale.setQty({ ...(await line(one.which)), qtyMilli: one.pieces * 1000 });
      case 'remove':
        return sale.removeLine(await line(one.which));
      case 'customer':
        return sale.setCustomer({
          ...c,
          customerId: pick([ids.regular, ids.stranger, null], one.which) ?? null,
        });
      case 'giveBack': {
        const sold = this.till.kit.ledger.read.all<{ id: string }>(
          "select id from sale where kind <> 'refund'",
        );
        const saleId = pick(sold, one.sale)?.id ?? ids.tea;
        const lines =
          (await sale.sale({ saleId }))?.lines.filter(({ refundableMilli }) => refundableMilli > 0) ?? [];
        const of = pick(lines, one.which);
        const whole = of?.refundableMilli ?? 1000;
        const part = Math.max(1, Math.floor(whole / one.part));
        const qtyMilli = of?.decimals === 0 ? Math.max(1000, part - (part % 1000)) : part;
        return sale.giveBack({
          ...c,
          saleId,
          reason: 'came back',
          lines: [{ n: of?.n ?? 1, qtyMilli, restock: 'yes' }],
        });
      }
      case 'giveBackWithout': {
        const { id, weighed } = pick(this.#items, one.which) ?? { id: ids.tea, weighed: false };
        const qtyMilli = weighed ? one.grams : 1000;
        return sale.giveBackWithoutReceipt({ ...c, itemId: id, qtyMilli, reason: 'no paper', restock: 'no' });
      }
      case 'undo':
        return sale.undo(c);
      case 'redo':
        return sale.redo(c);
      case 'park':
        return sale.park(c);
      case 'resume': {
        const waiting = this.till.kit.ledger.read.all<{ id: string }>(
          'select id from parked_basket where deleted_at is null',
        );
        return sale.resume({ ...c, parkedId: pick(waiting, one.which)?.id ?? ids.tea, takeOver: true });
      }
      case 'tip':
        return sale.setTip({ ...c, tipMinor: one.tipMinor });
      case 'pay':
        return this.#pay(one);
      case 'removePayment': {
        const { tenders } = (await this.#view(one.counter)).basket;
        return sale.removeTender({ ...c, tenderId: pick(tenders, one.which)?.id ?? ids.tea });
      }
      case 'finishInCash':
        return sale.complete({ ...c, exactCash: true });
      case 'finishAsPaid':
        return sale.complete({ ...c, asPaid: true });
      case 'finishByCard':
        await sale.tender({ ...c, method: 'card' });
        return sale.complete(this.#c(one.counter));
      case 'moveCash':
        return shift[one.way]({
          commandId: c.commandId,
          currency: 'KGS',
          amountMinor: one.amountMinor,
          reason: 'change',
        });
      case 'repay': {
        const given = { method: 'cash' as const, amountMinor: one.amountMinor, note: null };
        return customer.takeRepayment({ commandId: c.commandId, customerId: ids.regular, ...given });
      }
      case 'coins':
        return setting.saveSettings({
          commandId: c.commandId,
          changes: { 'money.cashStepMinor': one.stepMinor },
        });
    }
  }

  async #pay({ counter, how, part }: Extract<Step, { does: 'pay' }>): Promise<unknown> {
    const { sale } = this.#owner;
    const c = this.#c(counter);
    const { remainingMinor, remainingCashMinor } = (await this.#view(counter)).settlement;
    const amountMinor = Math.trunc(remainingMinor / part);
    if (how === 'dollars') {
      const givenMinor = Math.max(1, Math.ceil(Math.abs(amountMinor) / 87.45));
      return sale.tender({ ...c, method: 'cash', foreign: { currency: 'USD', givenMinor } });
    }
    if (how === 'cash') {
      // Notes above what is asked bring change.
      const notes = remainingCashMinor > 0 && part === 1 ? remainingCashMinor + 777 : amountMinor;
      return sale.tender({ ...c, method: how, amountMinor: notes });
    }
    const instalments = [{ dueDate: '2026-12-01', amountMinor }];
    const details = how === 'instalments' && amountMinor > 0 ? { details: { instalments } } : {};
    return sale.tender({ ...c, method: how, amountMinor, ...details });
  }
}

const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % from.length];
