/** Price lists, and what every item costs on one of them. */
import { useState } from 'react';
import type { PriceListRow } from '../../../domain/areas/catalogue/contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { TagIcon } from '../../parts/icons.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { useListState, useListTime } from './list-time.ts';
import { NewPriceList } from './new-price-list.tsx';
import { PriceListItems } from './price-list-items.tsx';
import styles from './price-lists.module.css';

export function PriceListsScreen() {
  const w = useWords(catalogueWords);
  const lists = useLive(api.catalogue.priceLists, {}).data;
  const [openId, setOpen] = useState<Id | null>(null);
  const open = lists?.find(({ id }) => id === openId) ?? lists?.[0];
  const planned = lists?.filter((list) => list.insteadOf !== null) ?? [];
  return (
    <CataloguePage place="prices">
      <SplitPane
        startWidth="22rem"
        portraitFoot="start"
        start={
          <Pane flush label={w.nav.prices} foot={<NewPriceList onMade={setOpen} />}>
            <div className={styles.lists}>
              <Lists
                lists={lists?.filter((list) => list.insteadOf === null)}
                openId={open?.id}
                onOpen={setOpen}
              />
              {planned.length > 0 && <h2 className={styles.heading}>{w.lists.planned}</h2>}
              <Lists lists={planned} openId={open?.id} onOpen={setOpen} />
            </div>
          </Pane>
        }
        end={
          open ? (
            <PriceListItems key={open.id} list={open} onGone={() => setOpen(null)} />
          ) : (
            <EmptyState icon={TagIcon} title={w.lists.empty} hint={w.lists.emptyHint} />
          )
        }
      />
    </CataloguePage>
  );
}

interface ListsProps {
  readonly lists: readonly PriceListRow[] | undefined;
  readonly openId: Id | undefined;
  readonly onOpen: (id: Id) => void;
}

function Lists({ lists = [], openId, onOpen }: ListsProps) {
  const w = useWords(catalogueWords).lists;
  const timeOf = useListTime();
  const stateOf = useListState();
  if (lists.length === 0) return null;
  return (
    <ul className={styles.rows}>
      {lists.map((list) => (
        <li key={list.id}>
          <button
            type="button"
            className={styles.list}
            aria-current={list.id === openId}
            onClick={() => onOpen(list.id)}
          >
            {list.name}
            {list.insteadOf !== null && (
              <small className={styles.time} data-state={stateOf(list)}>
                {w.states[stateOf(list)]} · {timeOf(list)} · {w.prices(list.prices)}
              </small>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
