/** The counter's side of customers. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import type { Area } from '../../app/area.ts';
import { CustomerIcon } from '../../parts/icons.tsx';

export const customer: Area = {
  id: 'customer',
  words: customerWords,
  screens: [
    {
      path: '/customers',
      need: 'customer.view',
      label: (language) => customerWords[language].title,
      screen: lazyRouteComponent(() => import('./customers-screen.tsx'), 'CustomersScreen'),
    },
  ],
  rail: [
    {
      path: '/customers',
      need: 'customer.view',
      icon: CustomerIcon,
      label: (language) => customerWords[language].title,
    },
  ],
};
