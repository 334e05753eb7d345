/** Time, chance and writes come through one door each; money is never a float. */
import type { ESTree } from 'vite';
import { type Broken, inEach, type Law, type Source } from './source.ts';

/** What `till.ts`, headquarters' `index.ts` and the counter's `app/` wire, and what is no part of the till. */
const mayAskTheWorld =
  /^(src\/main\/till\.ts|src\/hq\/index\.ts|src\/renderer\/app\/|scripts\/|bench\/|test\/|[^/]+$)/;
const impure = new Set(['Date.now', 'Math.random', 'crypto.randomUUID', 'Temporal.Now']);

function worldIn(source: Source): Broken[] {
  if (mayAskTheWorld.test(source.path)) return [];
  const found: Broken[] = [];
  const report = (node: ESTree.Node, what: string) =>
    found.push(source.broken(node.start, `${what} belongs to the adapters that till.ts wires`));
  source.visit({
    MemberExpression: (node) => {
      const name = dotted(node);
      if (impure.has(name)) report(node, name);
    },
    NewExpression: (node) => {
      if (isNamed(node.callee, 'Date') && node.arguments.length === 0) report(node, 'new Date()');
    },
    CallExpression: (node) => {
      if (isNamed(node.callee, 'Date')) report(node, 'Date()');
    },
    ImportSpecifier: (node) => {
      if (isNamed(node.imported, 'randomUUID')) report(node, 'randomUUID');
    },
  });
  return found;
}

export const pureOfWorld: Law = {
  says: 'nobody asks the clock or chance but the adapters',
  breaches: inEach(worldIn),
  plants: [
    [['src/main/ledger/journal.ts', 'const at = Date.now();']],
    [['src/domain/areas/shift/rules.ts', 'const today = new Date();']],
    [['src/domain/areas/shift/rules.ts', 'const today = Date();']],
    [['src/renderer/parts/clock.tsx', 'const jitter = Math.random();']],
    [['src/main/doors/guard.ts', "import { randomUUID } from 'node:crypto';"]],
    [['src/main/doors/guard.ts', 'const id = globalThis.crypto.randomUUID();']],
  ],
};

const moneyRooms = /^src\/(domain|main)\/areas\//;
const countedUnit = /(Minor|Milli|Bp)$/;

function floatsIn(source: Source): Broken[] {
  if (!moneyRooms.test(source.path)) return [];
  const found: Broken[] = [];
  const report = (node: ESTree.Node, what: string) => found.push(source.broken(node.start, what));
  source.visit({
    CallExpression: (node) => {
      const name = lastName(node.callee);
      if (name === 'parseFloat' || name === 'toFixed')
        report(node, `${name} makes floats; the kit has digits`);
    },
    BinaryExpression: (node) => {
      for (const side of [node.left, node.right]) if (isFloat(side)) report(side, `${side.raw} is a float`);
      const counted = [node.left, node.right].map(lastName).find((name) => countedUnit.test(name));
      if (['*', '/', '**'].includes(node.operator) && counted)
        report(node, `${counted} ${node.operator} … belongs to the kit, with its rounding named`);
    },
  });
  return found;
}

export const noFloats: Law = {
  says: 'money, quantity and percent are whole numbers, reckoned by the kit',
  breaches: inEach(floatsIn),
  plants: [
    [['src/domain/areas/sale/rules.ts', 'const tax = net * 0.2;']],
    [['src/main/areas/report/queries.ts', 'const total = parseFloat(text);']],
    [['src/main/areas/report/queries.ts', 'const shown = amount.toFixed(2);']],
    [['src/domain/areas/sale/rules.ts', 'const each = line.totalMinor / 3;']],
  ],
};

const writtenSql = /^\s*(insert|update|delete|replace|drop|alter|create|vacuum|attach)\s/i;
const txWrites = new Set(['add', 'set', 'save', 'erase', 'keep', 'forget', 'next']);
const areaCommands = /^src\/main\/areas\/[\w-]+\/commands(\.ts|\/)/;

/** A projection folds many rows by one statement of its writer's; `fill.ts` is what it folds later. */
const folds = /^src\/main\/areas\/[\w-]+\/(projections|fill)\.ts$/;

