import type { ItemDetails } from '../../../domain/areas/catalogue/edit.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { SaveFoot } from '../../parts/save-foot.tsx';
import { dropDraft } from './drafts.ts';
import { type ItemDraft, isChanged } from './item-draft.ts';
import { openItem } from './list-state.ts';

interface ItemFootProps {
  readonly itemId: Id;
  /** Null for an item that is not on the till yet. */
  readonly details: ItemDetails | null;
  readonly draft: ItemDraft;
}

/** Saves what was changed, or puts it back. */
export function ItemFoot({ itemId, details, draft }: ItemFootProps) {
  const w = useWords(catalogueWords).editor;
  const { verb, unsaved, putBack } = useWords(appWords);
  const name = draft.changes.name ?? details?.name ?? '';
  const clean = (): void => dropDraft(itemId);
  const create = useCommand(api.catalogue.createItem, {
    onDone: () => {
      clean();
      openItem(itemId);
    },
  });
  const edit = useCommand(api.catalogue.editItem, { onDone: clean });
  const command = details ? edit : create;
  const dirty = isChanged(draft);
  const run = (): void => {
    const codes = draft.codes ? [...draft.codes] : undefined;
    const changes = withoutBlanks(draft.changes);
    if (details) edit.run({ itemId, changes, codes });
    else create.run({ itemId, item: { ...changes, name }, codes: codes ?? [] });
  };
  const save = useAction({
    id: 'item.save',
    label: verb.save,
    keys: ['Mod+S'],
    inFields: true,
    disabled: !dirty || name.trim() === '' || command.pending,
    run,
  });
  return (
    <SaveFoot
      save={save}
      pending={command.pending}
      error={command.refused}
      said={dirty ? unsaved : (create.done ?? edit.done) && w.saved}
      putBack={dirty && details !== null && { label: putBack, onClick: clean }}
    />
  );
}

/** A characteristic somebody began and left is none. */
const withoutBlanks = ({ characteristics, ...changes }: ItemDraft['changes']): ItemDraft['changes'] =>
  characteristics
    ? {
        ...changes,
        characteristics: characteristics.filter(({ name, value }) => name.trim() && value.trim()),
      }
    : changes;
