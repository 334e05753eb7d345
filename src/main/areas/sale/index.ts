/** The sale: baskets, tenders, sales and refunds. */
import type { saleContract } from '../../../domain/areas/sale/contract.ts';
import { numbersOf } from '../../ledger/series.ts';
import { type Area, type HandlersOf, live, query } from '../area.ts';
import { scannedIn } from '../catalogue/queries/scanned.ts';
import { basketView } from './basket.ts';
import { addItem, choiceOf } from './commands/adding.ts';
import { redo, setCustomer, setNote, undo, voidBasket } from './commands/basket.ts';
import { complete } from './commands/complete.ts';
import { discountBasket, discountLine } from './commands/discount.ts';
import { noteLine, overridePrice, removeLine, selectLine, setQty, staffLine } from './commands/lines.ts';
import { park, resume, voidParked } from './commands/park.ts';
import { removeTender, setTip, tender } from './commands/pay.ts';
import { giveBack, giveBackWithoutReceipt } from './commands/refund.ts';
import { scan } from './commands/scan.ts';
import { weigh } from './commands/weigh.ts';
import { explainCode } from './explain.ts';
import { giveBasketsBack } from './leases.ts';
import { projections } from './projections.ts';
import { parkedBaskets, saleByNumber, sales, saleView } from './queries.ts';
import * as tables from './tables.ts';

const handlers = {
  basket: live([tables.openBasket], (read, { counter }) => basketView(read, counter)),
  scan,
  weigh,
  addItem,
  selectLine,
  setQty,
  removeLine,
  discountLine,
  discountBasket,
  overridePrice,
  noteLine,
  staffLine,
  setCustomer,
  setNote,
  undo,
  redo,
  voidBasket,
  park,
  parked: live([tables.parkedBasket], (read) => parkedBaskets(read)),
  resume,
  voidParked,
  tender,
  removeTender,
  setTip,
  complete,
  giveBack,
  giveBackWithoutReceipt,
  sales: query((read, input) => sales(read, input)),
  sale: query((read, { saleId }) => saleView(read, saleId)),
  saleByNumber: query((read, { number }) => saleByNumber(read, number)),
  explainCode: query((read, tried, _call, { ledger }) => explainCode(read, tried, ledger.now())),
  priceCheck: query((read, { code }, _call, { ledger }) =>
    scannedIn(read, code, { priceListId: null, at: ledger.now() }).items.map((item) => ({
      ...choiceOf(item),
      unit: item.unit,
    })),
  ),
} satisfies HandlersOf<typeof saleContract>;

export const sale: Area = {
  name: 'sale',
  tables: Object.values(tables),
  projections,
  handlers,
  series: [numbersOf('sale')],
  react: giveBasketsBack,
};
