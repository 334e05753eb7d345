/** Whatever was done in whatever order, the indexes are what a rebuild would make of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Id } from '../../../src/domain/kit/ids.ts';
import { must, ok } from '../../../src/domain/kit/result.ts';
import { swapRanks } from '../../../src/main/areas/catalogue/projections.ts';
import { barcode, item } from '../../../src/main/areas/catalogue/tables.ts';
import { rebuild } from '../../../src/main/ledger/rebuild.ts';
import { tend } from '../../../src/main/ledger/tend.ts';
import { openBareTestTill, type TestTill } from '../../kit/till.ts';

/** Projections and the words of both full-text indexes, as plain rows. */
function indexesOf({ kit }: TestTill) {
  const { sqlite } = kit.ledger;
  for (const index of ['item_words', 'item_trigrams']) {
    sqlite.exec(
      `create virtual table if not exists temp.${index}_terms using fts5vocab(main, ${index}, instance)`,
    );
  }
  const rows = (sql: string) => sqlite.prepare(sql).all();
  return {
    codes: rows('select * from barcode_index order by code, barcode_id'),
    ranks: rows('select * from item_rank order by rank'),
    words: rows('select term, doc, offset from item_words_terms order by doc, offset, term'),
    parts: rows('select term, doc, offset from item_trigrams_terms order by doc, offset, term'),
  };
}

function rebuilt(till: TestTill) {
  rebuild(till.kit.ledger);
  return indexesOf(till);
}

const some = fc.nat({ max: 5 });
const name = fc.constantFrom('Milk', 'Молоко', 'شیر', 'Milk 3,2%', 'Coca-Cola', '');
const step = fc.oneof(
  fc.record({ do: fc.constant('item' as const), at: some, name, sku: fc.option(name), category: some }),
  fc.record({
    do: fc.constant('code' as const),
    at: some,
    of: some,
    code: fc.constantFrom('111', '222', ''),
  }),
  fc.record({ do: fc.constant('erase' as const), at: some }),
  fc.record({ do: fc.constant('restore' as const), at: some }),
  fc.record({ do: fc.constant('eraseCode' as const), at: some }),
  fc.record({ do: fc.constant('archive' as const), at: some }),
  fc.record({ do: fc.constant('swap' as const), at: some, with: some }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Writes records as a command or another till's entry would: in any order, codes before their items too. */
function take({ kit: { ledger } }: TestTill, ids: readonly Id[], action: Step): void {
  const id = must(ids[action.at], 'an id for each number');
  if (action.do === 'swap') {
    const places = [action.at + 1, action.with + 1] as const;
    if (action.at !== action.with) tend(ledger, (writer) => swapRanks(writer, ...places));
    return;
  }
  ledger.commit({ id: ledger.newId(), command: 'test', actor: { userId: null, name: '' } }, (tx) => {
    if (action.do === 'item') {
      const { name, sku } = action;
      tx.save(item, id, { name, sku, categoryId: ids[action.category] ?? null });
    }
    if (action.do === 'code') {
      tx.save(barcode, id, { code: action.code, itemId: must(ids[action.of], 'an item') });
    }
    if (action.do === 'erase') tx.erase(item, id);
    if (action.do === 'restore') tx.save(item, id, { deletedAt: null });
    if (action.do === 'eraseCode') tx.erase(barcode, id);
    if (action.do === 'archive') tx.save(item, id, { status: 'archived' });
    return ok(null);
  });
}

test('indexes kept step by step are those a rebuild makes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(), async (steps, seed) => {
      const till = await openBareTestTill({ seed });
      try {
        const ids = Array.from({ length: 6 }, () => till.id());
        for (const at of ids.keys())
          take(till, ids, { do: 'item', at, name: 'Milk', sku: null, category: 0 });
        for (const action of steps) take(till, ids, action);
        const kept = indexesOf(till);
        expect(rebuilt(till)).toEqual(kept);
      } finally {
        await till.close();
      }
    }),
    { numRuns: 20 },
  );
});
