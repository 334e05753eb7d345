import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JobRow } from '../../../src/domain/areas/device/printer-contract.ts';
import { firstReceiptLayout } from '../../../src/domain/areas/setting/receipt-layout.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { readPng } from '../../devices/golden.ts';
import { answerOf, type TestClient } from '../../kit/till.ts';
import { cashierOf, codes, openShop, type Shop } from '../sale/shop.ts';
import { attachPrinter } from './printers.ts';

/** The small shop with a printer that makes pictures. */
async function openPrintingShop(
  changes: Parameters<TestClient['setting']['saveSettings']>[0]['changes'] = {},
) {
  const shop = await openShop();
  const owner = shop.till.clientFor('owner');
  await attachPrinter(shop.till);
  await owner.setting.saveSettings({ commandId: shop.till.id(), changes });
  return { ...shop, owner, prints: join(shop.till.dataDir, 'prints') };
}

const jobsOf = ({ till }: Shop): Promise<JobRow[]> => answerOf(till.clientFor('owner').device.jobs({}));

/** Follows the live list until every job has come to rest. */
async function printed({ till }: Shop): Promise<JobRow[]> {
  for await (const jobs of await till.clientFor('owner').device.jobs({})) {
    if (jobs.every(({ state }) => state !== 'queued' && state !== 'sending')) return jobs;
  }
  throw new Error('the list ended');
}

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

describe('a sale', () => {
  test('is done before its slip is drawn, and the slip comes by itself', async () => {
    const shop = await openPrintingShop();
    await shop.cashier.scan(codes.tea);
    const { number } = await shop.cashier.exactCash();
    expect(await jobsOf(shop)).toMatchObject([{ kind: 'receipt', number, copy: 0, state: 'queued' }]);
    const [job] = await printed(shop);
    expect(job).toMatchObject({ state: 'printed', attempts: 1 });
    expect(readdirSync(shop.prints).sort()).toEqual([`${job?.id}.pdf`, `${job?.id}.png`]);
  });

  test('waits for a printer as long as there is none, and prints once there is one', async () => {
    const shop = await openShop();
    const owner = shop.till.clientFor('owner');
    await shop.cashier.scan(codes.tea);
    await shop.cashier.exactCash();
    expect(await answerOf(owner.device.printer({}))).toMatchObject({
      printers: [],
      lacking: ['receipt'],
      queued: 1,
    });
    await attachPrinter(shop.till);
    expect(await printed(shop)).toMatchObject([{ state: 'printed', printer: 'Receipts', confirmed: true }]);
    expect(await answerOf(owner.device.printer({}))).toMatchObject({
      printers: [{ name: 'Receipts', state: 'ready', isPicture: true }],
      lacking: [],
      queued: 0,
    });
  });

  test('prints as many slips as the shop gives, all after the first called COPY', async () => {
    const shop = await openPrintingShop({ 'receipt.layout': { ...firstReceiptLayout, copies: 2 } });
    await shop.cashier.scan(codes.tea);
    await shop.cashier.exactCash();
    expect((await printed(shop)).map(({ copy }) => copy)).toEqual([1, 0]);
  });

  test('prints nothing unasked where the shop wants it so; its first slip is then no copy', async () => {
    const shop = await openPrintingShop({ 'receipt.print': 'onRequest' });
    const { cashier, till, owner } = shop;
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    expect(await jobsOf(shop)).toEqual([]);
    expect(await owner.device.printReceipt({ commandId: till.id(), saleId })).toMatchObject({ copy: 0 });
    const again = { commandId: till.id(), kind: 'receipt' as const, subjectId: saleId };
    expect(await owner.device.reprint(again)).toMatchObject({ copy: 1 });
    await expect(owner.device.printReceipt({ commandId: till.id(), saleId })).rejects.toMatchObject({
      code: 'AlreadyPrinted',
    });
  });

  test('of a typed weight says so, of a piece does not', async () => {
    const { cashier, ids } = await openShop();
    await cashier.add(ids.apples, { qtyMilli: 350 });
    await cashier.scan(codes.tea);
    const { saleId } = await cashier.exactCash();
    const sold = must(await cashier.sale.sale({ saleId }), 'the sale');
    expect(sold.lines.map(({ name, weightTyped }) => [name, weightTyped])).toEqual([
      ['Apples', true],
      ['Tea', false],
    ]);
  });

  test('whose command came twice has one slip', async () => {
    const shop = await openPrintingShop();
    await shop.cashier.scan(codes.tea);
    const once = { ...shop.cashier.c(), exactCash: true };
    await shop.cashier.sale.complete(once);
    await shop.cashier.sale.complete(once);
    expect(await printed(shop)).toHaveLength(1);
  });
});

