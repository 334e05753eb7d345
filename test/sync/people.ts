/** What people do at a till, all day long; each act is one command and is done when it returns. */
import { ok, type Result } from '../../src/domain/kit/result.ts';
import { epochLetter } from '../../src/main/ledger/incarnation.ts';
import type { Tx } from '../../src/main/ledger/tx.ts';
import type { Bug } from './bugs.ts';
import type { Chance } from './chance.ts';
import type { Coverage } from './coverage.ts';
import type { Machine } from './machine.ts';
import { largestPile, type Shop } from './shop.ts';

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
const coupons = Array.from({ length: 8 }, (_, n) => `coupon-${n}`);

/** One command that is no sale. */
type Act = (machine: Machine, tx: Tx, id: string, day: number) => void;

export class People {
  readonly #chance: Chance;
  readonly #coverage: Coverage;
  readonly #bug: Bug | null;
  /** Each as often as it is done. */
  readonly #acts: readonly Act[];

  constructor(chance: Chance, coverage: Coverage, bug: Bug | null) {
    this.#chance = chance;
    this.#coverage = coverage;
    this.#bug = bug;
    this.#acts = this.#all().flatMap(([weight, act]) => Array.from({ length: weight }, () => act));
  }

  /** One act; a receipt when it was a sale. */
  act(machine: Machine, day: number): Receipt | null {
    this.#closeDay(machine, day);
    if (this.#chance.is(0.6)) return this.sell(machine, day);
    const id = machine.ledger.newId();
    const act = this.#chance.pick(this.#acts);
    this.#commit(machine, id, (tx) => act(machine, tx, id, day));
    return null;
  }

  #all(): [number, Act][] {
    const chance = this.#chance;
    const itemId = () => chance.pick(itemIds);
    const n = () => chance.between(1, 9999);
    return [
      [
        30,
        ({ shop }, tx) =>
          tx.save(shop.item, itemId(), { priceMinor: n(), currency: chance.pick(['USD', 'IRR']) }),
      ],
      [14, ({ shop }, tx) => this.#label(shop, tx, itemId())],
      [8, ({ shop }, tx) => tx.save(shop.item, itemId(), { barcode: `46${chance.between(1, 3)}` })],
      [5, ({ shop }, tx) => tx.erase(shop.item, itemId())],
      [5, ({ shop }, tx) => tx.save(shop.item, itemId(), { deletedAt: null })],
      [12, ({ shop, name }, tx) => tx.save(shop.slot, chance.pick(slotIds), { start: n(), who: name })],
      [
        14,
        ({ shop }, tx, id) =>
          tx.add(shop.orderStep, { orderId: chance.pick(orderIds), id, rank: chance.between(1, 5) }),
      ],
      [6, ({ shop }, tx, id) => tx.add(shop.move, { id, itemId: itemId(), qty: this.#pile(shop.schema) })],
      [8, ({ shop, ledger }, tx, id) => this.#cash(shop, tx, id, ledger.identity.tillId)],
      [8, ({ shop }, tx, id, day) => this.#void(shop, tx, id, day)],
      [
        2,
        ({ shop }, tx, id) => {
          this.#coverage.hit('foreignScope');
          tx.add(shop.stray, { id });
        },
      ],
      [10, ({ shop }, tx, id) => this.#newer(shop, tx, id)],
    ];
  }

  #label({ schema, item }: Shop, tx: Tx, itemId: string): void {
    const n = this.#chance.between(1, 9999);
    if (schema >= 4 && this.#chance.is(0.3)) tx.save(item, itemId, { shelf: `s${n % 7}` });
    else tx.save(item, itemId, { name: `name ${n}`, ...(schema >= 2 ? { colour: `c${n % 5}` } : {}) });
  }

  #cash({ cash }: Shop, tx: Tx, id: string, tillId: string): void {
    tx.add(cash, { id, tillId, minor: this.#chance.between(-5000, 9000) });
  }

  /** Any sale this till knows of may be voided, also one of a day that is closed. */
  #void({ voided }: Shop, tx: Tx, id: string, day: number): void {
    const n = tx.read.get<{ n: number }>('select count(*) n from sim_sale')?.n ?? 0;
    const sql = 'select id, day, lines_minor minor from sim_sale order by id limit 1 offset ?';
    const one = tx.read.get<{ id: string; day: string; minor: number }>(
      sql,
      this.#chance.between(0, Math.max(0, n - 1)),
    );
    if (!one) return;
    if (one.day !== `day ${day}`) this.#coverage.hit('lateVoid');
    tx.add(voided, { saleId: one.id, id, day: one.day, minor: one.minor });
  }

  /** What older tills have no table for. */
  #newer({ schema, move, gift, tag, desk }: Shop, tx: Tx, id: string): void {
    const n = this.#chance.between(1, 9999);
    if (schema < 3) {
      tx.add(move, { id, itemId: this.#chance.pick(itemIds), qty: 1 });
      return;
    }
    this.#coverage.hit('newerSchema');
    const what = this.#chance.pick(['gift', 'gift', 'desk', 'tag', 'tag']);
    if (what === 'gift') tx.add(gift, { id, amountMinor: n });
    else if (what === 'desk') tx.save(desk, `desk-${n % 2}`, { place: `place ${n}` });
    else tx.save(tag, this.#chance.pick(itemIds), { text: `tag ${n}` });
  }

  /** The first act of a day closes the one before: its Z report says what this till sold then. */
  #closeDay(machine: Machine, day: number): void {
    const { ledger, shop } = machine;
    const { tillId } = ledger.identity;
    if (machine.openDay === null) machine.openDay = day;
    if (machine.openDay === day) return;
    const over = `day ${machine.openDay}`;
    const id = ledger.newId();
    const sum = `select count(*) sales, coalesce(sum(lines_minor), 0) minor from sim_sale
      where till_id = ? and day = ?`;
    this.#commit(machine, id, (tx) => {
      const sold = tx.read.get<{ sales: number; minor: number }>(sum, tillId, over);
      tx.add(shop.zReport, { day: over, tillId, id, ...(sold ?? { sales: 0, minor: 0 }) });
    });
    machine.openDay = day;
  }

  sell(machine: Machine, day: number, isBig = this.#chance.is(0.01)): Receipt {
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
    const taxMinor = Math.floor(linesMinor / 10);
    const changeMinor = this.#chance.between(0, 500);
    const coupon = this.#chance.is(0.02) ? this.#chance.pick(coupons) : null;
    if (isBig) this.#coverage.hit('bigBody');
    const epoch = this.#bug === 'reusedNumber' ? 1 : ledger.identity.epoch;
    let number = '';
    this.#commit(machine, saleId, (tx) => {
      const n = tx.next(`receipt ${epoch}`);
      number = `${place.branchCode}-${place.tillCode}-${epochLetter(epoch)}-${n}`;
      const note = isBig ? 'x'.repeat(this.#chance.pick([64, 64, 200]) * 1024) : null;
      const tillId = ledger.identity.tillId;
      const amounts = { linesMinor, taxMinor, changeMinor };
      const row = { id: saleId, number, tillId, day: `day ${day}`, ...amounts, note };
      tx.add(sale, shop.schema >= 2 ? { ...row, tipMinor: this.#chance.between(0, 9) } : row);
      for (const one of lines) {
        tx.add(line, { saleId, ...one, ...(shop.schema >= 4 ? { discountMinor: one.n } : {}) });
        tx.add(move, { id: `${saleId}-${one.n}`, itemId: one.itemId, qty: -one.qty });
      }
      tx.add(tender, { saleId, n: 1, amountMinor: linesMinor + taxMinor + changeMinor });
      if (coupon) tx.add(shop.coupon, { coupon, saleId });
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
