/** Label scales at the counter: what is on each, and what became of it. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { pluWords } from '../../../domain/areas/plu/words.ts';
import type { Area } from '../../app/area.ts';

export const plu: Area = {
  id: 'plu',
  words: pluWords,
  screens: [
    {
      path: '/label-scales',
      need: 'catalogue.view',
      label: (language) => pluWords[language].title,
      screen: lazyRouteComponent(() => import('./label-scales-screen.tsx'), 'LabelScalesScreen'),
    },
  ],
};
