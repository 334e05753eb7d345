/** The words of the trade (style.md), and no others for the same thing. */
import { type Broken, inEach, type Law, type Source } from './source.ts';

/** Our word for each word we do not use. Words that also mean something else in code are left out. */
const ours: Record<string, string> = {
  appointment: 'booking',
  cart: 'basket',
  cashbox: 'drawer',
  inventory: 'stock',
  outlet: 'branch',
  payment: 'tender',
  reservation: 'booking',
  tenant: 'company',
  terminal: 'till or pinpad',
  voucher: 'promotion or coupon',
};
const saysNothing = /^(manager|helper|util|utils|common|data|info|misc|base|impl|process)$/;
const suffixSaysNothing = /[a-z](Manager|Helper|Helpers|Util|Utils|Impl)$/;

const partsOf = (name: string): string[] =>
  name
    .split(/(?=[A-Z])|[^A-Za-z]+/)
    .map((part) => part.toLowerCase())
    .map((part) => (part.endsWith('s') && part.slice(0, -1) in ours ? part.slice(0, -1) : part));

function objection(name: string): string | null {
  const foreign = partsOf(name).find((part) => Object.hasOwn(ours, part));
  if (foreign) return `${name}: we say ${ours[foreign]}, not ${foreign}`;
  return suffixSaysNothing.test(name) ? `${name}: the ending says nothing` : null;
}

function namesIn(source: Source): Broken[] {
  if (!source.path.startsWith('src/')) return [];
  const found: Broken[] = [];
  const check = (start: number, name: string) => {
    const why = objection(name);
    if (why) found.push(source.broken(start, why));
  };
  for (const part of source.path.split('/').slice(1)) {
    const [stem = ''] = part.split('.');
    if (saysNothing.test(stem)) found.push(source.broken(0, `${part}: the name says nothing`));
    check(0, stem);
  }
  // What others named and we import keeps its name.
  const foreign = new Set<string>();
  source.visit({
    ImportDeclaration: ({ source: { value }, specifiers }) => {
      if (!value.startsWith('.')) for (const { local } of specifiers) foreign.add(local.name);
    },
    Identifier: ({ start, name }) => {
      if (!foreign.has(name)) check(start, name);
    },
  });
  return found;
}

export const tradeWords: Law = {
  says: 'things bear the names of the trade',
  breaches: inEach(namesIn),
  plants: [
    [['src/domain/areas/sale/rules.ts', 'export const cartTotal = 1;']],
    [['src/domain/areas/sale/rules.ts', 'export interface Line { paymentId: string }']],
    [['src/domain/areas/sale/rules.ts', 'export class StockManager {}']],
    [['src/renderer/areas/sale/terminals.tsx', 'export const x = 1;']],
    [['src/main/ledger/utils.ts', 'export const x = 1;']],
  ],
};