/** Outside the ledger nobody writes SQL that changes rows, and only commands hold a `tx`. */
function writesIn(source: Source): Broken[] {
  if (!source.path.startsWith('src/main/') || source.path.startsWith('src/main/ledger/')) return [];
  const found: Broken[] = [];
  const report = (node: ESTree.Node, what: string) => found.push(source.broken(node.start, what));
  const mayFold = folds.test(source.path);
  source.visit({
    Literal: (node) => {
      if (mayFold) return;
      if (typeof node.value === 'string' && writtenSql.test(node.value)) report(node, 'SQL that writes');
    },
    TemplateElement: (node) => {
      if (!mayFold && writtenSql.test(node.value.raw)) report(node, 'SQL that writes');
    },
    CallExpression: ({ callee }) => {
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return;
      const write = callee.object.name === 'tx' && txWrites.has(lastName(callee));
      if (write && !areaCommands.test(source.path)) report(callee, `${dotted(callee)} outside commands.ts`);
    },
  });
  return found;
}

export const oneDoor: Law = {
  says: 'only the ledger writes, and only commands ask it to',
  breaches: inEach(writesIn),
  plants: [
    [['src/main/areas/sale/commands.ts', "sqlite.exec('delete from sale');"]],
    [['src/main/areas/sale/queries.ts', 'sqlite.exec(`\n  update sale set total = 1`);']],
    [['src/main/areas/sale/queries.ts', 'tx.add(sale, row);']],
    [['src/main/doors/guard.ts', 'tx.save(user, id, row);']],
  ],
};

const declarers = new Set(['fact', 'record', 'projection', 'local', 'sqliteTable']);

function tablesIn(house: readonly Source[]): Broken[] {
  const found: Broken[] = [];
  const owners = new Map<string, string>();
  for (const source of house.filter(({ path }) => path.startsWith('src/main/'))) {
    source.visit({
      CallExpression: ({ callee, arguments: [first], start }) => {
        if (callee.type !== 'Identifier' || !declarers.has(callee.name)) return;
        if (first?.type !== 'Literal' || typeof first.value !== 'string') return;
        const owner = owners.get(first.value);
        if (owner) found.push(source.broken(start, `table ${first.value} is owned by ${owner}`));
        owners.set(first.value, source.path);
      },
    });
  }
  return found;
}

export const oneOwner: Law = {
  says: 'every table has one owner',
  breaches: tablesIn,
  plants: [
    [
      ['src/main/areas/sale/tables.ts', "const sale = fact('sale', {}, {});"],
      ['src/main/areas/shift/tables.ts', "const ours = projection('sale', {}, {});"],
    ],
  ],
};

const contracts = /^src\/domain\/areas\/[\w-]+\/contract\.ts$/;
const builders = new Set(['command', 'action', 'query', 'live']);

/** The kit's builders cannot be called without a need; so it is enough that nobody goes past them. */
function bareProceduresIn(source: Source): Broken[] {
  if (!contracts.test(source.path)) return [];
  const bare = source.imports.filter(({ from }) => from === '@orpc/contract');
  const found = bare.map(({ start }) => source.broken(start, 'procedures are built by kit/contract.ts'));
  source.visit({
    CallExpression: ({ callee, arguments: [need], start }) => {
      if (callee.type !== 'Identifier' || !builders.has(callee.name)) return;
      if (need?.type !== 'Literal' || !need.value)
        found.push(source.broken(start, `${callee.name} names no permission`));
    },
  });
  return found;
}

export const permissionNamed: Law = {
  says: 'every procedure names the permission it needs',
  breaches: inEach(bareProceduresIn),
  plants: [
    [['src/domain/areas/sale/contract.ts', "import { oc } from '@orpc/contract';"]],
    [['src/domain/areas/sale/contract.ts', 'const park = command(need, {});']],
  ],
};

const isFloat = (node: ESTree.Node): node is ESTree.NumericLiteral =>
  node.type === 'Literal' && typeof node.value === 'number' && !Number.isInteger(node.value);

const isNamed = (node: ESTree.Node, name: string): boolean =>
  node.type === 'Identifier' && node.name === name;

/** `a.b.c` of a plain member expression; `globalThis.` and `window.` in front count for nothing. */
function dotted(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed) return '';
  return `${dotted(node.object)}.${lastName(node)}`.replace(/^(globalThis|window|self)\./, '');
}

function lastName(node: ESTree.Node): string {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed ? lastName(node.property) : '';
}
