/** The counter's side of shifts. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import type { Area } from '../../app/area.ts';
import { ShiftIcon } from '../../parts/icons.tsx';
import { ShiftPanel, ShiftStatus } from './status.tsx';

export const shift: Area = {
  id: 'shift',
  words: shiftWords,
  screens: [
    {
      path: '/shift',
      need: 'signedIn',
      label: (language) => shiftWords[language].title,
      screen: lazyRouteComponent(() => import('./shift-screen.tsx'), 'ShiftScreen'),
    },
    {
      path: '/shifts',
      need: 'shift.view',
      label: (language) => shiftWords[language].history.title,
      screen: lazyRouteComponent(() => import('./history-screen.tsx'), 'HistoryScreen'),
    },
  ],
  rail: [
    { path: '/shift', need: 'signedIn', icon: ShiftIcon, label: (language) => shiftWords[language].title },
  ],
  status: [{ id: 'shift', Item: ShiftStatus, Panel: ShiftPanel }],
};
