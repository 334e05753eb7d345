/** The items that belong on a scale, with what became of each; one opens to its number and label. */
import { useState } from 'react';
import {
  type LabelScaleView,
  mostRows,
  type ScaleItemRow,
  shownStates,
} from '../../../domain/areas/plu/contract.ts';
import { sayRefusal } from '../../../domain/areas/plu/say.ts';
import { pluWords } from '../../../domain/areas/plu/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import type { ActionProps } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { Chips } from '../../parts/chips.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { CheckIcon, ClockIcon, PlusIcon, ScaleIcon, WarningIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import styles from './plu.module.css';
import { PluSheet } from './plu-sheet.tsx';

interface ScaleItemsProps {
  readonly scale: LabelScaleView;
  readonly add: ActionProps;
}

export function ScaleItems({ scale, add }: ScaleItemsProps) {
  const w = useWords(pluWords);
  const { scaleId, sent, changed, refused } = scale;
  const [show, setShow] = useState<(typeof shownStates)[number]>('all');
  const [search, setSearch] = useState('');
  const [openId, open] = useState<Id | null>(null);
  const answer = useLive(api.plu.scaleItems, { scaleId, show, search }, { keep: true });
  const columns = useColumns();
  const counts = { all: sent + changed + refused, refused, changed };
  const rows = answer.data?.rows;
  const opened = rows?.find(({ itemId }) => itemId === openId);
  const left = Math.max(0, (answer.data?.total ?? 0) - mostRows);
  const isNarrowed = show !== 'all' || search !== '';
  if (answer.data?.total === 0 && !isNarrowed) {
    return (
      <EmptyState
        icon={ScaleIcon}
        title={w.noItems}
        hint={w.noItemsHint}
        action={add.disabled ? undefined : { ...add, icon: PlusIcon, tone: 'accent' }}
      />
    );
  }
  return (
    <div className={styles.items}>
      <div className={styles.filters}>
        <SearchField value={search} onChange={setSearch} />
        <Chips
          label={w.show}
          wrap
          chips={shownStates.map((id) => ({
            id,
            label: w.shows[id],
            count: <CountText count={counts[id]} />,
          }))}
          chosen={[show]}
          onPick={(id) => setShow(shownStates.find((one) => one === id) ?? 'all')}
        />
      </div>
      <DataTable
        label={w.items}
        rows={rows}
        columns={columns}
        rowKey={({ itemId }) => itemId}
        onOpen={({ itemId }) => open(itemId)}
        openKey={openId ?? undefined}
        error={answer.error}
        toneOf={({ state }) => (state === 'refused' ? 'amber' : undefined)}
        empty={{ title: w.nothingFound }}
      />
      {left > 0 && <p className={styles.left}>{w.more(left)}</p>}
      {opened && <PluSheet scaleId={scaleId} row={opened} onClose={() => open(null)} />}
    </div>
  );
}

function useColumns(): readonly Column<ScaleItemRow>[] {
  const w = useWords(pluWords);
  return [
    {
      id: 'number',
      header: w.columns.number,
      align: 'end',
      width: '4.5rem',
      sortBy: ({ number }) => number,
      cell: ({ number }) => <bdi>{number}</bdi>,
    },
    {
      id: 'name',
      header: w.columns.name,
      width: 'minmax(11rem, 2fr)',
      sortBy: ({ name }) => name,
      cell: (row) => <Name row={row} />,
    },
    {
      id: 'price',
      header: w.columns.price,
      align: 'end',
      width: 'minmax(6rem, 0.7fr)',
      sortBy: ({ priceMinor }) => priceMinor,
      cell: ({ priceMinor }) => <MoneyText amount={priceMinor} bare />,
    },
    {
      id: 'state',
      header: w.columns.state,
      width: 'minmax(8.5rem, 0.8fr)',
      yields: 1,
      sortBy: ({ state }) => state,
      cell: ({ state }) => <State state={state} />,
    },
  ];
}

function Name({ row }: { readonly row: ScaleItemRow }) {
  const w = useWords(pluWords);
  const language = useLanguage();
  const { name, labelName, why, hasOld } = row;
  return (
    <span className={styles.name}>
      <span>{name}</span>
      {labelName && <small>{labelName}</small>}
      {why && (
        <small className={styles.why}>
          {sayRefusal(why, language)} {hasOld && w.hasOld}
        </small>
      )}
    </span>
  );
}

const signs = { sent: CheckIcon, changed: ClockIcon, refused: WarningIcon };
const tones = { sent: 'green', changed: 'ink', refused: 'amber' };

export function State({ state }: Pick<ScaleItemRow, 'state'>) {
  const w = useWords(pluWords);
  const Sign = signs[state];
  return (
    <span className={styles.mark} data-tone={tones[state]}>
      <Sign size={16} />
      {w.states[state]}
    </span>
  );
}
