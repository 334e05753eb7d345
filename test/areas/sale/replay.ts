/** A cashier who rings up invoices of a file, each as it would be done at the counter. */
import { setImmediate } from 'node:timers/promises';
import type { Id } from '../../../src/domain/kit/ids.ts';
import { must } from '../../../src/domain/kit/result.ts';
import type { TestClient, TestTill } from '../../kit/till.ts';
import * as file from './online-retail.ts';

/** More than any day of any till gives back in cash beyond what it took. */
export const floatMinor = 2_000_000;
const counter = 'main';
const pin = '4711';

interface Shop {
  readonly ownerId: Id;
  readonly items: Map<string, { readonly id: string; readonly pence: number }>;
  readonly customers: Map<string, string>;
}

interface Rung {
  readonly invoice: file.Invoice;
  readonly saleId: string;
  readonly totalMinor: number;
}

/** A line that a customer may bring back. */
interface Sold {
  readonly saleId: string;
  readonly n: number;
  readonly pence: number;
  left: number;
}

interface Back {
  readonly line: file.FileLine;
  readonly sold: Sold | null;
}

export class Replay {
  client: TestClient;
  readonly rung: Rung[] = [];
  linesByReceipt = 0;
  readonly #till: TestTill;
  readonly ownerId: Id;
  readonly #items: Map<string, { readonly id: string; readonly pence: number }>;
  readonly #customers: Map<string, string>;
  readonly #sold = new Map<string, Sold[]>();
  readonly #shifts = new Map<string, string>();

  private constructor(till: TestTill, token: string, shop: Shop) {
    this.#till = till;
    this.ownerId = shop.ownerId;
    this.#items = shop.items;
    this.#customers = shop.customers;
    this.client = till.clientWith(token);
  }

  /** A new shop in London with the items and the customers of the file. */
  static async open(till: TestTill, invoices: readonly file.Invoice[]): Promise<Replay> {
    const place = { language: 'en', country: 'GB', currency: 'GBP', timeZone: 'Europe/London' } as const;
    const signedIn = await till.stranger.setting.setUp({
      ...place,
      commandId: till.id(),
      shopName: 'Online Retail',
      taxes: [],
      ownerName: 'Olivia',
      pin,
    });
    const shop = { ownerId: signedIn.session.id, items: new Map(), customers: new Map() };
    const replay = new Replay(till, signedIn.token, shop);
    for (const item of file.itemsOf(invoices)) await replay.#stock(item);
    const names = new Set(invoices.flatMap(({ customer }) => customer ?? []));
    for (const name of names) await replay.#know(name);
    return replay;
  }

