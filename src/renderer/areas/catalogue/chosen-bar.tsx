/** What may be done with the chosen items. */
import { useState } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { type Command, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CloseIcon, PercentIcon, TrashIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';
import { CategorySelect } from './category-select.tsx';
import styles from './items.module.css';
import { LabelButton } from './label-button.tsx';
import { chooseEverything, chooseNothing, useList } from './list-state.ts';
import { PriceSheet } from './price-sheet.tsx';

/** The till takes so many in one command. */
const mostAtOnce = 500;

export function ChosenBar({ total }: { readonly total: number }) {
  const w = useWords(catalogueWords).list;
  const { verb } = useWords(appWords);
  const { chosen, everything, filter } = useList();
  const [pricing, setPricing] = useState(false);
  const mayEdit = useMay('catalogue.edit');
  const mayPrice = useMay('catalogue.editPrice');
  const itemIds = [...chosen];
  const leave = useAction({
    id: 'catalogue.chooseNothing',
    label: verb.clear,
    keys: ['Esc'],
    run: chooseNothing,
  });
  const count = everything ? total : itemIds.length;
  return (
    <section className={styles.chosen} aria-label={w.chosen(count)}>
      <span className={styles.chosenCount} role="status">
        {w.chosen(count)}
      </span>
      {!everything && itemIds.length < total && (
        <ActionButton label={w.chooseAll(total)} tone="quiet" onClick={chooseEverything} />
      )}
      {mayPrice && <ActionButton label={w.prices} icon={PercentIcon} onClick={() => setPricing(true)} />}
      {!everything && itemIds.length <= mostAtOnce && <LabelButton itemIds={itemIds} />}
      {mayEdit && !everything && itemIds.length <= mostAtOnce && <Changes itemIds={itemIds} />}
      <div className={styles.chosenEnd}>
        <ActionButton {...leave} label="" name={verb.clear} icon={CloseIcon} tone="quiet" />
      </div>
      <PriceSheet
        opened={pricing}
        chosen={{ itemIds: everything ? null : itemIds, filter }}
        onClose={() => setPricing(false)}
        onDone={chooseNothing}
      />
    </section>
  );
}

function Changes({ itemIds }: { readonly itemIds: Id[] }) {
  const w = useWords(catalogueWords).list;
  const { verb } = useWords(appWords);
  const restore = useCommand(api.catalogue.restoreItems);
  const said = (words: string, ids: Id[]) => () => {
    chooseNothing();
    toast(words, { id: 'items', undo: () => restore.run({ itemIds: ids }) });
  };
  const archive = useCommand(api.catalogue.archiveItems, {
    onDone: said(w.archived(itemIds.length), itemIds),
  });
  const erase = useCommand(api.catalogue.eraseItems, { onDone: said(w.erased(itemIds.length), itemIds) });
  const move = useCommand(api.catalogue.moveItems, {
    onDone: () => {
      chooseNothing();
      toast(w.moved(itemIds.length), { id: 'items' });
    },
  });
  const commands: readonly Pick<Command<never, unknown>, 'refused'>[] = [archive, erase, move, restore];
  const refused = commands.find((command) => command.refused)?.refused ?? null;
  return (
    <>
      <div className={styles.move}>
        <CategorySelect
          name={w.move}
          placeholder={w.move}
          value={null}
          onChange={(categoryId) => move.run({ itemIds, categoryId })}
        />
      </div>
      <ActionButton label={w.archive} pending={archive.pending} onClick={() => archive.run({ itemIds })} />
      <ConfirmButton
        label={verb.delete}
        icon={TrashIcon}
        danger
        question={w.eraseAsk(itemIds.length)}
        confirm={verb.delete}
        onConfirm={() => erase.run({ itemIds })}
      />
      <ErrorNote error={refused} />
    </>
  );
}
