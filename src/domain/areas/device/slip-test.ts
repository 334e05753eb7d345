/** A slip that shows what a printer can: every script, every size, both edges, both codes. */
import { toLocalDigits } from '../../kit/digits.ts';
import { formatPercent } from '../../kit/format.ts';
import { basisPoints } from '../../kit/money.ts';
import { type Language, languages } from '../../kit/words.ts';
import { saleWords } from '../sale/words.ts';
import type { PrintBlock, PrintDocument } from './document.ts';
import { air, centred, dashes, houseHead, type Letterhead, large, pairs, penOf, rule, slip } from './slip.ts';
import { slipWords } from './words.ts';

export interface TestOnPaper {
  readonly at: number;
  readonly userName: string;
  readonly widthDots: number;
}

/** A number every digit of which is on the paper. */
const allDigits = '1234567890';

export function testSlip({ at, userName, widthDots }: TestOnPaper, head: Letterhead): PrintDocument {
  const { w, moment, count, money, sign } = penOf(head);
  const code = `TEST-${allDigits}`;
  return slip(head, null, [
    head.logo ? { kind: 'logo', picture: head.logo } : null,
    ...houseHead(head, w.test, w.testDots(count(widthDots))),
    pairs([[userName, moment(at)]], { muted: true }),
    rule,
    centred(w.testSays, {}),
    edges,
    dashes,
    ...languages.flatMap(sample),
    dashes,
    large(w.total, sign(), money(123_456_789)),
    rule,
    { kind: 'qr', text: code },
    { kind: 'barcode', symbology: 'code128', text: code },
  ]);
}

const edges: PrintBlock = {
  kind: 'columns',
  columns: [{}, { align: 'end' }],
  rows: [{ cells: ['||||', '||||'] }, { cells: ['||||', '||||'], muted: true }],
};

/** Each language in its own words and digits, whatever the language of the slip. */
function sample(language: Language): (PrintBlock | null)[] {
  const w = slipWords[language];
  const said = saleWords[language];
  const digits = toLocalDigits(allDigits, language);
  return [
    pairs([[`${w.receipt} · ${said.total} · ${said.change}`, digits]]),
    pairs([[`${w.discount(formatPercent(basisPoints(1200), language))}, ${w.customer}`, digits]], {
      muted: true,
    }),
    air(0.2),
  ];
}