  /** The owner of the same shop at another of its tills. */
  async at(till: TestTill): Promise<Replay> {
    const entered = { commandId: till.id(), userId: this.ownerId, pin };
    const { token } = await till.stranger.access.signIn(entered);
    const shop = { ownerId: this.ownerId, items: this.#items, customers: this.#customers };
    return new Replay(till, token, shop);
  }

  shiftOf(date: string): string {
    return must(this.#shifts.get(date), `a shift on ${date}`);
  }

  /** Signs in and opens in the morning, rings everything up, and counts at night what the file says must be there. */
  async trade({ date, invoices }: file.DayOfFile): Promise<void> {
    this.#wait(Date.parse(`${date}T06:00:00Z`));
    const entered = { commandId: this.#till.id(), userId: this.ownerId, pin };
    const { token } = await this.#till.stranger.access.signIn(entered);
    this.client = this.#till.clientWith(token);
    const { shift } = this.client;
    const opened = await shift.openShift({ commandId: this.#till.id(), float: pounds(floatMinor) });
    this.#shifts.set(date, opened.shiftId);
    for (const invoice of invoices) {
      this.#wait(invoice.at);
      await this.#ring(invoice);
      // Others get their turn: commands alone would never leave one to the network.
      await setImmediate();
    }
    const cash = floatMinor + file.takenBy(invoices, 'cash');
    const { countId } = await shift.submitCount({
      commandId: this.#till.id(),
      purpose: 'close',
      counted: pounds(cash),
      stated: (['card', 'bank', 'qr'] as const).map((method) => ({
        method,
        currency: 'GBP',
        amountMinor: file.takenBy(invoices, method),
      })),
    });
    await shift.closeShift({ commandId: this.#till.id(), countId, left: [], reason: null });
  }

  async #ring(invoice: file.Invoice): Promise<void> {
    const { sale } = this.client;
    const customerId = invoice.customer ? must(this.#customers.get(invoice.customer), 'a customer') : null;
    if (customerId) await sale.setCustomer({ ...this.#step(), customerId });
    if (file.isReturn(invoice)) await this.#giveBack(invoice);
    else await this.#sell(invoice.lines);
    for (const { method, pence } of file.payingOf(invoice).parts) {
      await sale.tender({ ...this.#step(), method, amountMinor: pence });
    }
    const done = await sale.complete(this.#step());
    this.rung.push({ invoice, saleId: done.saleId, totalMinor: done.totalMinor });
    if (customerId && !file.isReturn(invoice)) await this.#remember(done.saleId, customerId);
  }

  /** Lines at another price first: an untouched line would take the next piece of the same item to itself. */
  async #sell(lines: readonly file.FileLine[]): Promise<void> {
    const { sale } = this.client;
    const overridden = (line: file.FileLine): boolean => line.pence !== this.#item(line.code).pence;
    for (const line of [...lines.filter(overridden), ...lines.filter((each) => !overridden(each))]) {
      const added = await sale.scan({ ...this.#step(), code: line.code, qtyMilli: line.pieces * 1000 });
      if (added.kind !== 'added') throw new Error(`${line.code} was not sold: ${JSON.stringify(added)}`);
      if (overridden(line)) {
        await sale.overridePrice({ ...this.#step(), lineId: added.lineId, priceMinor: line.pence });
      }
    }
  }

  /** By the receipt where one earlier sale to the customer has the item at that price, else without. */
  async #giveBack({ customer, lines }: file.Invoice): Promise<void> {
    const { sale } = this.client;
    const back = this.#receiptsFor(customer ? (this.#customers.get(customer) ?? null) : null, lines);
    const named = Map.groupBy(
      back.filter(({ sold }) => sold),
      ({ sold }) => must(sold, 'a sold line').n,
    );
    const [first] = named.values();
    const of = first?.[0]?.sold;
    if (of) {
      const given = [...named].map(([n, parts]) => ({
        n,
        qtyMilli: file.total(parts, ({ line }) => -line.pieces * 1000),
        restock: 'yes' as const,
      }));
      await sale.giveBack({ ...this.#step(), saleId: of.saleId, lines: given, reason: 'Came back' });
      this.linesByReceipt += named.size;
    }
    for (const { line, sold } of back) {
      if (sold) continue;
      await sale.giveBackWithoutReceipt({
        ...this.#step(),
        itemId: this.#item(line.code).id,
        qtyMilli: -line.pieces * 1000,
        priceMinor: line.pence,
        reason: line.name || 'Not said',
        restock: line.pence === 0 ? 'damaged' : 'yes',
      });
    }
  }

  /** One receipt a basket: the first that fits a line is the one. */
  #receiptsFor(customerId: string | null, lines: readonly file.FileLine[]): Back[] {
    let receipt: string | null = null;
    return lines.map((line) => {
      const candidates = customerId ? (this.#sold.get(`${customerId} ${line.code}`) ?? []) : [];
      const sold = candidates.find(
        (each) =>
          each.pence === line.pence &&
          each.left >= -line.pieces &&
          (receipt === null || receipt === each.saleId),
      );
      if (sold) sold.left += line.pieces;
      receipt ??= sold?.saleId ?? null;
      return { line, sold: sold ?? null };
    });
  }

  async #remember(saleId: string, customerId: string): Promise<void> {
    const view = must(await this.client.sale.sale({ saleId }), 'the sale just made');
    for (const { n, sku, unitPriceMinor, qtyMilli } of view.lines) {
      const key = `${customerId} ${sku}`;
      const line = { saleId, n, pence: unitPriceMinor, left: qtyMilli / 1000 };
      this.#sold.set(key, [...(this.#sold.get(key) ?? []), line]);
    }
  }

  async #stock({ code, name, pence }: file.Item): Promise<void> {
    const id = this.#till.id();
    await this.client.catalogue.createItem({
      commandId: this.#till.id(),
      itemId: id,
      item: { name, sku: code, priceMinor: pence },
      codes: [],
    });
    this.#items.set(code, { id, pence });
  }

  async #know(name: string): Promise<void> {
    const added = await this.client.customer.addCustomer({
      commandId: this.#till.id(),
      name,
      debtLimitMinor: 1_000_000_00,
    });
    this.#customers.set(name, added.customerId);
  }

  #item(code: string) {
    return must(this.#items.get(code), `the item ${code}`);
  }

  #step() {
    return { counter, commandId: this.#till.id() };
  }

  #wait(until: number): void {
    const { clock } = this.#till;
    clock.set(Math.max(clock.now(), until));
  }
}

const pounds = (totalMinor: number) => [{ currency: 'GBP', denominations: [], totalMinor }];
