/** The counter's sale: its screens, its place on the rail, where scans go from other screens. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import type { Area } from '../../app/area.ts';
import { ReceiptIcon, SaleIcon } from '../../parts/icons.tsx';
import { SaleScreen } from './sale-screen.tsx';

export const sale: Area = {
  id: 'sale',
  words: saleWords,
  screens: [
    { path: '/sale', need: 'sale.sell', screen: SaleScreen, label: (language) => saleWords[language].title },
    {
      path: '/receipts',
      need: 'sale.view',
      screen: lazyRouteComponent(() => import('./history-screen.tsx'), 'HistoryScreen'),
      label: (language) => saleWords[language].sales,
    },
  ],
  rail: [
    { path: '/sale', need: 'sale.sell', label: (language) => saleWords[language].title, icon: SaleIcon },
    {
      path: '/receipts',
      need: 'sale.view',
      label: (language) => saleWords[language].sales,
      icon: ReceiptIcon,
    },
  ],
};
