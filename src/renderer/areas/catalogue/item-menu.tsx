import type { ItemDetails } from '../../../domain/areas/catalogue/edit.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { TrashIcon, UndoIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';
import { LabelButton } from './label-button.tsx';

/** Puts an item away, or brings it back. */
export function ItemMenu({ item, onGone }: { readonly item: ItemDetails; readonly onGone: () => void }) {
  const w = useWords(catalogueWords).list;
  const { verb } = useWords(appWords);
  const mayEdit = useMay('catalogue.edit');
  const itemIds = [item.id];
  const restore = useCommand(api.catalogue.restoreItems);
  const undo = () => restore.run({ itemIds });
  const archive = useCommand(api.catalogue.archiveItems, {
    onDone: () => toast(w.archived(1), { id: 'items', undo }),
  });
  const erase = useCommand(api.catalogue.eraseItems, {
    onDone: () => {
      onGone();
      toast(w.erased(1), { id: 'items', undo });
    },
  });
  if (!mayEdit) return null;
  const away = item.deletedAt !== null || item.status === 'archived';
  return (
    <>
      <ErrorNote error={archive.refused ?? erase.refused ?? restore.refused} />
      {!away && <LabelButton itemIds={itemIds} one />}
      {away ? (
        <ActionButton label={w.restore} icon={UndoIcon} pending={restore.pending} onClick={undo} />
      ) : (
        <ActionButton
          label={w.archive}
          tone="quiet"
          pending={archive.pending}
          onClick={() => archive.run({ itemIds })}
        />
      )}
      {item.deletedAt === null && (
        <ConfirmButton
          label=""
          name={verb.delete}
          icon={TrashIcon}
          tone="quiet"
          danger
          question={w.eraseAsk(1)}
          confirm={verb.delete}
          onConfirm={() => erase.run({ itemIds })}
        />
      )}
    </>
  );
}
