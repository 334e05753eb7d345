/** What may be asked of a counter: a basket step by step, paying, parking, giving back, and past sales. */
import { z } from 'zod';
import {
  command,
  DateField,
  live,
  MinorField,
  QtyField,
  query,
  refusals,
  TextField,
} from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { CodePatterns } from '../catalogue/code-patterns.ts';
import { labelFaults } from '../catalogue/label.ts';
import { WeighRefusalCode } from '../device/attached.ts';
import { ScaleTrouble } from '../device/scale.ts';
import { CodeReport } from './code-report.ts';
import { Discount, Restock, SaleKind, TenderDetails, TenderMethod } from './sale.ts';
import { BasketView, ItemChoice, LastSale, ParkedView, SaleSummary, SaleView, ScanOutcome } from './views.ts';

/** The window a basket belongs to: `main` is the till's own. */
const Counter = z.string().min(1).max(40).default('main');

/** GS1 codes with every field stay below. */
const longestScan = 512;

/** What goes the other way is given back, which takes the right to. */
const SoldQty = QtyField.min(1);

const atCounter = { counter: Counter };
const onLine = { ...atCounter, lineId: Id };
/** What any step may be refused for: no till could reckon it, or no entry of the journal could hold its sale. */
const step = refusals({ BasketFull: { lines: z.number() }, AmountTooLarge: {} });
/** The basket as the cashier saw it when the key was pressed: at another sum it is not paid. */
const seen = z.object({ basketId: Id, dueMinor: MinorField }).optional();
const line = { ...step, ...refusals({ NoSuchLine: {}, TenderStarted: {} }) };
const item = {
  ...step,
  ...refusals({
    NoSuchItem: {},
    ItemArchived: { name: z.string() },
    QuantityTooPrecise: { decimals: z.number() },
  }),
};
/** What a label may be refused for. */
const label = refusals({
  BadLabel: { why: z.enum([...labelFaults, 'unreadable']), itemCode: z.string() },
  PastItsDate: { name: z.string(), date: DateField },
  AlreadySold: { number: z.string() },
  AlreadyInBasket: {},
  SoldByOne: {},
});
const paying = {
  ...step,
  ...refusals({
    NoOpenShift: {},
    EmptyBasket: {},
    NothingToPay: {},
    WrongDirection: {},
    BasketChanged: { dueMinor: z.number() },
    OverpaidWithoutCash: { remainingMinor: z.number() },
    NeedsCustomer: {},
    OverDebtLimit: { limitMinor: z.number(), owedMinor: z.number() },
    NoSuchTender: {},
    TooManyTenders: { most: z.number() },
    TenderNotOffered: { method: z.string() },
    UnknownCurrency: { currency: z.string() },
    BadInstalments: {},
  }),
};
const Done = z.object({ lineId: Id.nullable() });

