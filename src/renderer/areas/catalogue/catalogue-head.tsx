/** The head of every screen of the catalogue: where one is, where one may go, what may be done here. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Permission } from '../../../domain/kit/permissions.ts';
import { useWords } from '../../app/language.ts';
import { may } from '../../app/session.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import styles from './catalogue-head.module.css';

const places = ['items', 'categories', 'favourites', 'prices', 'import'] as const;
export type Place = (typeof places)[number];

const paths: Record<Place, string> = {
  items: '/catalogue',
  categories: '/catalogue/categories',
  favourites: '/catalogue/favourites',
  prices: '/catalogue/prices',
  import: '/catalogue/import',
};
const needs: Record<Place, Permission> = {
  items: 'catalogue.view',
  categories: 'catalogue.edit',
  favourites: 'catalogue.favourites',
  prices: 'catalogue.editPrice',
  import: 'catalogue.import',
};

interface CatalogueHeadProps {
  readonly place: Place;
  readonly sub?: ReactNode | undefined;
  readonly actions?: ReactNode | undefined;
}

export function CatalogueHead({ place, sub, actions }: CatalogueHeadProps) {
  const w = useWords(catalogueWords);
  const navigate = useNavigate();
  const open = places.filter((one) => may(needs[one]));
  return (
    <PageHeader title={w.nav[place]} sub={sub} actions={actions}>
      {open.length > 1 && (
        <div className={styles.nav}>
          <SegmentBar
            label={w.title}
            value={place}
            segments={open.map((value) => ({ value, label: w.nav[value] }))}
            onChange={(value) => void navigate({ to: paths[value] as never })}
          />
        </div>
      )}
    </PageHeader>
  );
}
