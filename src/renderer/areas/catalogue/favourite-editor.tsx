import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Favourite } from '../../../domain/areas/catalogue/contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ColourPick } from '../../parts/colour-pick.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { TrashIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { toast } from '../../parts/toast.tsx';
import { CategorySelect } from './category-select.tsx';
import styles from './editor.module.css';
import { targetOf } from './favourite-grid.tsx';
import { ItemPicker } from './item-picker.tsx';

interface FavouriteEditorProps {
  readonly favouriteId: string;
  /** Absent for one that is not there yet. */
  readonly tile: Favourite | undefined;
  readonly freePosition: number;
  readonly onClose: () => void;
}

type Target = ReturnType<typeof targetOf>;

export function FavouriteEditor({ favouriteId, tile, freePosition, onClose }: FavouriteEditorProps) {
  const w = useWords(catalogueWords).favourites;
  const [kind, setKind] = useState<'item' | 'category'>(tile && !tile.item ? 'category' : 'item');
  const place = useCommand(api.catalogue.placeFavourite);
  const put = (part: Partial<Target>): void => {
    const target = tile ? targetOf(tile) : { itemId: null, categoryId: null, label: null, colour: null };
    const { page, position } = tile ?? { page: 0, position: freePosition };
    place.run({ favouriteId, page, position, ...target, ...part });
  };
  return (
    <Pane
      label={tile?.label ?? w.fresh}
      head={
        <PageHeader
          title={tile?.label ?? w.fresh}
          onBack={onClose}
          actions={tile && <RemoveButton tile={tile} onGone={onClose} />}
        />
      }
    >
      <div className={styles.stack}>
        <SegmentBar
          label={w.shows}
          value={kind}
          segments={[
            { value: 'item', label: w.anItem },
            { value: 'category', label: w.aCategory },
          ]}
          onChange={setKind}
        />
        {kind === 'item' ? (
          <ItemPicker
            label={tile?.item ? w.otherItem : w.findItem}
            autoFocus={!tile}
            onPick={({ id }) => put({ itemId: id, categoryId: null })}
          />
        ) : (
          <CategorySelect
            label={w.aCategory}
            value={tile && !tile.item ? tile.categoryId : null}
            onChange={(categoryId) => categoryId && put({ itemId: null, categoryId })}
          />
        )}
        {tile && <Look tile={tile} put={put} />}
        <ErrorNote error={place.refused} />
      </div>
    </Pane>
  );
}

function Look({ tile, put }: { readonly tile: Favourite; readonly put: (part: Partial<Target>) => void }) {
  const w = useWords(catalogueWords).favourites;
  const [label, setLabel] = useState(tile.ownLabel ?? '');
  const keep = (): void => {
    if (label.trim() !== (tile.ownLabel ?? '')) put({ label: label.trim() || null });
  };
  return (
    <>
      <TextInput
        label={w.label}
        placeholder={tile.item?.name ?? tile.label}
        value={label}
        maxLength={40}
        onChange={(event) => setLabel(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <Labelled label={w.colour}>
        <ColourPick label={w.colour} value={tile.ownColour} onChange={(colour) => put({ colour })} />
      </Labelled>
    </>
  );
}

function RemoveButton({ tile, onGone }: { readonly tile: Favourite; readonly onGone: () => void }) {
  const w = useWords(catalogueWords).favourites;
  const { verb } = useWords(appWords);
  const { favouriteId, page, position } = tile;
  const back = useCommand(api.catalogue.placeFavourite);
  const erase = useCommand(api.catalogue.eraseFavourite, {
    onDone: () => {
      onGone();
      toast(w.removed(tile.label), {
        id: 'favourite',
        undo: () => back.run({ favouriteId, page, position, ...targetOf(tile) }),
      });
    },
  });
  const remove = useAction({
    id: 'favourites.remove',
    label: verb.remove,
    keys: ['Del'],
    run: () => erase.run({ favouriteId }),
  });
  return <ActionButton {...remove} icon={TrashIcon} tone="quiet" pending={erase.pending} />;
}
