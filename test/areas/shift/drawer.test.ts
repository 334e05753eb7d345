import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedOf } from '../../../src/main/areas/shift/queries.ts';
import { rebuild } from '../../../src/main/ledger/rebuild.ts';
import { addSale } from '../../kit/facts.ts';
import { openTestTill, type TestTill } from '../../kit/till.ts';

const amount = fc.integer({ min: 1, max: 5_000_000 });
const currency = fc.constantFrom('KGS', 'USD');
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('cashSale' as const), amount, change: fc.nat(90_000) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cardSale' as const), amount }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('mixedSale' as const),
      amount,
      card: amount,
      change: fc.nat(900),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('dollarSale' as const), amount, change: fc.nat(90_000) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cashRefund' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cardRefund' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('onAccount' as const), amount }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom('payIn' as const, 'payOut' as const, 'drop' as const),
      amount,
      currency,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom('cashRepayment' as const, 'cardRepayment' as const),
      amount,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('noSale' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What anybody would reckon on paper: notes in, notes out. */
function onPaper(floats: Record<string, number>, steps: readonly Step[]): Map<string, number> {
  const drawer = new Map<string, number>();
  const move = (key: string, by: number) => drawer.set(key, (drawer.get(key) ?? 0) + by);
  for (const [code, float] of Object.entries(floats)) if (float > 0) move(`cash ${code}`, float);
  for (const one of steps) {
    if (one.does === 'cashSale') move('cash KGS', one.amount);
    if (one.does === 'cardSale') move('card KGS', one.amount);
    if (one.does === 'mixedSale') {
      move('cash KGS', one.amount);
      move('card KGS', one.card);
    }
    if (one.does === 'dollarSale') {
      move('cash USD', one.amount);
      move('cash KGS', -one.change);
    }
    if (one.does === 'cashRefund') move('cash KGS', -one.amount);
    if (one.does === 'cardRefund') move('card KGS', -one.amount);
    if (one.does === 'onAccount') move('onAccount KGS', one.amount);
    if (one.does === 'payIn') move(`cash ${one.currency}`, one.amount);
    if (one.does === 'payOut' || one.does === 'drop') move(`cash ${one.currency}`, -one.amount);
    if (one.does === 'cashRepayment') move('cash KGS', one.amount);
    if (one.does === 'cardRepayment') move('card KGS', one.amount);
    if (one.does === 'noSale') move('cash KGS', 0);
  }
  return drawer;
}

async function live(till: TestTill, customerId: string, one: Step): Promise<void> {
  const { shift, customer } = till.clientFor('owner');
  const commandId = till.id();
  switch (one.does) {
    case 'cashSale':
      addSale(till, {
        tenders: [{ method: 'cash', amountMinor: one.amount + one.change }],
        changeMinor: one.change,
      });
      return;
    case 'cardSale':
      addSale(till, { tenders: [{ method: 'card', amountMinor: one.amount }] });
      return;
    case 'mixedSale':
      addSale(till, {
        tenders: [
          { method: 'card', amountMinor: one.card },
          { method: 'cash', amountMinor: one.amount + one.change },
        ],
        changeMinor: one.change,
      });
      return;
    case 'dollarSale':
      addSale(till, {
        tenders: [
          {
            method: 'cash',
            amountMinor: one.amount * 85 + one.change,
            foreign: { currency: 'USD', givenMinor: one.amount },
          },
        ],
        changeMinor: one.change,
      });
      return;
    case 'cashRefund':
    case 'cardRefund':
      addSale(till, {
        tenders: [{ method: one.does === 'cashRefund' ? 'cash' : 'card', amountMinor: -one.amount }],
      });
      return;
    case 'onAccount':
      addSale(till, { tenders: [{ method: 'onAccount', amountMinor: one.amount, customerId }], customerId });
      return;
    case 'payIn':
    case 'payOut':
    case 'drop':
      await shift[one.does]({ commandId, currency: one.currency, amountMinor: one.amount, reason: 'test' });
      return;
    case 'noSale':
      await shift.noSale({ commandId, reason: 'change for a customer' });
      return;
    default:
      await customer.takeRepayment({
        commandId,
        customerId,
        method: one.does === 'cashRepayment' ? 'cash' : 'card',
        amountMinor: one.amount,
        note: null,
      });
  }
}

const derived = [
  'shift_tender',
  'shift_total',
  'shift_fact',
  'open_shift',
  'customer_balance',
  'debt_due',
  'customer_word',
  'customer_text',
];
const projectionsOf = ({ kit }: TestTill) =>
  Object.fromEntries(derived.map((table) => [table, kit.ledger.read.all(`select * from ${table}`)]));

const seed = Number(process.env.SEED ?? 20_261_120);

test(`float, sales, moves and repayments add up to what the drawer should hold, however the day went (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ KGS: fc.nat(1_000_000), USD: fc.nat(50_000) }),
      fc.array(step, { maxLength: 50, size: 'max' }),
      async (floats, steps) => {
        const till = await openTestTill();
        const { shift, customer } = till.clientFor('owner');
        const { customerId } = await customer.addCustomer({
          commandId: till.id(),
          name: 'Айбек',
          phone: '+996 555 123456',
          code: null,
          note: null,
          groupId: null,
          debtLimitMinor: null,
        });
        const float = Object.entries(floats).map(([code, totalMinor]) => ({
          currency: code,
          totalMinor,
          denominations: [],
        }));
        const { shiftId } = await shift.openShift({ commandId: till.id(), float });
        for (const one of steps) await live(till, customerId, one);

        const expected = expectedOf(till.kit.ledger.read, shiftId);
        const drawer = new Map(
          expected.map(({ method, currency: code, amountMinor }) => [`${method} ${code}`, amountMinor]),
        );
        expect(drawer).toEqual(onPaper(floats, steps));

        const before = projectionsOf(till);
        rebuild(till.kit.ledger);
        expect(projectionsOf(till)).toEqual(before);
        await till.close();
      },
    ),
    { seed, numRuns: 20 },
  );
}, 120_000);
