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
import { Basket } from './basket.ts';
import {
  Discount,
  KitPart,
  LineTax,
  Restock,
  SaleKind,
  TaxTotal,
  TenderDetails,
  TenderMethod,
} from './sale.ts';

/** The window a basket belongs to: `main` is the till's own. */
const Counter = z.string().min(1).max(40).default('main');

const LineView = z.object({
  grossMinor: MinorField,
  lineDiscountMinor: MinorField,
  basketDiscountMinor: MinorField,
  taxMinor: MinorField,
  totalMinor: MinorField,
  taxes: z.array(LineTax).readonly(),
  costMinor: MinorField.nullable(),
});

export const SettlementView = z.object({
  dueMinor: MinorField,
  tenderedMinor: MinorField,
  remainingMinor: MinorField,
  remainingCashMinor: MinorField,
  roundingMinor: MinorField,
  changeMinor: MinorField,
  totalMinor: MinorField,
  isSettled: z.boolean(),
});

/** The sale just completed, shown with its change until the next scan. */
export const LastSale = z.object({
  saleId: Id,
  number: z.string(),
  kind: SaleKind,
  totalMinor: MinorField,
  tenderedMinor: MinorField,
  changeMinor: MinorField,
  currency: z.string(),
});

export const BasketView = z.object({
  basket: Basket,
  version: z.number().int(),
  kind: SaleKind,
  totals: z.object({
    lines: z.array(LineView).readonly(),
    grossMinor: MinorField,
    discountMinor: MinorField,
    taxMinor: MinorField,
    linesMinor: MinorField,
    costMinor: MinorField,
    carriedRoundingMinor: MinorField,
    taxes: z.array(TaxTotal).readonly(),
    pieces: z.number(),
  }),
  settlement: SettlementView,
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  last: LastSale.nullable(),
});
export type BasketView = z.infer<typeof BasketView>;

export const ItemChoice = z.object({
  itemId: Id,
  barcodeId: Id.nullable(),
  name: z.string(),
  sku: z.string().nullable(),
  priceMinor: MinorField,
});

/** What a scanned or typed code turned out to be. */
export const ScanOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), lineId: Id, name: z.string(), qtyMilli: QtyField }),
  z.object({ kind: z.literal('choose'), code: z.string(), items: z.array(ItemChoice) }),
  /** The item's price is asked at the counter, or its weight. */
  z.object({ kind: z.literal('ask'), what: z.enum(['price', 'weight']), item: ItemChoice }),
  z.object({ kind: z.literal('sale'), saleId: Id, number: z.string() }),
  z.object({ kind: z.literal('customer'), customerId: Id, name: z.string() }),
  z.object({ kind: z.literal('unknown'), code: z.string() }),
]);
export type ScanOutcome = z.infer<typeof ScanOutcome>;

export const SaleSummary = z.object({
  id: Id,
  number: z.string(),
  kind: SaleKind,
  at: z.number().int(),
  businessDate: z.string(),
  userName: z.string(),
  customerName: z.string().nullable(),
  lineCount: z.number().int(),
  totalMinor: MinorField,
  currency: z.string(),
});

export const SoldLineView = z.object({
  n: z.number().int(),
  itemId: Id.nullable(),
  name: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  unit: z.string(),
  decimals: z.number().int(),
  qtyMilli: QtyField,
  unitPriceMinor: MinorField,
  listPriceMinor: MinorField.nullable(),
  grossMinor: MinorField,
  lineDiscountMinor: MinorField,
  basketDiscountMinor: MinorField,
  taxMinor: MinorField,
  totalMinor: MinorField,
  taxes: z.array(LineTax).readonly(),
  components: z.array(KitPart).readonly().nullable(),
  staffName: z.string().nullable(),
  note: z.string().nullable(),
  restock: Restock.nullable(),
  /** Already given back, and what still can be. */
  refundedMilli: QtyField,
  refundableMilli: QtyField,
});

