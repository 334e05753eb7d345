/** Any report as a file. */
import type { Exported } from '../../../../domain/areas/report/contract.ts';
import { reportWords } from '../../../../domain/areas/report/words.ts';
import { ok } from '../../../../domain/kit/result.ts';
import { directionOf } from '../../../../domain/kit/words.ts';
import { csvFile, xlsxFile } from '../../../kit/table-file.ts';
import { action } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import { cellsFor } from './cells.ts';
import { tableOf } from './rows.ts';

interface Asked {
  readonly what: Exported;
  readonly format: 'csv' | 'xlsx';
}

export const exportReport = action(async (kit, { what, format }: Asked, call) => {
  const { read } = kit.ledger;
  const { language } = call;
  const cells = cellsFor({
    language,
    currency: settingOf(read, 'shop.currency'),
    timeZone: settingOf(read, 'time.zone'),
    margin: call.may('report.margin'),
  });
  const { from, to } = what.report === 'receipts' ? what.figure : what;
  const title = titleOf(what.report, language);
  const table = tableOf(kit, what, cells);
  const bytes =
    format === 'csv'
      ? await table((columns, rows) => csvFile(columns, rows, language === 'ru' ? ';' : ','))
      : await table((columns, rows) =>
          xlsxFile(columns, rows, { title, rightToLeft: directionOf(language) === 'rtl' }),
        );
  call.note({ entity: 'report', label: title, details: { report: what.report, from, to, format } });
  const type = {
    csv: 'text/csv; charset=utf-8',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }[format];
  const dates = from === to ? from : `${from}_${to}`;
  return ok(new File([new Uint8Array(bytes)], `${what.report}_${dates}.${format}`, { type }));
});

function titleOf(report: Exported['report'], language: keyof typeof reportWords): string {
  const { tabs, export: own } = reportWords[language];
  return report === 'days' || report === 'receipts' ? own[report] : tabs[report];
}
