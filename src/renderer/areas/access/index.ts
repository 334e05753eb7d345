/** The counter's access: the gate before everything, users, roles, and who is signed in. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { accessWords } from '../../../domain/areas/access/words.ts';
import type { Area } from '../../app/area.ts';
import { UsersIcon } from '../../parts/icons.tsx';
import { AccessBackground, CashierPanel, CashierStatus } from './cashier-status.tsx';
import { AccessGate } from './gate.tsx';

export const access: Area = {
  id: 'access',
  words: accessWords,
  Gate: AccessGate,
  Background: AccessBackground,
  screens: [
    {
      path: '/users',
      need: 'access.viewUsers',
      label: (language) => accessWords[language].users.title,
      screen: lazyRouteComponent(() => import('./users-screen.tsx'), 'UsersScreen'),
    },
    {
      path: '/roles',
      need: 'access.viewUsers',
      label: (language) => accessWords[language].rolesScreen.title,
      screen: lazyRouteComponent(() => import('./roles-screen.tsx'), 'RolesScreen'),
    },
  ],
  rail: [
    {
      path: '/users',
      need: 'access.viewUsers',
      icon: UsersIcon,
      label: (language) => accessWords[language].users.title,
    },
  ],
  status: [{ id: 'cashier', Item: CashierStatus, Panel: CashierPanel }],
};
