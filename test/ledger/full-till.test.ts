/** A whole till on a disk of 32 MB: what a cashier sees when it is full, and what is left. */
import { expect, onTestFinished, test } from 'vitest';
import { must } from '../../src/domain/kit/result.ts';
import { verifiable } from '../../src/main/areas/area.ts';
import { areas } from '../../src/main/areas/index.ts';
import { layBallast } from '../../src/main/ledger/ballast.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { openBareTestTill, type TestTill } from '../kit/till.ts';
import { canMount, smallDisk, stuff } from './small-disk.ts';

const count = (till: TestTill, table: string): number =>
  must(till.kit.ledger.read.get<{ n: number }>(`select count(*) n from ${table}`), 'a count').n;

/** Rings one item up and takes the cash; the refusal's code when it is refused. */
async function sell(
  till: TestTill,
  owner: ReturnType<TestTill['clientFor']>,
  itemId: string,
): Promise<string> {
  try {
    await owner.sale.addItem({ commandId: till.id(), itemId });
    await owner.sale.complete({ commandId: till.id(), exactCash: true });
    return 'sold';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

test.skipIf(!canMount)(
  'a full disk is said in words, the last sale is whole, and with room the till sells again',
  async () => {
    const dataDir = smallDisk(32);
    const till = await openBareTestTill({ dataDir });
    onTestFinished(() => till.close());
    await till.stranger.setting.openDemoShop({ commandId: till.id(), language: 'en' });
    const owner = till.clientFor('owner');
    await owner.shift.openShift({ commandId: till.id(), float: [] });
    const item = must(
      till.kit.ledger.read.get<{ id: string }>(
        "select id from item where open_price = 0 and decimals = 0 and kind = 'item' and status = 'onSale' limit 1",
      ),
      'the demo has goods',
    );
    expect(await sell(till, owner, item.id)).toBe('sold');
    layBallast(till.kit.paths.ballast);
    const makeRoom = stuff(dataDir, 512 * 1024);
    let last = 'sold';
    for (let n = 0; last === 'sold' && n < 5000; n += 1) last = await sell(till, owner, item.id);
    expect(last).toBe('STORAGE_FULL');
    const sold = count(till, 'sale');
    expect(sold).toBeGreaterThan(20);
    expect(count(till, 'sale_line')).toBe(sold);
    expect(count(till, 'sale_tender')).toBe(sold);
    expect(verifyLedger(till.kit.paths.database, verifiable(areas)).findings).toEqual([]);
    makeRoom();
    await owner.sale.voidBasket({ commandId: till.id(), reason: 'again' }).catch(() => undefined);
    expect(await sell(till, owner, item.id)).toBe('sold');
    expect(verifyLedger(till.kit.paths.database, verifiable(areas)).findings).toEqual([]);
  },
);