export const SaleView = SaleSummary.extend({
  shiftId: Id,
  branchId: Id,
  tillId: Id,
  userId: Id.nullable(),
  customerId: Id.nullable(),
  grossMinor: MinorField,
  discountMinor: MinorField,
  taxMinor: MinorField,
  linesMinor: MinorField,
  roundingMinor: MinorField,
  tipMinor: MinorField,
  changeMinor: MinorField,
  taxes: z.array(TaxTotal).readonly(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  refundOfSaleId: Id.nullable(),
  refundOfNumber: z.string().nullable(),
  lines: z.array(SoldLineView),
  tenders: z.array(
    z.object({
      n: z.number().int(),
      method: TenderMethod,
      amountMinor: MinorField,
      currency: z.string(),
      givenMinor: MinorField,
      rateMicro: z.number().int().nullable(),
      reference: z.string().nullable(),
      details: TenderDetails.nullable(),
    }),
  ),
  /** Refunds and exchanges that gave back from this sale. */
  refunds: z.array(SaleSummary),
});
export type SaleView = z.infer<typeof SaleView>;

const ParkedView = z.object({
  id: Id,
  name: z.string(),
  totalMinor: MinorField,
  lineCount: z.number().int(),
  parkedAt: z.number().int(),
  parkedByName: z.string(),
  customerName: z.string().nullable(),
  takenByName: z.string().nullable(),
});

const atCounter = { counter: Counter };
const onLine = { ...atCounter, lineId: Id };
const line = refusals({ NoSuchLine: {} });
const item = refusals({
  NoSuchItem: {},
  ItemArchived: { name: z.string() },
  BasketFull: { lines: z.number() },
  QuantityTooPrecise: { decimals: z.number() },
});
const paying = refusals({
  NoOpenShift: {},
  EmptyBasket: {},
  NothingToPay: {},
  WrongDirection: {},
  OverpaidWithoutCash: { remainingMinor: z.number() },
  NeedsCustomer: {},
  OverDebtLimit: { limitMinor: z.number(), owedMinor: z.number() },
  NoSuchTender: {},
  TenderNotOffered: { method: z.string() },
  UnknownCurrency: { currency: z.string() },
  BadInstalments: {},
});
const Done = z.object({ lineId: Id.nullable() });

export const saleContract = {
  basket: live('sale.sell', atCounter, BasketView),

  scan: command('sale.sell', { ...atCounter, code: TextField(200).min(1), qtyMilli: QtyField.optional() })
    .output(ScanOutcome)
    .errors(item),
  addItem: command('sale.sell', {
    ...atCounter,
    itemId: Id,
    barcodeId: Id.nullable().default(null),
    qtyMilli: QtyField.optional(),
    /** For an item whose price is asked at the counter. */
    priceMinor: MinorField.min(0).optional(),
  })
    .output(ScanOutcome)
    .errors(item),
  selectLine: command('sale.sell', { ...atCounter, lineId: Id })
    .output(Done)
    .errors(line),
  setQty: command('sale.sell', { ...onLine, qtyMilli: QtyField.min(1) })
    .output(Done)
    .errors({ ...line, ...item, ...refusals({ MoreThanSold: { refundableMilli: z.number() } }) }),
  removeLine: command('sale.sell', { ...onLine, reason: TextField(200).optional() })
    .output(Done)
    .errors(line),
  discountLine: command('sale.discount', { ...onLine, discount: Discount.nullable() }, { severity: 'MEDIUM' })
    .output(Done)
    .errors(line),
  discountBasket: command('sale.discount', { ...atCounter, discount: Discount.nullable() })
    .output(Done)
    .errors(line),
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
    .errors(refusals({ NoSuchCustomer: {} })),
  setNote: command('sale.sell', { ...atCounter, note: TextField(300).nullable() }).output(Done),
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
    .errors(refusals({ EmptyBasket: {} })),

  park: command('sale.park', { ...atCounter, name: TextField(60).optional() }, { audit: 'INFO' })
    .output(z.object({ parkedId: Id, name: z.string() }))
    .errors(refusals({ EmptyBasket: {}, PaymentStarted: {} })),
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
    .errors(refusals({ NoSuchParkedBasket: {} })),

  tender: command('sale.sell', {
    ...atCounter,
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
  /** Completes the sale; with `exactCash` it tenders what remains in cash first, in the same step. */
  complete: command(
    'sale.sell',
    { ...atCounter, exactCash: z.boolean().default(false) },
    { audit: 'PAYMENT' },
  )
    .output(LastSale)
    .errors({
      ...paying,
      ...refusals({
        NotPaid: { remainingMinor: z.number() },
        MoreThanSold: { refundableMilli: z.number() },
      }),
    }),

  giveBack: command('sale.refund', {
    ...atCounter,
    saleId: Id,
    lines: z
      .array(z.object({ n: z.number().int(), qtyMilli: QtyField.min(1), restock: Restock }))
      .min(1)
      .max(1000),
    reason: TextField(200).min(1),
  })
    .output(Done)
    .errors(
      refusals({
        NoSuchSale: {},
        NoSuchLine: {},
        MoreThanSold: { refundableMilli: z.number() },
        NothingLeftToRefund: {},
        OtherSaleInBasket: { number: z.string() },
      }),
    ),
  giveBackWithoutReceipt: command('sale.refundWithoutReceipt', {
    ...atCounter,
    itemId: Id,
    qtyMilli: QtyField.min(1),
    priceMinor: MinorField.min(0).optional(),
    reason: TextField(200).min(1),
    restock: Restock,
  })
    .output(Done)
    .errors(item),

  sales: query('sale.view', {
    text: TextField(100).optional(),
    customerId: Id.optional(),
    itemId: Id.optional(),
    shiftId: Id.optional(),
    from: DateField.optional(),
    to: DateField.optional(),
    kind: SaleKind.optional(),
    before: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }).output(z.array(SaleSummary)),
  sale: query('sale.view', { saleId: Id }).output(SaleView.nullable()),
  saleByNumber: query('sale.view', { number: TextField(60) }).output(SaleSummary.nullable()),
  priceCheck: query('sale.sell', { code: TextField(200) }).output(
    z.array(ItemChoice.extend({ unit: z.string() })),
  ),
};