export const saleContract = {
  basket: live('sale.sell', atCounter, BasketView),

  scan: command('sale.sell', {
    ...atCounter,
    code: TextField(longestScan).min(1),
    qtyMilli: SoldQty.optional(),
    /** Which of the items the code may mean; and what it costs, where that is asked. */
    chosen: z.object({ itemId: Id, barcodeId: Id.nullable() }).optional(),
    priceMinor: MinorField.min(0).optional(),
  })
    .output(ScanOutcome)
    .errors({ ...item, ...label }),
  addItem: command('sale.sell', {
    ...atCounter,
    itemId: Id,
    barcodeId: Id.nullable().default(null),
    qtyMilli: SoldQty.optional(),
    /** For an item whose price is asked at the counter. */
    priceMinor: MinorField.min(0).optional(),
  })
    .output(ScanOutcome)
    .errors({ ...item, ...label }),
  /** What lies on the scale of this till, by the till's own look at it: no counter says another weight. */
  weigh: command('sale.sell', {
    ...atCounter,
    itemId: Id,
    /** Packaging that no scale took off. */
    tareMilli: QtyField.min(0).max(100_000).default(0),
    /** The load that was just sold stays on the scale and is sold again. */
    again: z.boolean().default(false),
  })
    .output(ScanOutcome)
    .errors({
      ...item,
      ...label,
      ...refusals({
        NoScale: {},
        NotByWeight: {},
        NotWeighed: { why: WeighRefusalCode, trouble: ScaleTrouble.nullable() },
      }),
    }),
  selectLine: command('sale.sell', { ...atCounter, lineId: Id })
    .output(Done)
    .errors(line),
  setQty: command('sale.sell', { ...onLine, qtyMilli: SoldQty })
    .output(Done)
    .errors({
      ...line,
      ...item,
      ...refusals({ MoreThanSold: { refundableMilli: z.number() }, SoldByOne: {} }),
    }),
  removeLine: command('sale.sell', { ...onLine, reason: TextField(200).optional() })
    .output(Done)
    .errors(line),
  discountLine: command('sale.discount', { ...onLine, discount: Discount.nullable() }, { severity: 'MEDIUM' })
    .output(Done)
    .errors(line),
  discountBasket: command('sale.discount', { ...atCounter, discount: Discount.nullable() })
    .output(Done)
    .errors({ ...step, ...refusals({ EmptyBasket: {} }) }),
  overridePrice: command('sale.overridePrice', { ...onLine, priceMinor: MinorField.min(0).nullable() })
    .output(Done)
    .errors(line),
  noteLine: command('sale.sell', { ...onLine, note: TextField(200).nullable() })
    .output(Done)
    .errors(line),
  staffLine: command('sale.sell', { ...onLine, staffId: Id.nullable() })
    .output(Done)
    .errors({ ...line, ...refusals({ NoSuchUser: {} }) }),
  setCustomer: command('sale.sell', { ...atCounter, customerId: Id.nullable() })
    .output(z.object({ repriced: z.number().int() }))
    .errors({ ...step, ...refusals({ NoSuchCustomer: {} }) }),
  setNote: command('sale.sell', { ...atCounter, note: TextField(300).nullable() })
    .output(Done)
    .errors(step),
  undo: command('sale.sell', atCounter)
    .output(Done)
    .errors(refusals({ NothingToUndo: {} })),
  redo: command('sale.sell', atCounter)
    .output(Done)
    .errors(refusals({ NothingToRedo: {} })),
  voidBasket: command(
    'sale.void',
    { ...atCounter, reason: TextField(200).min(1) },
    { audit: 'CANCEL', severity: 'MEDIUM' },
  )
    .output(Done)
    .errors(refusals({ EmptyBasket: {}, TenderStarted: {} })),

  park: command('sale.park', { ...atCounter, name: TextField(60).optional() }, { audit: 'INFO' })
    .output(z.object({ parkedId: Id, name: z.string() }))
    .errors({ ...step, ...refusals({ EmptyBasket: {}, TenderStarted: {} }) }),
  parked: live('sale.park', {}, z.array(ParkedView)),
  resume: command(
    'sale.park',
    { ...atCounter, parkedId: Id, takeOver: z.boolean().default(false) },
    { audit: 'INFO' },
  )
    .output(Done)
    .errors(refusals({ NoSuchParkedBasket: {}, BasketInUse: { name: z.string() }, BasketNotEmpty: {} })),
  voidParked: command(
    'sale.void',
    { parkedId: Id, reason: TextField(200).min(1) },
    { audit: 'CANCEL', severity: 'MEDIUM' },
  )
    .output(Done)
    .errors(refusals({ NoSuchParkedBasket: {}, BasketInUse: { name: z.string() } })),

  tender: command('sale.sell', {
    ...atCounter,
    seen,
    method: TenderMethod,
    /** In the shop's currency; absent: all that remains. */
    amountMinor: MinorField.optional(),
    /** Foreign cash: how much of which currency; its rate is the shop's setting. */
    foreign: z.object({ currency: z.string().length(3), givenMinor: MinorField }).optional(),
    reference: TextField(100).optional(),
    details: TenderDetails.optional(),
  })
    .output(z.object({ tenderId: Id }))
    .errors(paying),
  removeTender: command('sale.sell', { ...atCounter, tenderId: Id })
    .output(Done)
    .errors(paying),
  setTip: command('sale.sell', { ...atCounter, tipMinor: MinorField.min(0) })
    .output(Done)
    .errors(paying),
  /**
   * Completes the sale; in the same step it first tenders what remains in cash (`exactCash`), or gives the money
   * of a refund back the way it came, as the basket proposes (`asPaid`).
   */
  complete: command(
    'sale.sell',
    { ...atCounter, seen, exactCash: z.boolean().default(false), asPaid: z.boolean().default(false) },
    { audit: 'PAYMENT' },
  )
    .output(LastSale)
    .errors({
      ...paying,
      ...refusals({
        NotPaid: { remainingMinor: z.number() },
        TenderStarted: {},
        BasketInUse: { name: z.string() },
        /** Another till had it in hand too, and was first. */
        BasketSold: { number: z.string() },
        MoreThanSold: { refundableMilli: z.number() },
        AlreadySold: { number: z.string() },
      }),
    }),

  giveBack: command('sale.refund', {
    ...atCounter,
    saleId: Id,
    lines: z
      .array(z.object({ n: z.number().int(), qtyMilli: SoldQty, restock: Restock }))
      .min(1)
      .max(1000),
    reason: TextField(200).min(1),
  })
    .output(Done)
    .errors({
      ...step,
      ...refusals({
        NoSuchSale: {},
        NoSuchLine: {},
        MoreThanSold: { refundableMilli: z.number() },
        NothingLeftToRefund: {},
        QuantityTooPrecise: { decimals: z.number() },
        OtherSaleInBasket: { number: z.string() },
      }),
    }),
  giveBackWithoutReceipt: command('sale.refundWithoutReceipt', {
    ...atCounter,
    itemId: Id,
    qtyMilli: SoldQty,
    /** Another price than today's takes the right to override prices, as it does when selling. */
    priceMinor: MinorField.min(0).optional(),
    reason: TextField(200).min(1),
    restock: Restock,
  })
    .output(Done)
    .errors(item),

  sales: query('sale.view', {
    /** A number or a part of it, a name, or the code of a marked piece. */
    text: TextField(longestScan).optional(),
    customerId: Id.optional(),
    itemId: Id.optional(),
    shiftId: Id.optional(),
    branchId: Id.optional(),
    from: DateField.optional(),
    to: DateField.optional(),
    kind: SaleKind.optional(),
    before: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }).output(z.array(SaleSummary)),
  sale: query('sale.view', { saleId: Id }).output(SaleView.nullable()),
  saleByNumber: query('sale.view', { number: TextField(60) }).output(SaleSummary.nullable()),
  /** How a code is read, also by patterns that are not saved yet. */
  explainCode: query('setting.view', {
    code: TextField(longestScan).min(1),
    patterns: CodePatterns.optional(),
    separatorText: TextField(8).optional(),
  }).output(CodeReport),
  priceCheck: query('sale.sell', { code: TextField(longestScan) }).output(
    z.array(ItemChoice.extend({ unit: z.string() })),
  ),
};
