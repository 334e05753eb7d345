/** Who may watch a counter, and what they see of its sale. */
import { describe, expect, test } from 'vitest';
import { firstReceiptLayout } from '../../../src/domain/areas/setting/receipt-layout.ts';
import type { Language } from '../../../src/domain/kit/words.ts';
import { answerOf } from '../../kit/till.ts';
import { cashierOf, codes, openShop, type Shop } from '../sale/shop.ts';

async function opened(shop: Shop, counter = 'main', language: Language = 'en') {
  const { till } = shop;
  const { pass } = await till
    .clientFor('owner', { language })
    .device.openDisplay({ commandId: till.id(), counter });
  return {
    pass,
    shown: () => answerOf(till.stranger.device.display({ pass })),
    shop: () => answerOf(till.stranger.device.displayShop({ pass })),
  };
}

describe('a customer display', () => {
  test('follows the basket of its counter to the change, and welcomes the next customer', async () => {
    const shop = await openShop();
    const { cashier, till } = shop;
    const { pass, shown } = await opened(shop);
    expect(await shown()).toMatchObject({ stage: 'welcome', currency: 'KGS' });
    await cashier.scan(codes.tea, 2000);
    await cashier.scan(codes.bread);
    const [tea, bread] = await cashier.lines();
    expect(await shown()).toMatchObject({
      stage: 'selling',
      lines: [
        { name: 'Tea', qtyMilli: 2000, totalMinor: 19_500 },
        { name: 'Bread', totalMinor: 3500 },
      ],
      newestId: bread?.id,
      totalMinor: 23_000,
    });
    await cashier.sale.selectLine({ ...cashier.c(), lineId: tea?.id ?? '' });
    expect(await shown()).toMatchObject({ newestId: tea?.id });
    await cashier.pay('cash', 25_000);
    expect(await shown()).toMatchObject({
      stage: 'paying',
      tenders: [{ method: 'cash', amountMinor: 25_000, foreign: null }],
      changeMinor: 2000,
    });
    const done = await cashier.complete();
    expect(await shown()).toMatchObject({
      stage: 'done',
      saleId: done.saleId,
      totalMinor: 23_000,
      changeMinor: 2000,
    });
    await till.reopen();
    expect(await answerOf(till.stranger.device.display({ pass }))).toMatchObject({ stage: 'done' });
  });

  test('shows the code of a QR tender until it is paid', async () => {
    const shop = await openShop();
    const { cashier } = shop;
    const { shown } = await opened(shop);
    await cashier.scan(codes.tea);
    await cashier.sale.tender({
      ...cashier.c(),
      method: 'qr',
      details: { payload: 'https://pay.example/97' },
    });
    expect(await shown()).toMatchObject({ qr: 'https://pay.example/97' });
    await cashier.complete();
    expect(await shown()).toMatchObject({ qr: null });
  });

  test('sees its own counter and no other', async () => {
    const shop = await openShop();
    const tablet = await opened(shop, 'tablet');
    await shop.cashier.scan(codes.tea);
    expect(await tablet.shown()).toMatchObject({ stage: 'welcome' });
  });

  test('says nothing of cost, notes, staff and the customer’s name', async () => {
    const shop = await openShop();
    const { cashier, ids } = shop;
    const { shown } = await opened(shop);
    await cashier.scan(codes.tea);
    const [line] = await cashier.lines();
    await cashier.sale.noteLine({ ...cashier.c(), lineId: line?.id ?? '', note: 'for the neighbour' });
    await cashier.sale.setNote({ ...cashier.c(), note: 'owes us' });
    await cashier.sale.setCustomer({ ...cashier.c(), customerId: ids.regular });
    const said = JSON.stringify(await shown());
    for (const secret of ['6000', 'neighbour', 'owes', 'Aizada', 'cost']) expect(said).not.toContain(secret);
  });
});

describe('the right to watch', () => {
  test('is one of who sells', async () => {
    const { till } = await openShop();
    const seller = till.clientFor({ name: 'Viewer', permissions: ['sale.view'] });
    const ask = seller.device.openDisplay({ commandId: till.id(), counter: 'main' });
    await expect(ask).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('cannot be guessed, and opens nothing else', async () => {
    const shop = await openShop();
    const { pass } = await opened(shop);
    const { stranger } = shop.till;
    expect(await answerOf(stranger.device.display({ pass: 'x'.repeat(43) }))).toBeNull();
    const asSession = shop.till.clientWith(pass);
    await expect(answerOf(asSession.sale.basket({ counter: 'main' }))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('ends while somebody watches, when the displays are switched off', async () => {
    const shop = await openShop();
    const { till } = shop;
    const { pass, shown } = await opened(shop);
    const seen: (string | null)[] = [];
    const watching = (async () => {
      for await (const view of await till.stranger.device.display({ pass })) {
        seen.push(view?.stage ?? null);
        if (view === null) return;
      }
    })();
    await expect.poll(() => seen).toEqual(['welcome']);
    expect(await till.clientFor('owner').device.closeDisplays({ commandId: till.id() })).toEqual({
      count: 1,
    });
    await watching;
    expect(await shown()).toBeNull();
  });

  test('is not kept in readable form, and the twenty-first takes the place of the first', async () => {
    const shop = await openShop();
    const first = await opened(shop);
    shop.till.clock.advance(1000);
    const later = [];
    for (let n = 0; n < 20; n += 1) later.push(await opened(shop));
    expect(await first.shown()).toBeNull();
    expect(await later[0]?.shown()).toMatchObject({ stage: 'welcome' });
    const kept = JSON.stringify(shop.till.kit.ledger.read.all('select * from display_pass'));
    expect(kept).not.toContain(later[0]?.pass);
  });
});

describe('the customers’ language', () => {
  test('is the counter’s, or the one the receipts are fixed to', async () => {
    const shop = await openShop();
    const { till } = shop;
    const display = await opened(shop, 'main', 'fa');
    expect(await display.shop()).toMatchObject({ language: 'fa', logo: null });
    const layout = { ...firstReceiptLayout, language: 'ru' as const };
    const changes = { 'receipt.layout': layout, 'shop.name': 'Лавка' };
    await till.clientFor('owner').setting.saveSettings({ commandId: till.id(), changes });
    expect(await display.shop()).toMatchObject({ language: 'ru', name: 'Лавка' });
  });

  test('cashiers come and go before one display', async () => {
    const shop = await openShop();
    const { shown } = await opened(shop);
    const other = cashierOf(shop.till, { name: 'Timur', permissions: ['sale.sell'] });
    await other.scan(codes.bread);
    expect(await shown()).toMatchObject({ lines: [{ name: 'Bread' }] });
  });
});
