/** Backups on screen, and what the till has to say of its own health. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { backupWords } from '../../../domain/areas/backup/words.ts';
import type { Area } from '../../app/area.ts';
import { HealthItem, HealthPanel } from './health.tsx';

export const backup: Area = {
  id: 'backup',
  words: backupWords,
  screens: [
    {
      path: '/settings/backups',
      need: 'ledger.backup',
      label: (language) => backupWords[language].title,
      screen: lazyRouteComponent(() => import('./backups-screen.tsx'), 'BackupsScreen'),
    },
  ],
  status: [{ id: 'health', Item: HealthItem, Panel: HealthPanel }],
};
