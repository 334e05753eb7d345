/** The activity log as a file for a spreadsheet, in the words of whoever asked. */
import type { ActivityFilter, ActivityRow } from '../../../../domain/areas/audit/contract.ts';
import { sentenceOf } from '../../../../domain/areas/audit/sentences.ts';
import { auditWords } from '../../../../domain/areas/audit/words.ts';
import { currencyOf } from '../../../../domain/kit/currency.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { dateAt, zoneOffsetMs } from '../../../../domain/kit/time.ts';
import { directionOf, type Language } from '../../../../domain/kit/words.ts';
import { csvFile, type TableColumn, xlsxFile } from '../../../kit/table-file.ts';
import { action, type Kit } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import type { activityPage } from '../queries.ts';

const mostRows = 200_000;
const pageSize = 5000;

type Asked = ActivityFilter & { readonly format: 'csv' | 'xlsx' };

export const exportActivities = action(async (kit, asked: Asked, call) => {
  const rows: ActivityRow[] = [];
  let before: string | null = null;
  do {
    const page: ReturnType<typeof activityPage> = await kit.backstage.query('audit.page', {
      ...asked,
      before,
      limit: pageSize,
    });
    rows.push(...page.rows);
    if (rows.length > mostRows) return refuse('TooManyRows', { most: mostRows });
    before = page.next;
  } while (before !== null);
  const { format } = asked;
  const columns = columnsIn(kit, call.language);
  const title = auditWords[call.language].title;
  const look = { title, rightToLeft: directionOf(call.language) === 'rtl' };
  const bytes = format === 'csv' ? await csvFile(columns, rows) : await xlsxFile(columns, rows, look);
  call.note({ details: { format, rows: rows.length } });
  const name = `activity-${dateAt(kit.ledger.now(), settingOf(kit.ledger.read, 'time.zone'))}.${format}`;
  return ok(new File([new Uint8Array(bytes)], name, { type: mimes[format] }));
});

const mimes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function columnsIn({ ledger: { read } }: Kit, language: Language): TableColumn<ActivityRow>[] {
  const { columns, actions, severities, entities } = auditWords[language];
  const timeZone = settingOf(read, 'time.zone');
  const { decimals } = currencyOf(settingOf(read, 'shop.currency'));
  return [
    { title: columns.at, cell: ({ at }) => wallTime(at, timeZone) },
    { title: columns.action, cell: ({ action: kind }) => actions[kind] },
    { title: columns.severity, cell: ({ severity }) => severities[severity] },
    { title: columns.what, cell: ({ command }) => sentenceOf(command, language) },
    { title: columns.label, cell: ({ label, entity }) => label || (entity && entities[entity]) || null },
    {
      title: columns.amount,
      cell: ({ amountMinor }) => (amountMinor === null ? null : { units: amountMinor, decimals }),
    },
    { title: columns.reason, cell: ({ reason }) => reason },
    { title: columns.who, cell: ({ userName }) => userName },
    { title: columns.approvedBy, cell: ({ approvedByName }) => approvedByName },
    { title: columns.till, cell: ({ tillName }) => tillName },
  ];
}

/** `2026-11-20 14:05:09`: sorts as text and reads the same in every language. */
const wallTime = (at: number, timeZone: string): string =>
  new Date(at + zoneOffsetMs(at, timeZone)).toISOString().slice(0, 19).replace('T', ' ');
