/** What a verification may find, and how much of it is told. */

export interface EntryName {
  readonly seq: number;
  readonly id: string;
  readonly command: string;
  readonly at: number;
  /** The actor's name as the entry says it. */
  readonly who: string;
}

/**
 * `damaged`: pages or indexes SQLite itself complains of. `reference`: a row without its parent. `chain`: an
 * entry that is not what was hashed. `anchor`: the chain lacks an entry that a slip or the marker names.
 * `fact`, `record`: a row that is not what its entries say. `projection`: not what follows from them.
 * `series`: numbers with a hole.
 */
export type FindingKind =
  | 'damaged'
  | 'reference'
  | 'chain'
  | 'anchor'
  | 'fact'
  | 'record'
  | 'projection'
  | 'series';

export interface Finding {
  readonly kind: FindingKind;
  readonly what: 'broken' | 'body' | 'gap' | 'order' | 'unknown' | 'missing' | 'changed' | 'spare';
  readonly table?: string;
  /** The row's key, its parts joined by a space. */
  readonly key?: string;
  readonly fields?: readonly string[];
  readonly entry?: EntryName;
  readonly detail?: string;
}

const mostTold = 100;

export class Findings {
  readonly told: Finding[] = [];
  #more = 0;

  add(finding: Finding): void {
    if (this.told.length < mostTold) this.told.push(finding);
    else this.#more += 1;
  }

  /** How many were found beyond those told. */
  get more(): number {
    return this.#more;
  }
}

export const keyText = (key: readonly unknown[]): string => key.map(String).join(' ');
