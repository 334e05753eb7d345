/** What is owed to the state, by tax and rate. */
import type { TaxRow } from '../../../domain/areas/report/figures.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { PercentIcon } from '../../parts/icons.tsx';
import { PercentText } from '../../parts/number-text.tsx';
import { Amount } from './item-columns.tsx';
import { ReportFrame } from './report-frame.tsx';
import { figureOf, openFigure, useRange } from './state.ts';

export function TaxesScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const { data, error, refetch } = useAsk(api.report.taxes, range, { keep: true });
  return (
    <ReportFrame view="taxes" flush exported={{ report: 'taxes', ...range }}>
      <DataTable<TaxRow>
        label={w.tabs.taxes}
        rows={data}
        columns={[
          { id: 'name', header: w.col.tax, width: 'minmax(9rem, 2fr)', cell: ({ name }) => name },
          {
            id: 'rate',
            header: w.col.rate,
            align: 'end',
            cell: ({ rateBp }) => <PercentText percent={rateBp} />,
          },
          { id: 'included', header: w.col.included, cell: ({ included }) => (included ? w.yes : w.no) },
          {
            id: 'base',
            header: w.col.base,
            align: 'end',
            cell: ({ baseMinor }) => <Amount amount={baseMinor} />,
          },
          {
            id: 'tax',
            header: w.col.amount,
            align: 'end',
            cell: ({ taxMinor }) => <Amount amount={taxMinor} strong />,
          },
        ]}
        rowKey={({ taxId, rateBp, included }) => `${taxId} ${rateBp} ${included}`}
        onOpen={({ taxId, name, rateBp, included, taxMinor }) =>
          openFigure({
            title: name,
            amountMinor: taxMinor,
            figure: figureOf(range, { part: { of: 'tax', taxId, rateBp, included } }),
          })
        }
        totals={{
          name: w.col.total,
          tax: <Amount amount={(data ?? []).reduce((sum, row) => sum + row.taxMinor, 0)} strong />,
        }}
        error={error}
        onTryAgain={() => void refetch()}
        empty={{ icon: PercentIcon, title: w.nothing.period, hint: w.nothing.hint }}
      />
    </ReportFrame>
  );
}
