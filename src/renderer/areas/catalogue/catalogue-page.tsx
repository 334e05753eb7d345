/** The frame of every screen of the catalogue: where one is, where one may go, what may be done here. */
import { VisuallyHidden } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Permission } from '../../../domain/kit/permissions.ts';
import { useWords } from '../../app/language.ts';
import { may } from '../../app/session.ts';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import styles from './catalogue-page.module.css';

/** The last leads out of the catalogue, and back. */
const places = ['items', 'categories', 'favourites', 'prices', 'import', 'changes', 'scales'] as const;
export type Place = Exclude<(typeof places)[number], 'scales'>;

const paths: Record<(typeof places)[number], string> = {
  items: '/catalogue',
  categories: '/catalogue/categories',
  favourites: '/catalogue/favourites',
  prices: '/catalogue/prices',
  import: '/catalogue/import',
  changes: '/catalogue/changes',
  scales: '/label-scales',
};
const needs: Record<(typeof places)[number], Permission> = {
  items: 'catalogue.view',
  categories: 'catalogue.edit',
  favourites: 'catalogue.favourites',
  prices: 'catalogue.editPrice',
  import: 'catalogue.import',
  changes: 'catalogue.view',
  scales: 'catalogue.edit',
};

interface CataloguePageProps {
  readonly place: Place;
  readonly actions?: ReactNode | undefined;
  readonly children: ReactNode;
}

export function CataloguePage({ place, actions, children }: CataloguePageProps) {
  const w = useWords(catalogueWords);
  const navigate = useNavigate();
  const open = places.filter((one) => may(needs[one]));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        {open.length > 1 ? (
          <>
            <VisuallyHidden component="h1">{w.nav[place]}</VisuallyHidden>
            <div className={styles.nav}>
              <SegmentBar<(typeof places)[number]>
                label={w.title}
                value={place}
                segments={open.map((value) => ({ value, label: w.nav[value] }))}
                onChange={(value) => void navigate({ to: paths[value] as never })}
              />
            </div>
          </>
        ) : (
          <h1 className={styles.title}>{w.nav[place]}</h1>
        )}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
