/** The counter's reports: one screen for each way to look at a period, all of one frame. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { reportWords } from '../../../domain/areas/report/words.ts';
import type { Area, Screen } from '../../app/area.ts';
import { ReportIcon } from '../../parts/icons.tsx';
import { pathOf, type View } from './views.ts';

const screens: Record<View, Screen['screen']> = {
  summary: lazyRouteComponent(() => import('./summary-screen.tsx'), 'SummaryScreen'),
  branches: lazyRouteComponent(() => import('./branches-screen.tsx'), 'BranchesScreen'),
  items: lazyRouteComponent(() => import('./items-screen.tsx'), 'ItemsScreen'),
  categories: lazyRouteComponent(() => import('./categories-screen.tsx'), 'CategoriesScreen'),
  staff: lazyRouteComponent(() => import('./staff-screen.tsx'), 'StaffScreen'),
  hours: lazyRouteComponent(() => import('./hours-screen.tsx'), 'HoursScreen'),
  tenders: lazyRouteComponent(() => import('./tenders-screen.tsx'), 'TendersScreen'),
  taxes: lazyRouteComponent(() => import('./taxes-screen.tsx'), 'TaxesScreen'),
  customers: lazyRouteComponent(() => import('./customers-screen.tsx'), 'CustomersScreen'),
  corrections: lazyRouteComponent(() => import('./corrections-screen.tsx'), 'CorrectionsScreen'),
};

export const report: Area = {
  id: 'report',
  words: reportWords,
  screens: Object.entries(screens).map(([view, screen]) => ({
    path: pathOf(view as View),
    need: 'report.view',
    screen,
    label: (language) => {
      const { title, tabs } = reportWords[language];
      return view === 'summary' ? title : `${title}: ${tabs[view as View]}`;
    },
  })),
  rail: [
    {
      path: pathOf('summary'),
      need: 'report.view',
      icon: ReportIcon,
      label: (language) => reportWords[language].title,
    },
  ],
};
