/** Headquarters at the counter: always in a few words on the status line, in full under the settings. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import type { Area } from '../../app/area.ts';
import { JoinGate } from './join-gate.tsx';
import { SyncItem, SyncPanel } from './sync-status.tsx';

export const sync: Area = {
  id: 'sync',
  words: syncWords,
  Gate: JoinGate,
  screens: [
    {
      path: '/settings/headquarters',
      need: 'sync.view',
      label: (language) => syncWords[language].title,
      screen: lazyRouteComponent(() => import('./headquarters-screen.tsx'), 'HeadquartersScreen'),
    },
  ],
  status: [{ id: 'sync', Item: SyncItem, Panel: SyncPanel }],
};
