/** Sales as a display is told of them. */
import fc from 'fast-check';
import type { DisplayLine, DisplayView } from '../../../src/domain/areas/device/display.ts';

export const lineOf = (name: string, totalMinor: number, qtyMilli = 1000): DisplayLine => ({
  id: name,
  name,
  unit: 'piece',
  decimals: 0,
  qtyMilli,
  unitPriceMinor: totalMinor,
  discountMinor: 0,
  totalMinor,
});

export const viewOf = (view: Partial<DisplayView>): DisplayView => ({
  stage: 'selling',
  kind: 'sale',
  currency: 'KGS',
  lines: [],
  earlier: 0,
  newestId: view.lines?.at(-1)?.id ?? null,
  discountMinor: 0,
  roundingMinor: 0,
  totalMinor: 0,
  tenders: [],
  remainingMinor: 0,
  changeMinor: 0,
  qr: null,
  saleId: null,
  ...view,
});

const amount = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('Хлеб ржаной', 'چای لاهیجان ۲۵۰ گرم', 'Айран «Тан»', ''),
);

export const anyView: fc.Arbitrary<DisplayView> = fc
  .record({
    stage: fc.constantFrom('welcome', 'selling', 'paying', 'done'),
    currency: fc.constantFrom('KGS', 'IRR', 'KWD'),
    lines: fc.array(
      fc
        .record({ name, totalMinor: amount, qtyMilli: amount })
        .map(({ name, totalMinor, qtyMilli }) => lineOf(name, totalMinor, qtyMilli)),
      { maxLength: 3 },
    ),
    totalMinor: amount,
    remainingMinor: amount,
    changeMinor: fc.integer({ min: 0, max: 10_000_000_000 }),
  })
  .map(viewOf);
