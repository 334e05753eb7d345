/** Moves many prices at once: how, what would come of it, and then all of them. */
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Chosen } from '../../../domain/areas/catalogue/bulk-contract.ts';
import type { PricePreview } from '../../../domain/areas/catalogue/bulk-price.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { newId } from '../../app/adapters.ts';
import { useAsk, useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { type PlanDraft, PlanFields, useWhenOf } from './plan-fields.tsx';
import { changeOf, noMove, type PriceMoveDraft, PriceMoveFields } from './price-move-fields.tsx';
import styles from './price-sheet.module.css';

interface PriceSheetProps {
  readonly opened: boolean;
  readonly chosen: Chosen;
  /** The price list it fills at first. */
  readonly to?: Id | null | undefined;
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
}

export function PriceSheet({ opened, onClose, ...rest }: PriceSheetProps) {
  const w = useWords(catalogueWords).bulk;
  return (
    <Sheet opened={opened} onClose={onClose} title={w.title} size="wide">
      <PriceForm {...rest} onClose={onClose} />
    </Sheet>
  );
}

function PriceForm({ chosen, to = null, onClose, onDone }: Omit<PriceSheetProps, 'opened'>) {
  const w = useWords(catalogueWords).bulk;
  const [draft, setDraft] = useState<PriceMoveDraft>({ ...noMove, to });
  const [changeId] = useState(newId);
  const [plan, setPlan] = useState<PlanDraft | null>(null);
  const whenOf = useWhenOf();
  const lists = useLive(api.catalogue.priceLists, {}).data ?? [];
  // What is planned has its time already.
  const isPlanned = lists.some(({ id, insteadOf }) => id === draft.to && insteadOf !== null);
  const [move, when] = [changeOf(draft), whenOf(isPlanned ? null : plan)];
  const wanted = move && when !== undefined ? { ...move, when } : null;
  const [change] = useDebouncedValue(wanted, 250);
  const preview = useAsk(api.catalogue.previewPrices, change && { chosen, change }, { keep: true });
  const undo = useCommand(api.catalogue.undoBulk);
  const run = useCommand(api.catalogue.changePrices, {
    onDone: ({ changed }) => {
      onClose();
      onDone?.();
      toast(when ? w.plannedDone(changed) : w.done(changed), {
        id: changeId,
        undo: () => undo.run({ changeId }),
      });
    },
  });
  const count = wanted && preview.data ? preview.data.changed : 0;
  const apply = useAction({
    id: 'catalogue.changePrices',
    label: when ? w.plan(count) : w.apply(count),
    keys: ['Mod+Enter'],
    inFields: true,
    disabled: count === 0 || run.pending,
    run: () => wanted && run.run({ changeId, chosen, change: wanted }),
  });
  return (
    <div className={styles.sheet}>
      <PriceMoveFields draft={draft} onChange={setDraft} />
      {!isPlanned && <PlanFields plan={plan} onChange={setPlan} />}
      <ErrorNote error={run.refused ?? preview.error} />
      {wanted && preview.data && <Summary preview={preview.data} />}
      <div className={styles.table}>
        <PreviewTable preview={wanted ? preview.data : undefined} />
      </div>
      {run.pending && <BulkProgress changeId={changeId} label={w.running} />}
      <ActionButton {...apply} tone="accent" size="primary" pending={run.pending} fullWidth />
    </div>
  );
}

function Summary({ preview }: { readonly preview: PricePreview }) {
  const w = useWords(catalogueWords).bulk;
  return (
    <>
      <p className={styles.summary} role="status">
        {w.summary(preview.changed, preview.items)}
      </p>
      {preview.belowCost > 0 && <Note tone="amber">{w.belowCost(preview.belowCost)}</Note>}
    </>
  );
}

type Row = PricePreview['rows'][number];

function PreviewTable({ preview }: { readonly preview: PricePreview | undefined }) {
  const w = useWords(catalogueWords);
  const columns: readonly Column<Row>[] = [
    { id: 'name', header: w.list.name, width: 'minmax(10rem, 2fr)', cell: ({ name }) => name },
    {
      id: 'before',
      header: w.bulk.before,
      align: 'end',
      cell: ({ beforeMinor }) => beforeMinor !== null && <MoneyText amount={beforeMinor} tone="muted" bare />,
    },
    {
      id: 'after',
      header: w.bulk.after,
      align: 'end',
      cell: ({ afterMinor, costMinor }) => (
        <MoneyText
          amount={afterMinor}
          tone={costMinor !== null && afterMinor < costMinor ? 'amber' : 'ink'}
          strong
          bare
        />
      ),
    },
  ];
  return (
    <DataTable
      label={w.bulk.preview}
      rows={preview?.rows ?? []}
      columns={columns}
      rowKey={({ itemId }) => itemId}
      empty={{ title: preview ? w.bulk.nothingChanges : w.bulk.hint }}
    />
  );
}
