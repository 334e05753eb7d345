/** What taking a change back would do, record by record, and the key that does it. */
import type { BulkRun } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { rightFor, type UndoPreview, type UndoRow } from '../../../domain/areas/catalogue/bulk-undo.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { formatDateTime } from '../../../domain/kit/date-format.ts';
import { useAsk, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { useShop } from '../../app/shop.ts';
import { useFieldName, useValueText } from '../../app/value-text.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { UndoIcon } from '../../parts/icons.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import styles from './price-sheet.module.css';

interface UndoSheetProps {
  readonly run: BulkRun;
  readonly onClose: () => void;
}

export function UndoSheet({ run, onClose }: UndoSheetProps) {
  const w = useWords(catalogueWords).changes;
  const title = run.title === '' ? w.kinds[run.kind] : `${w.kinds[run.kind]} · ${run.title}`;
  return (
    <Sheet opened onClose={onClose} title={title} size="wide">
      <Undo run={run} onClose={onClose} />
    </Sheet>
  );
}

function Undo({ run, onClose }: UndoSheetProps) {
  const w = useWords(catalogueWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const may = useMay(rightFor[run.kind]);
  const preview = useAsk(api.catalogue.previewUndo, run.undoable ? { changeId: run.id } : null);
  const undo = useCommand(api.catalogue.undoBulk, {
    onDone: ({ restored, kept }) => {
      onClose();
      toast(w.import.undone(restored, kept), { id: run.id });
    },
  });
  const action = useAction({
    id: 'catalogue.undoBulk',
    label: w.changes.undo,
    keys: ['Mod+Enter'],
    inFields: true,
    disabled: !may || !run.undoable || undo.pending || !preview.data,
    run: () => undo.run({ changeId: run.id }),
  });
  return (
    <div className={styles.sheet}>
      {run.undone && (
        <Note>
          {w.changes.byWhom(run.undone.userName, formatDateTime(run.undone.at, language, zone))}{' '}
          {w.import.undone(run.undone.restored, run.undone.kept)}
        </Note>
      )}
      <ErrorNote error={undo.refused ?? preview.error} />
      {!run.undoable && <p className={styles.summary}>{w.changes.nothing}</p>}
      {run.undoable && preview.data && (
        <>
          <p className={styles.summary} role="status">
            {w.changes.back(preview.data.restored)}
          </p>
          {preview.data.left > 0 && <Note tone="amber">{w.changes.left(preview.data.left)}</Note>}
          <div className={styles.table}>
            <PreviewTable preview={preview.data} align={run.kind === 'prices' ? 'end' : 'start'} />
          </div>
        </>
      )}
      {undo.pending && <BulkProgress changeId={run.id} label={w.import.undoing} />}
      {run.undoable && may && (
        <ActionButton
          {...action}
          icon={UndoIcon}
          tone="accent"
          size="primary"
          pending={undo.pending}
          fullWidth
        />
      )}
    </div>
  );
}

interface PreviewTableProps {
  readonly preview: UndoPreview;
  /** Of what stands now and after: amounts end at one edge. */
  readonly align: 'start' | 'end';
}

function PreviewTable({ preview, align }: PreviewTableProps) {
  const w = useWords(catalogueWords).changes;
  const say = useSaying(preview.names);
  const columns: readonly Column<UndoRow>[] = [
    { id: 'label', header: w.item, width: 'minmax(9rem, 1.5fr)', cell: ({ label }) => <bdi>{label}</bdi> },
    { id: 'now', header: w.now, align, width: 'minmax(7rem, 1fr)', cell: (row) => say(row, row.now) },
    {
      id: 'after',
      header: w.after,
      align,
      width: 'minmax(7rem, 1fr)',
      cell: (row) => (row.isLeft ? w.stays : row.back ? say(row, row.back) : w.goes),
    },
  ];
  return (
    <DataTable
      label={w.preview}
      rows={preview.rows}
      columns={columns}
      rowKey={({ table, rowId }) => `${table} ${rowId}`}
      toneOf={({ isLeft }) => (isLeft ? 'amber' : undefined)}
      empty={{ title: w.nothing }}
    />
  );
}

/** Only what would differ, and of a record that would go, nothing but that. */
function useSaying(names: Readonly<Record<string, string>>) {
  const fieldOf = useFieldName();
  const textOf = useValueText(names);
  return ({ back, now, table }: UndoRow, values: Readonly<Record<string, unknown>>): string => {
    if (back === null) return table === 'price' ? textOf('priceMinor', now['priceMinor']) : '';
    const moved = Object.keys(now).filter(
      (field) => JSON.stringify(now[field]) !== JSON.stringify(back[field]),
    );
    return moved
      .map((field) =>
        moved.length === 1
          ? textOf(field, values[field])
          : `${fieldOf(field)}: ${textOf(field, values[field])}`,
      )
      .join(', ');
  };
}
