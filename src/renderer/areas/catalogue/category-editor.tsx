import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useAsk, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ColourPick } from '../../parts/colour-pick.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PlusIcon, TrashIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SaveFoot } from '../../parts/save-foot.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './editor.module.css';
import { narrow, noFilter } from './list-state.ts';
import { type PlacedCategory, useCategories } from './use-categories.ts';

interface CategoryEditorProps {
  readonly categoryId: Id;
  /** Absent for one that is not there yet. */
  readonly row: PlacedCategory | undefined;
  readonly parentId: Id | null;
  readonly onAddBelow: () => void;
  readonly onGone: () => void;
}

export function CategoryEditor({ categoryId, row, parentId, onAddBelow, onGone }: CategoryEditorProps) {
  const w = useWords(catalogueWords).categories;
  const { verb } = useWords(appWords);
  const { byId } = useCategories();
  const [name, setName] = useState(row?.name ?? '');
  const [colour, setColour] = useState(row?.colour ?? null);
  const save = useCommand(api.catalogue.saveCategory, {
    onDone: () => toast(w.saved(name), { id: 'category' }),
  });
  const [station, setStation] = useState(row?.station ?? null);
  const isSame = row !== undefined && row.name === name && row.colour === colour && row.station === station;
  const keep = useAction({
    id: 'category.save',
    label: verb.save,
    keys: ['Mod+S'],
    inFields: true,
    disabled: isSame || name.trim() === '' || save.pending,
    run: () => save.run({ categoryId, name, colour, station, parentId }),
  });
  const above = parentId ? byId.get(parentId)?.path : undefined;
  return (
    <Pane
      label={row?.name ?? w.fresh}
      head={
        <PageHeader
          title={row?.name ?? w.fresh}
          sub={above ? w.below(above) : undefined}
          actions={row && <CategoryActions row={row} onAddBelow={onAddBelow} onGone={onGone} />}
        />
      }
      foot={<SaveFoot save={keep} pending={save.pending} error={save.refused} />}
    >
      <div className={styles.stack}>
        <TextInput
          label={w.name}
          value={name}
          maxLength={60}
          autoComplete="off"
          autoFocus={row === undefined}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !keep.disabled) keep.onClick();
          }}
        />
        <Labelled label={w.colour}>
          <ColourPick label={w.colour} value={colour} onChange={setColour} />
        </Labelled>
        <Labelled label={w.station} hint={w.stationHint}>
          <SegmentBar
            label={w.station}
            // Where nothing is chosen, it is as for the category above.
            segments={[
              { value: 'none', label: parentId ? w.stations.above : w.stations.none },
              { value: 'kitchen', label: w.stations.kitchen },
              { value: 'bar', label: w.stations.bar },
            ]}
            value={station ?? ('none' as const)}
            onChange={(chosen) => setStation(chosen === 'none' ? null : chosen)}
          />
        </Labelled>
        {row && <ItemsIn categoryId={categoryId} />}
      </div>
    </Pane>
  );
}

function ItemsIn({ categoryId }: { readonly categoryId: Id }) {
  const w = useWords(catalogueWords).categories;
  const navigate = useNavigate();
  const answer = useAsk(api.catalogue.items, { categoryId, limit: 1 });
  if (!answer.data) return null;
  const show = (): void => {
    narrow({ ...noFilter, categoryId });
    void navigate({ to: '/catalogue' as never });
  };
  return (
    <div className={styles.footLine}>
      <span className={styles.footWords}>{w.itemsIn(answer.data.total)}</span>
      {answer.data.total > 0 && <ActionButton label={w.showItems} onClick={show} />}
    </div>
  );
}

interface CategoryActionsProps {
  readonly row: PlacedCategory;
  readonly onAddBelow: () => void;
  readonly onGone: () => void;
}

function CategoryActions({ row, onAddBelow, onGone }: CategoryActionsProps) {
  const w = useWords(catalogueWords).categories;
  const { verb } = useWords(appWords);
  const categoryId = row.id;
  const restore = useCommand(api.catalogue.restoreCategory);
  const erase = useCommand(api.catalogue.eraseCategory, {
    onDone: () => {
      onGone();
      toast(w.erased(row.name), { id: 'category', undo: () => restore.run({ categoryId }) });
    },
  });
  return (
    <>
      <ErrorNote error={erase.refused ?? restore.refused} />
      <ActionButton label={w.addBelow} icon={PlusIcon} onClick={onAddBelow} />
      <ActionButton
        label=""
        name={verb.delete}
        icon={TrashIcon}
        tone="quiet"
        pending={erase.pending}
        onClick={() => erase.run({ categoryId })}
      />
    </>
  );
}
