/** Price lists, and what every item costs on one of them. */
import { useState } from 'react';
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
import { NewPriceList } from './new-price-list.tsx';
import { PriceListItems } from './price-list-items.tsx';
import styles from './price-lists.module.css';

export function PriceListsScreen() {
  const w = useWords(catalogueWords);
  const lists = useLive(api.catalogue.priceLists, {}).data;
  const [openId, setOpen] = useState<Id | null>(null);
  const open = lists?.find(({ id }) => id === openId) ?? lists?.[0];
  return (
    <CataloguePage place="prices">
      <SplitPane
        startWidth="22rem"
        portraitFoot="start"
        start={
          <Pane flush label={w.nav.prices} foot={<NewPriceList onMade={setOpen} />}>
            <ul className={styles.lists}>
              {lists?.map(({ id, name }) => (
                <li key={id}>
                  <button
                    type="button"
                    className={styles.list}
                    aria-current={id === open?.id}
                    onClick={() => setOpen(id)}
                  >
                    {name}
                  </button>
                </li>
              ))}
            </ul>
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
