/** What an import remembers from row to row, and what it needs to know of the shop. */
import { byId, livingAbove } from '../../../../domain/areas/catalogue/category-rules.ts';
import type { ComponentRow, NamedTax } from '../../../../domain/areas/catalogue/import/fields.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { hereIn, type TaxRecord, taxesIn } from '../../setting/queries.ts';
import { categoryRecords } from '../queries/screens.ts';

/** What rows add to it; a slice that does not reach the disk adds nothing. */
interface Found {
  /** Items that rows so far are. */
  readonly seen: Set<Id>;
  /** Item of each group of rows: the parent of variants, the kit of its parts. */
  readonly groups: Map<string, Id>;
  /** Parts of kits wait for the end of the file, where every item is known. */
  readonly parts: ComponentRow[];
  /** Ids of categories by their parent and folded name. */
  readonly categories: Map<string, Id>;
}
const nothing = (): Found => ({ seen: new Set(), groups: new Map(), parts: [], categories: new Map() });

export class ImportContext {
  readonly unknownTaxes = new Set<string>();
  readonly branchName: string;
  readonly source: string;
  readonly #taxes: readonly TaxRecord[];
  readonly #kept = nothing();
  #slice = nothing();

  constructor(read: Reader, source: string) {
    this.source = source;
    this.#taxes = taxesIn(read);
    const here = hereIn(read);
    const branch = read.get<{ name: string }>('select name from branch where id = ?', here.branchId);
    this.branchName = foldForSearch(branch?.name ?? '');
    const records = categoryRecords(read);
    const rows = byId(records);
    for (const { id, name, parentId, deletedAt } of records) {
      if (deletedAt === null) {
        this.#kept.categories.set(placeKey(livingAbove(rows, parentId), name), id);
      }
    }
  }

  /** Before the rows of a slice: forgets those of one that did not reach the disk. */
  begin(): void {
    this.#slice = nothing();
  }

  /** Once the slice is on disk. */
  keep(): void {
    for (const id of this.#slice.seen) this.#kept.seen.add(id);
    for (const [group, id] of this.#slice.groups) this.#kept.groups.set(group, id);
    for (const [key, id] of this.#slice.categories) this.#kept.categories.set(key, id);
    this.#kept.parts.push(...this.#slice.parts);
    this.begin();
  }

  see(itemId: Id): void {
    this.#slice.seen.add(itemId);
  }

  hasSeen(itemId: Id): boolean {
    return this.#slice.seen.has(itemId) || this.#kept.seen.has(itemId);
  }

  nameGroup(group: string, itemId: Id): void {
    this.#slice.groups.set(group, itemId);
  }

  itemOfGroup(group: string): Id | undefined {
    return this.#slice.groups.get(group) ?? this.#kept.groups.get(group);
  }

  putOff(part: ComponentRow): void {
    this.#slice.parts.push(part);
  }

  get parts(): readonly ComponentRow[] {
    return this.#kept.parts;
  }

  /** The category at the end of a path; `make` adds the levels that are not there. Null for no path. */
  categoryOf(path: readonly string[], make: (name: string, parentId: Id | null) => Id): Id | null {
    let parentId: Id | null = null;
    for (const name of path) {
      const key: string = placeKey(parentId, name);
      const known = this.#slice.categories.get(key) ?? this.#kept.categories.get(key);
      const id: Id = known ?? make(name, parentId);
      this.#slice.categories.set(key, id);
      parentId = id;
    }
    return parentId;
  }

  /** Our taxes that a row names; null where one of them is not ours, or it names none. */
  taxIdsOf(taxes: readonly NamedTax[]): Id[] | null {
    if (taxes.length === 0) return null;
    const ids = taxes.map((tax) => this.#taxId(tax));
    return ids.every((id) => id !== null) ? ids : null;
  }

  #taxId({ label, percentBp }: NamedTax): Id | null {
    const named = this.#taxes.find((tax) => foldForSearch(tax.name) === foldForSearch(label));
    const alike = this.#taxes.filter(({ rateBp }) => rateBp === percentBp);
    const found = named ?? (alike.length === 1 ? alike[0] : undefined);
    if (!found) this.unknownTaxes.add(label);
    return found?.id ?? null;
  }
}

const placeKey = (parentId: Id | null, name: string): string => `${parentId ?? ''}/${foldForSearch(name)}`;
