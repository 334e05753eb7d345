/** The catalogue at the counter: items and their editor, categories, favourites, price lists, imports. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Area } from '../../app/area.ts';
import { CatalogueIcon } from '../../parts/icons.tsx';

export const catalogue: Area = {
  id: 'catalogue',
  words: catalogueWords,
  screens: [
    {
      path: '/catalogue',
      need: 'catalogue.view',
      screen: lazyRouteComponent(() => import('./items-screen.tsx'), 'ItemsScreen'),
      label: (language) => catalogueWords[language].nav.items,
    },
    {
      path: '/catalogue/categories',
      need: 'catalogue.edit',
      screen: lazyRouteComponent(() => import('./categories-screen.tsx'), 'CategoriesScreen'),
      label: (language) => catalogueWords[language].nav.categories,
    },
    {
      path: '/catalogue/favourites',
      need: 'catalogue.favourites',
      screen: lazyRouteComponent(() => import('./favourites-screen.tsx'), 'FavouritesScreen'),
      label: (language) => catalogueWords[language].nav.favourites,
    },
    {
      path: '/catalogue/prices',
      need: 'catalogue.editPrice',
      screen: lazyRouteComponent(() => import('./price-lists-screen.tsx'), 'PriceListsScreen'),
      label: (language) => catalogueWords[language].nav.prices,
    },
    {
      path: '/catalogue/import',
      need: 'catalogue.import',
      screen: lazyRouteComponent(() => import('./import-screen.tsx'), 'ImportScreen'),
      label: (language) => catalogueWords[language].nav.import,
    },
    {
      path: '/catalogue/changes',
      need: 'catalogue.view',
      screen: lazyRouteComponent(() => import('./changes-screen.tsx'), 'ChangesScreen'),
      label: (language) => catalogueWords[language].nav.changes,
    },
  ],
  rail: [
    {
      path: '/catalogue',
      need: 'catalogue.view',
      label: (language) => catalogueWords[language].title,
      icon: CatalogueIcon,
    },
  ],
};
