/** What a person reads comes from words, in every language. */
import type { ESTree } from 'vite';
import { type Language, languages } from '../../src/domain/kit/words.ts';
import { type Broken, inEach, type Law, type Source } from './source.ts';

const spoken = /\p{L}{2}/u;
const notLatin = /(?=\p{L})[\p{Script=Cyrillic}\p{Script=Arabic}]/u;
const readAttributes = new RegExp(
  '^(label|title|placeholder|description|alt|error|message|text|hint|tooltip|header|heading|summary' +
    '|aria-(label|description|roledescription|valuetext))$',
  'i',
);

/** What draws: the counter, and the console of headquarters. */
const pages = /^src\/(renderer|hq\/console\/page)\//;

/** Text between tags, read attributes and properties, and any letter that is not Latin. */
function literalsIn(source: Source): Broken[] {
  if (!pages.test(source.path) || /\/words(\.ts|\/)/.test(source.path)) return [];
  const found: Broken[] = [];
  const report = (node: ESTree.Node, text: string) =>
    found.push(source.broken(node.start, `“${text.trim().slice(0, 40)}” belongs to words.ts`));
  const checkRead = (name: string, value: ESTree.Node | null) => {
    const text = readAttributes.test(name) ? textOf(value) : '';
    if (value && spoken.test(text)) report(value, text);
  };
  source.visit({
    JSXText: (node) => {
      if (spoken.test(node.value)) report(node, node.value);
    },
    JSXElement: ({ children }) => {
      for (const child of children) {
        const text = child.type === 'JSXExpressionContainer' ? textOf(child) : '';
        if (spoken.test(text)) report(child, text);
      }
    },
    JSXAttribute: ({ name, value }) => {
      if (name.type === 'JSXIdentifier') checkRead(name.name, value);
    },
    Property: ({ key, value }) => {
      if (key.type === 'Identifier') checkRead(key.name, value);
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && notLatin.test(node.value)) report(node, node.value);
    },
    TemplateElement: (node) => {
      if (notLatin.test(node.value.raw)) report(node, node.value.raw);
    },
  });
  return found;
}

/** The fixed text of a literal, a template, or a choice between such. */
function textOf(node: ESTree.Node | null): string {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : '';
    case 'TemplateLiteral':
      return node.quasis.map(({ value }) => value.raw).join(' ');
    case 'JSXExpressionContainer':
      return textOf(node.expression);
    case 'ConditionalExpression':
      return `${textOf(node.consequent)} ${textOf(node.alternate)}`;
    case 'LogicalExpression':
      return textOf(node.right);
    default:
      return '';
  }
}

export const wordsOnly: Law = {
  says: 'a person reads only words from words.ts',
  breaches: inEach(literalsIn),
  plants: [
    [['src/renderer/areas/sale/pay.tsx', 'const pay = <button>Pay</button>;']],
    [['src/renderer/areas/sale/pay.tsx', "const pay = <b>{ready ? 'Pay' : 'Wait'}</b>;"]],
    [['src/renderer/areas/sale/pay.tsx', 'const pay = <b>{`Total`}</b>;']],
    [['src/renderer/areas/sale/pay.tsx', 'const pay = <input placeholder="Search" />;']],
    [['src/renderer/areas/sale/pay.tsx', "const pay = <input aria-label={'Search'} />;"]],
    [['src/renderer/app/toast.ts', "show({ message: 'Saved' });"]],
    [['src/hq/console/page/tills.tsx', 'const head = <h2>Tills</h2>;']],
    [['src/renderer/app/toast.ts', "const yes = 'Да';"]],
  ],
};

type Leaf = readonly [path: string, value: unknown];

/** What is wrong with a `words()` object: a word missing, empty, or left in English. */
export function faultsOfWords(words: Record<Language, unknown>): string[] {
  const english = new Map(leavesOf(words.en));
  return languages.flatMap((language) => {
    const own = new Map(leavesOf(words[language]));
    const missing = [...english.keys()].filter((path) => !own.has(path)).map((path) => `${path} is missing`);
    const spare = [...own.keys()]
      .filter((path) => !english.has(path))
      .map((path) => `${path} is not in English`);
    const wrong = [...own].flatMap(([path, value]) =>
      english.has(path) ? faultOfWord(language, path, [value, english.get(path)]) : [],
    );
    return [...missing, ...spare, ...wrong].map((fault) => `${language}: ${fault}`);
  });
}

function faultOfWord(language: Language, path: string, [value, english]: [unknown, unknown]): string[] {
  if (typeof value !== typeof english) return [`${path} is a ${typeof value}`];
  if (typeof value !== 'string') return [];
  if (value.trim() === '') return [`${path} is empty`];
  const sentence = /\p{L}\s+\p{L}/u.test(value);
  return language !== 'en' && sentence && value === english ? [`${path} is still English`] : [];
}

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  // Plural forms differ by language; a group of them is one word.
  if ('other' in value) return [[path, value.other]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key));
}
