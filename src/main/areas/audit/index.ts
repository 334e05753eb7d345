import type { auditContract } from '../../../domain/areas/audit/contract.ts';
import { journal } from '../../ledger/journal.ts';
import { type Area, type HandlersOf, live, query } from '../area.ts';
import { chainState } from './chain-state.ts';
import { verifyChain } from './commands/chain.ts';
import { exportActivities } from './commands/export.ts';
import { activityChoices, activityDetails, activityPage, newestActivity } from './queries.ts';
import { watchOver } from './reactions.ts';
import { activity, chainCheck } from './tables.ts';
import { foldActivity } from './word-index.ts';

export const audit: Area = {
  name: 'audit',
  tables: [activity, chainCheck],
  projections: [],
  heavy: {
    'audit.page': activityPage,
    'audit.fold': (read, { slices }: { slices: number }) => foldActivity(read, slices),
  },
  react: watchOver,
  handlers: {
    activities: query((_read, asked, _call, kit) =>
      kit.backstage.query<ReturnType<typeof activityPage>>('audit.page', asked),
    ),
    activity: query((read, { id }) => activityDetails(read, id)),
    choices: query((read) => activityChoices(read)),
    newest: live([activity], (read) => ({ id: newestActivity(read) })),
    exportActivities,
    chainState: live([journal, chainCheck], (_read, _input, _call, kit) => chainState(kit)),
    verifyChain,
  } satisfies HandlersOf<typeof auditContract>,
};
