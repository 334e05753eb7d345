/** What people do at a till, all day long; each act is one command and is done when it returns. */
import { ok, type Result } from '../../src/domain/kit/result.ts';
import { epochLetter } from '../../src/main/ledger/incarnation.ts';
import type { Tx } from '../../src/main/ledger/tx.ts';
import type { Bug } from './bugs.ts';
import type { Chance } from './chance.ts';
import type { Coverage } from './coverage.ts';
import type { Machine } from './machine.ts';
import { largestPile } from './shop.ts';

/** A receipt in a customer's hand. */
export interface Receipt {
  readonly saleId: string;
  readonly number: string;
  readonly company: string;
  readonly branch: string;
  readonly machine: string;
  readonly minor: number;
}

const itemIds = Array.from({ length: 6 }, (_, n) => `item-${n}`);
const orderIds = Array.from({ length: 4 }, (_, n) => `order-${n}`);
const slotIds = Array.from({ length: 4 }, (_, n) => `slot-${n}`);

export class People {
  readonly #chance: Chance;
  readonly #coverage: Coverage;
  readonly #bug: Bug | null;

  constructor(chance: Chance, coverage: Coverage, bug: Bug | null) {
    this.#chance = chance;
    this.#coverage = coverage;
    this.#bug = bug;
  }

  /** One act; a receipt when it was a sale. */
  act(machine: Machine, day: number): Receipt | null {
    const roll = this.#chance.next();
    if (roll < 0.6) return this.sell(machine, day);
    const { ledger, shop } = machine;
    const id = ledger.newId();
    const { item, slot, orderStep, move, stray, gift, tag } = shop;
    const itemId = this.#chance.pick(itemIds);
    const n = this.#chance.between(1, 9999);
    this.#commit(machine, id, (tx) => {
      if (roll < 0.72) tx.save(item, itemId, { priceMinor: n, currency: this.#chance.pick(['USD', 'IRR']) });
      else if (roll < 0.78) {
        const colour = shop.schema >= 2 ? { colour: `c${n % 5}` } : {};
        tx.save(item, itemId, { name: `name ${n}`, ...colour });
      } else if (roll < 0.8) tx.erase(item, itemId);
      else if (roll < 0.82) tx.save(item, itemId, { deletedAt: null });
      else if (roll < 0.87)
        tx.save(slot, this.#chance.pick(slotIds), {
          start: n,
          who: machine.name,
        });
      else if (roll < 0.93)
        tx.add(orderStep, { orderId: this.#chance.pick(orderIds), id, rank: this.#chance.between(1, 5) });
      else if (roll < 0.96) tx.add(move, { id, itemId, qty: this.#pile(shop.schema) });
      else if (roll < 0.965) {
        this.#coverage.hit('foreignScope');
        tx.add(stray, { id });
      } else if (shop.schema < 3) tx.add(move, { id, itemId, qty: 1 });
      else {
        this.#coverage.hit('newerSchema');
        if (roll < 0.98) tx.add(gift, { id, amountMinor: n });
        else tx.save(tag, this.#chance.pick(itemIds), { text: `tag ${n}` });
      }
    });
    return null;
  }

  sell(machine: Machine, day: number): Receipt {
    const { ledger, shop, place } = machine;
    const { sale, line, tender, move } = shop;
    const saleId = ledger.newId();
    const lines = Array.from({ length: this.#chance.between(1, 3) }, (_, n) => ({
      n: n + 1,
      itemId: this.#chance.pick(itemIds),
      qty: this.#chance.between(1, 5),
      totalMinor: this.#chance.between(100, 5000),
    }));
    const linesMinor = lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
    const changeMinor = this.#chance.between(0, 500);
    const isBig = this.#chance.is(0.01);
    if (isBig) this.#coverage.hit('bigBody');
    const epoch = this.#bug === 'reusedNumber' ? 1 : ledger.identity.epoch;
    let number = '';
    this.#commit(machine, saleId, (tx) => {
      const n = tx.next(`receipt ${epoch}`);
      number = `${place.branchCode}-${place.tillCode}-${epochLetter(epoch)}-${n}`;
      const note = isBig ? 'x'.repeat(64 * 1024) : null;
      const tillId = ledger.identity.tillId;
      const row = { id: saleId, number, tillId, day: `day ${day}`, linesMinor, changeMinor, note };
      tx.add(sale, shop.schema >= 2 ? { ...row, tipMinor: this.#chance.between(0, 9) } : row);
      for (const one of lines) {
        tx.add(line, { saleId, ...one });
        tx.add(move, { id: `${saleId}-${one.n}`, itemId: one.itemId, qty: -one.qty });
      }
      tx.add(tender, { saleId, n: 1, amountMinor: linesMinor + changeMinor });
    });
    const { company, branch } = place;
    return { saleId, number, company, branch, machine: machine.name, minor: linesMinor };
  }

  #pile(schema: number): number {
    if (schema === 1 || !this.#chance.is(0.2)) return this.#chance.between(1, largestPile);
    this.#coverage.hit('brokenRule');
    return largestPile + 1;
  }

  #commit({ ledger }: Machine, id: string, run: (tx: Tx) => void): void {
    const actor = { userId: null, name: 'sim' };
    ledger.commit({ id, command: 'sim.act', actor }, (tx): Result<null> => {
      run(tx);
      return ok(null);
    });
  }
}
