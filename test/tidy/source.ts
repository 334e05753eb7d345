/** The house as text and syntax trees, for the laws to read. */
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type ESTree, parseSync, Visitor, type VisitorObject } from 'vite';

export const root = join(import.meta.dirname, '../..');

export interface Broken {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

export class Source {
  readonly path: string;
  readonly text: string;
  readonly #tree: ReturnType<typeof parseSync>;
  #starts: number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.#tree = parseSync(path, text);
    const [error] = this.#tree.errors;
    if (error) throw new SyntaxError(`${path}: ${error.message}`);
  }

  get lines(): string[] {
    return this.text.split('\n');
  }

  get program(): ESTree.Program {
    return this.#tree.program;
  }

  get comments(): { text: string; start: number }[] {
    return this.#tree.comments.map(({ value, start }) => ({ text: value, start }));
  }

  /** Everything imported or re-exported by a literal name, types too. */
  get imports(): { from: string; start: number }[] {
    const { staticImports, staticExports, dynamicImports } = this.#tree.module;
    const spans = [
      ...staticImports.map((one) => one.moduleRequest),
      ...staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest ?? [])),
      ...dynamicImports.map(({ moduleRequest: { start, end } }) => ({
        start,
        end,
        value: /^(['"])(.*)\1$/.exec(this.text.slice(start, end))?.[2] ?? '',
      })),
    ];
    return spans.filter(({ value }) => value).map(({ value, start }) => ({ from: value, start }));
  }

  visit(visitor: VisitorObject): void {
    new Visitor(visitor).visit(this.program);
  }

  lineAt(offset: number): number {
    this.#starts ??= [...this.text.matchAll(/^/gm)].map(({ index }) => index);
    const after = this.#starts.findIndex((start) => start > offset);
    return after === -1 ? this.#starts.length : after;
  }

  broken(offset: number, what: string): Broken {
    return { path: this.path, line: this.lineAt(offset), what };
  }
}

export interface Law {
  readonly says: string;
  readonly breaches: (house: readonly Source[]) => Broken[];
  /** Small houses that break it, each in one place: a law that cannot fail is none. */
  readonly plants: readonly (readonly [path: string, text: string])[][];
}

/** A law that looks at one file at a time. */
export const inEach =
  (breaches: (source: Source) => Broken[]): Law['breaches'] =>
  (house) =>
    house.flatMap(breaches);

export function readHouse(): Source[] {
  return globSync(['{src,scripts,bench,test}/**/*.{ts,tsx}', '*.ts'], { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => new Source(path, readFileSync(join(root, path), 'utf8')));
}