describe('the preview', () => {
  test('is dot by dot what the printer got', async () => {
    const shop = await openPrintingShop();
    await shop.cashier.scan(codes.tea, 3000);
    const { saleId } = await shop.cashier.exactCash();
    const [job] = await printed(shop);
    const paper = readFileSync(join(shop.prints, `${must(job, 'a job').id}.png`));
    const preview = must(await shop.owner.device.previewSale({ saleId }), 'a preview');
    expect(readPng(base64(preview.png))).toEqual(readPng(paper));
    expect(base64(preview.png).equals(paper)).toBe(true);
  });

  test('of a layout shows the draft and changes nothing', async () => {
    const shop = await openPrintingShop();
    const draft = { layout: firstReceiptLayout, logo: null };
    const plain = await shop.owner.device.previewLayout(draft);
    const layout = { ...firstReceiptLayout, header: 'Open day and night' };
    const taller = await shop.owner.device.previewLayout({ ...draft, layout });
    expect(plain).toMatchObject({ widthDots: 576, omitted: [] });
    expect(taller.heightDots).toBeGreaterThan(plain.heightDots);
    const broken = await shop.owner.device.previewLayout({ ...draft, logo: 'data:image/png;base64,AAAA' });
    expect(broken.omitted).toEqual(['noPicture']);
    expect((await answerOf(shop.owner.setting.settings({})))['receipt.layout']).toEqual(firstReceiptLayout);
  });

  test('speaks the language of the counter, unless the layout says another', async () => {
    const shop = await openPrintingShop();
    await shop.cashier.scan(codes.tea);
    const { saleId } = await shop.cashier.exactCash();
    const png = async (language: 'en' | 'fa') =>
      must(await shop.till.clientFor('owner', { language }).device.previewSale({ saleId }), 'a preview').png;
    expect(await png('en')).not.toBe(await png('fa'));
    const changes = { 'receipt.layout': { ...firstReceiptLayout, language: 'fa' } };
    await shop.owner.setting.saveSettings({ commandId: shop.till.id(), changes });
    expect(await png('en')).toBe(await png('fa'));
  });
});

describe('a file', () => {
  test('of a sale nobody printed is the first slip; after that it says COPY', async () => {
    const shop = await openPrintingShop({ 'receipt.print': 'onRequest' });
    await shop.cashier.scan(codes.tea);
    const { saleId, number } = await shop.cashier.exactCash();
    const save = () => shop.owner.device.saveSale({ commandId: shop.till.id(), saleId });
    const first = await save();
    expect(first.name).toBe(`${number}.pdf`);
    const page = await first.text();
    expect(page.slice(0, 5)).toBe('%PDF-');
    expect(await (await save()).text()).toBe(page);
    await shop.owner.device.printReceipt({ commandId: shop.till.id(), saleId });
    expect(await (await save()).text()).not.toBe(page);
  });
});

