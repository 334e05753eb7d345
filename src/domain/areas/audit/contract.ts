import { z } from 'zod';
import {
  action,
  auditActions,
  DateField,
  live,
  query,
  refusals,
  severities,
  TextField,
} from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';

/** What is left out when empty; dates are days of the shop's time zone. */
const filters = {
  from: DateField.nullable().default(null),
  until: DateField.nullable().default(null),
  actions: z.array(z.enum(auditActions)).default([]),
  severities: z.array(z.enum(severities)).default([]),
  userId: Id.nullable().default(null),
  tillId: Id.nullable().default(null),
  entity: z.string().max(60).nullable().default(null),
  entityId: z.string().max(60).nullable().default(null),
  command: z.string().max(80).nullable().default(null),
  approvedOnly: z.boolean().default(false),
  text: TextField(100).default(''),
};
export const ActivityFilter = z.object(filters);
export type ActivityFilter = z.infer<typeof ActivityFilter>;

export const ActivityRow = z.object({
  id: Id,
  at: z.number().int(),
  action: z.enum(auditActions),
  severity: z.enum(severities),
  command: z.string(),
  userId: z.string().nullable(),
  userName: z.string(),
  tillId: z.string(),
  tillName: z.string(),
  approvedByName: z.string().nullable(),
  entity: z.string().nullable(),
  entityId: z.string().nullable(),
  label: z.string(),
  amountMinor: z.number().int().nullable(),
  reason: z.string().nullable(),
  changeCount: z.number().int(),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

export const ActivityDetails = ActivityRow.extend({
  changes: z.array(z.object({ field: z.string(), old: z.unknown(), new: z.unknown() })),
  details: z.record(z.string(), z.unknown()),
  /** Names of the ids among the values, as they are called now. */
  names: z.record(z.string(), z.string()),
});
export type ActivityDetails = z.infer<typeof ActivityDetails>;

/** Whom and which till a filter may name. */
export const ActivityChoices = z.object({
  users: z.array(z.object({ id: z.string(), name: z.string() })),
  tills: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type ActivityChoices = z.infer<typeof ActivityChoices>;

/** What a verification found, as the till's `ledger/verify` names it. */
export const ChainFinding = z.object({
  kind: z.string(),
  what: z.string(),
  table: z.string().optional(),
  key: z.string().optional(),
  fields: z.array(z.string()).readonly().optional(),
  entry: z
    .object({ seq: z.number().int(), id: z.string(), command: z.string(), at: z.number(), who: z.string() })
    .optional(),
  detail: z.string().optional(),
});
export type ChainFinding = z.infer<typeof ChainFinding>;

export const ChainState = z.object({
  entries: z.number().int(),
  epoch: z.number().int(),
  tillId: z.string(),
  /** The newest entry; its hash vouches for all before it. */
  tip: z.object({ seq: z.number().int(), at: z.number().int(), hash: z.string() }).nullable(),
  checking: z.object({ stage: z.string(), done: z.number(), total: z.number() }).nullable(),
  last: z
    .object({
      at: z.number().int(),
      userName: z.string(),
      ok: z.boolean(),
      seq: z.number().int(),
      hash: z.string(),
      entries: z.number().int(),
      facts: z.number().int(),
      records: z.number().int(),
      findings: z.array(ChainFinding),
      more: z.number().int(),
    })
    .nullable(),
});
export type ChainState = z.infer<typeof ChainState>;

export const auditContract = {
  /** Newest first; `before` is the id of the last row of the page before. */
  activities: query('audit.view', {
    ...filters,
    before: Id.nullable().default(null),
    limit: z.number().int().min(1).max(200).default(100),
  }).output(z.object({ rows: z.array(ActivityRow), next: Id.nullable() })),
  activity: query('audit.view', { id: Id }).output(ActivityDetails.nullable()),
  choices: query('audit.view', {}).output(ActivityChoices),
  /** The newest row's id: for telling that there is more to see. */
  newest: live('audit.view', {}, z.object({ id: Id.nullable() })),
  exportActivities: action(
    'audit.export',
    { ...filters, format: z.enum(['csv', 'xlsx']) },
    { audit: 'EXPORT', severity: 'MEDIUM' },
  )
    .output(z.file())
    .errors(refusals({ TooManyRows: { most: z.number().int() } })),

  chainState: live('audit.view', {}, ChainState),
  verifyChain: action('audit.verify', {})
    .output(z.object({ ok: z.boolean() }))
    .errors(refusals({ AlreadyChecking: {} })),
};
