/** What was changed and not yet saved, by item: closing an editor loses nothing that was typed. */
import { create } from 'zustand';
import type { Id } from '../../../domain/kit/ids.ts';
import { type ItemDraft, isChanged, nothingChanged } from './item-draft.ts';

/** The oldest give way. */
const mostDrafts = 30;

interface Drafts {
  readonly drafts: ReadonlyMap<Id, ItemDraft>;
  /** The new item somebody began and has not saved. */
  readonly fresh: Id | null;
}

const useDrafts = create<Drafts>(() => ({ drafts: new Map(), fresh: null }));

export const useDraft = (itemId: Id): ItemDraft =>
  useDrafts(({ drafts }) => drafts.get(itemId) ?? nothingChanged);

export function changeDraft(itemId: Id, change: (draft: ItemDraft) => ItemDraft): void {
  useDrafts.setState(({ drafts }) => {
    const draft = change(drafts.get(itemId) ?? nothingChanged);
    const next = new Map(drafts);
    next.delete(itemId);
    if (isChanged(draft)) next.set(itemId, draft);
    for (const oldest of next.keys()) {
      if (next.size <= mostDrafts) break;
      next.delete(oldest);
    }
    return { drafts: next };
  });
}

export const dropDraft = (itemId: Id): void => changeDraft(itemId, () => nothingChanged);

/** The id of a new item: of the one that was begun, as long as something of it is there. */
export function freshItem(newId: () => Id): Id {
  const { fresh, drafts } = useDrafts.getState();
  const id = fresh !== null && drafts.has(fresh) ? fresh : newId();
  useDrafts.setState({ fresh: id });
  return id;
}
