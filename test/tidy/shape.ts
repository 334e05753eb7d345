/** Sizes and leftovers, as style.md counts them. */
import type { ESTree } from 'vite';
import { type Broken, inEach, type Law, type Source } from './source.ts';

const mostColumns = 120;
/** Three and, at most, one of options. */
const mostParameters = 4;
const deepest = 3;
const exempt = /(^|[/-])(words|tables)(\.ts|\/)/;

function tooLong(source: Source): Broken[] {
  if (exempt.test(source.path)) return [];
  const most = source.path.startsWith('test/') ? 500 : 300;
  const { length } = source.text.trimEnd().split('\n');
  return length > most ? [source.broken(source.text.length - 1, `${length} lines; stop at ${most}`)] : [];
}

export const fileSize: Law = {
  says: 'a file says one thing',
  breaches: inEach(tooLong),
  plants: [
    [['src/main/till.ts', 'run();\n'.repeat(301)]],
    [['test/kit/money.test.ts', 'run();\n'.repeat(501)]],
  ],
};

/** A string or an address cannot be broken, so it does not count. */
const unbreakable = /(['"`]).*?\1|https?:\S+/g;

function tooWide(source: Source): Broken[] {
  if (exempt.test(source.path)) return [];
  return source.lines.flatMap((line, index) => {
    const columns = [...line.replace(unbreakable, '')].length;
    return columns > mostColumns ? [{ path: source.path, line: index + 1, what: `${columns} columns` }] : [];
  });
}

export const columns: Law = {
  says: 'a line fits beside another',
  breaches: inEach(tooWide),
  plants: [[['src/main/till.ts', `// ${'wide '.repeat(30)}`]]],
};

type Callable = ESTree.Function | ESTree.ArrowFunctionExpression;

/** A component is a function of a .tsx file with a capital name. */
function mostLinesOf(source: Source, name: string): number {
  return source.path.endsWith('.tsx') && /^[A-Z]/.test(name) ? 90 : 60;
}

function longFunctions(source: Source): Broken[] {
  // Test suites are functions only by syntax.
  if (source.path.startsWith('test/')) return [];
  const found: Broken[] = [];
  const names = new Map<Callable, string>();
  const check = (node: Callable) => {
    const name = names.get(node) ?? ('id' in node && node.id ? node.id.name : '');
    const length = source.lineAt(node.end) - source.lineAt(node.start) + 1;
    const most = mostLinesOf(source, name);
    const title = name || 'a function';
    if (length > most) found.push(source.broken(node.start, `${title}: ${length} lines; stop at ${most}`));
    const positional = node.params.filter(({ type }) => type !== 'RestElement').length;
    if (positional > mostParameters)
      found.push(source.broken(node.start, `${title}: ${positional} parameters`));
  };
  source.visit({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init && isCallable(init)) names.set(init, id.name);
    },
    MethodDefinition: ({ key, value }) => {
      if ('name' in key && typeof key.name === 'string') names.set(value, key.name);
    },
    FunctionDeclaration: check,
    FunctionExpression: check,
    ArrowFunctionExpression: check,
  });
  return found;
}

const isCallable = (node: ESTree.Node): node is Callable =>
  node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';

export const functionSize: Law = {
  says: 'a function fits on a screen and takes few things',
  breaches: inEach(longFunctions),
  plants: [
    [['src/main/till.ts', `function open() {\n${'  run();\n'.repeat(60)}}`]],
    [['src/main/till.ts', `const open = () => {\n${'  run();\n'.repeat(60)}};`]],
    [['src/renderer/parts/pad.tsx', `function Pad() {\n${'  run();\n'.repeat(90)}}`]],
    [['src/main/till.ts', 'function open(a: A, b: B, c: C, d: D, e: E) {}']],
  ],
};

function deepBlocks(source: Source): Broken[] {
  if (source.path.startsWith('test/')) return [];
  const found: Broken[] = [];
  // One depth for each function we are in; a function starts anew.
  const depths: number[] = [0];
  const enter = (node: ESTree.Node) => {
    depths.push((depths.pop() ?? 0) + 1);
    if (depths.at(-1) === deepest + 1)
      found.push(source.broken(node.start, `more than ${deepest} nested blocks`));
  };
  const leave = () => depths.push((depths.pop() ?? 0) - 1);
  const enterFunction = () => depths.push(0);
  const leaveFunction = () => depths.pop();
  source.visit({
    ForStatement: enter,
    'ForStatement:exit': leave,
    ForOfStatement: enter,
    'ForOfStatement:exit': leave,
    ForInStatement: enter,
    'ForInStatement:exit': leave,
    WhileStatement: enter,
    'WhileStatement:exit': leave,
    DoWhileStatement: enter,
    'DoWhileStatement:exit': leave,
    SwitchStatement: enter,
    'SwitchStatement:exit': leave,
    TryStatement: enter,
    'TryStatement:exit': leave,
    // `else if` is a chain, not a nest: an `if` counts by its block.
    IfStatement: ({ consequent }) => {
      if (consequent.type === 'BlockStatement') enter(consequent);
    },
    'IfStatement:exit': ({ consequent }) => {
      if (consequent.type === 'BlockStatement') leave();
    },
    FunctionDeclaration: enterFunction,
    'FunctionDeclaration:exit': leaveFunction,
    FunctionExpression: enterFunction,
    'FunctionExpression:exit': leaveFunction,
    ArrowFunctionExpression: enterFunction,
    'ArrowFunctionExpression:exit': leaveFunction,
  });
  return found;
}

export const nesting: Law = {
  says: 'a block stands at most three deep',
  breaches: inEach(deepBlocks),
  plants: [
    [
      [
        'src/main/till.ts',
        'for (const a of b) { if (a) { while (c) { try { run(); } finally { end(); } } } }',
      ],
    ],
  ],
};

const unfinished = /\b(TODO|FIXME|XXX|HACK)\b/;
const silencers = /@ts-(ignore|nocheck)/;

function leftovers(source: Source): Broken[] {
  const found = source.comments.flatMap(({ text, start }) => {
    const [mark] = unfinished.exec(text) ?? silencers.exec(text) ?? [];
    return mark ? [source.broken(start, mark)] : [];
  });
  source.visit({
    TSAnyKeyword: ({ start }) => {
      found.push(source.broken(start, 'any'));
    },
    CatchClause: ({ start, param }) => {
      if (!param) found.push(source.broken(start, 'a bare catch swallows faults too'));
    },
  });
  return found;
}

export const nothingLeft: Law = {
  says: 'nothing is silenced, nothing put off',
  breaches: inEach(leftovers),
  plants: [
    [['src/main/till.ts', '// TODO: later']],
    [['src/main/till.ts', '// @ts-ignore']],
    [['src/main/till.ts', 'const row = answer as any;']],
    [['src/main/till.ts', 'try { run(); } catch { rest(); }']],
  ],
};