describe('who may', () => {
  test('reprinting is on record with the receipt, the number of the copy and the user', async () => {
    const shop = await openPrintingShop();
    await shop.cashier.scan(codes.tea);
    const { saleId, number } = await shop.cashier.exactCash();
    const again = () => ({ commandId: shop.till.id(), kind: 'receipt' as const, subjectId: saleId });
    const clerk = shop.till.clientFor({ permissions: ['sale.sell'] });
    await expect(clerk.device.reprint(again())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await shop.owner.device.reprint(again());
    const row = shop.till.kit.ledger.read.get<{ label: string; details: string }>(
      "select label, details from activity where command = 'device.reprint'",
    );
    expect(row).toMatchObject({ label: number });
    expect(row?.details).toContain('"copy":1');
  });

  test('a copy of a Z is for who may view shifts', async () => {
    const shop = await openPrintingShop();
    const close = { commandId: shop.till.id(), countId: null, left: [], reason: null };
    const { shiftId } = await shop.owner.shift.closeShift(close);
    expect(await printed(shop)).toMatchObject([{ kind: 'zReport', number: 'A-1', copy: 0 }]);
    const again = { commandId: shop.till.id(), kind: 'zReport' as const, subjectId: shiftId };
    const clerk = shop.till.clientFor({ permissions: ['sale.reprint'] });
    await expect(clerk.device.reprint(again)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await shop.owner.device.reprint({ ...again, commandId: shop.till.id() })).toMatchObject({
      copy: 1,
    });
  });

  test('an X hides the takings from who may not see what the drawer should hold', async () => {
    const shop = await openPrintingShop();
    await shop.cashier.scan(codes.tea);
    await shop.cashier.exactCash();
    const clerk = shop.till.clientFor({ permissions: ['shift.xReport'] });
    const hidden = must(await clerk.device.previewX({}), 'an X');
    const whole = must(await shop.owner.device.previewX({}), 'an X');
    expect(hidden.heightDots).toBeLessThan(whole.heightDots);
  });

  test('what may be on paper already is printed again only by who may reprint', async () => {
    const shop = await openPrintingShop({ 'receipt.print': 'onRequest' });
    await shop.cashier.scan(codes.tea);
    const { saleId } = await shop.cashier.exactCash();
    const { jobId } = await shop.owner.device.printReceipt({ commandId: shop.till.id(), saleId });
    await printed(shop);
    shop.till.kit.ledger.sqlite.exec("update print_job set state = 'unknown'");
    const jobs = { commandId: shop.till.id(), jobIds: [jobId] };
    const clerk = shop.till.clientFor({ permissions: ['device.print'] });
    await expect(clerk.device.retryJobs(jobs)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await clerk.device.confirmJobs(jobs)).toEqual({ count: 1 });
    await expect(clerk.device.confirmJobs({ ...jobs, commandId: shop.till.id() })).rejects.toMatchObject({
      code: 'JobGone',
    });
  });
});

test('cash that is carried brings a slip to sign, and a debt repaid one for the customer', async () => {
  const shop = await openPrintingShop();
  const { owner, till, ids } = shop;
  const move = () => ({ commandId: till.id(), currency: 'KGS', amountMinor: 5000, reason: 'bread' });
  await owner.shift.payIn(move());
  await owner.shift.payOut(move());
  await owner.shift.drop(move());
  await owner.shift.noSale({ commandId: till.id(), reason: 'change' });
  const repaid = { customerId: ids.regular, method: 'cash' as const, amountMinor: 1000, note: null };
  await owner.customer.takeRepayment({ commandId: till.id(), ...repaid });
  const kinds = (await printed(shop)).map(({ kind, state }) => `${kind} ${state}`);
  expect(kinds.sort()).toEqual([...Array(3).fill('cashMove printed'), 'repayment printed']);
});

test('a till that lives on from a backup asks before it prints what waited then', async () => {
  const shop = await openShop();
  await shop.cashier.scan(codes.tea);
  await shop.cashier.exactCash();
  const { till } = shop;
  till.kit.ledger.sqlite.exec("update ledger_identity set nonce = ''");
  await till.reopen();
  expect(await jobsOf({ ...shop, cashier: cashierOf(till, 'owner') })).toMatchObject([
    { state: 'unknown', problem: 'restored' },
  ]);
});
