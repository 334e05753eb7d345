/** The counter's audit: what happened, and whether the journal is whole. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import type { Area } from '../../app/area.ts';
import { AuditIcon } from '../../parts/icons.tsx';

export const audit: Area = {
  id: 'audit',
  words: auditWords,
  screens: [
    {
      path: '/activity',
      need: 'audit.view',
      label: (language) => auditWords[language].title,
      screen: lazyRouteComponent(() => import('./activity-screen.tsx'), 'ActivityScreen'),
    },
    {
      path: '/journal',
      need: 'audit.view',
      label: (language) => auditWords[language].chainTitle,
      screen: lazyRouteComponent(() => import('./chain-screen.tsx'), 'ChainScreen'),
    },
  ],
  rail: [
    {
      path: '/activity',
      need: 'audit.view',
      icon: AuditIcon,
      label: (language) => auditWords[language].short,
    },
  ],
};
