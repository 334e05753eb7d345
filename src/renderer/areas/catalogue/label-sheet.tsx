/** Labels of the chosen items: how they look, how many of each, and the page to print them from. */
import { useState } from 'react';
import { labelPapers } from '../../../domain/areas/device/label.ts';
import { labelWords } from '../../../domain/areas/device/label-words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { qtyMilli } from '../../../domain/kit/money.ts';
import { useAsk, useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { download } from '../../app/download.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DownloadIcon } from '../../parts/icons.tsx';
import { QtyField } from '../../parts/number-field.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import { useLabelDesign } from './label-design.ts';
import { LabelFields } from './label-fields.tsx';
import { LabelItems } from './label-items.tsx';
import { LabelPreview } from './label-preview.tsx';
import { LabelPrint } from './label-print.tsx';
import styles from './labels.module.css';

interface LabelSheetProps {
  readonly opened: boolean;
  readonly itemIds: Id[];
  readonly onClose: () => void;
}

export function LabelSheet({ opened, itemIds, onClose }: LabelSheetProps) {
  const w = useWords(labelWords);
  return (
    <Sheet opened={opened} onClose={onClose} title={w.title} size="wide">
      <LabelForm itemIds={itemIds} onClose={onClose} />
    </Sheet>
  );
}

function LabelForm({ itemIds, onClose }: Omit<LabelSheetProps, 'opened'>) {
  const w = useWords(labelWords);
  const design = useLabelDesign();
  const items = useAsk(api.device.labelItems, { itemIds });
  const { each, setEach, countOf, setCount } = useCounts();
  const [skip, setSkip] = useState(0);
  const [shown, show] = useState<Id | null>(null);
  const labels = (items.data ?? [])
    .map(({ itemId }) => ({ itemId, count: countOf(itemId) }))
    .filter(({ count }) => count > 0);
  const total = labels.reduce((sum, { count }) => sum + count, 0);
  const previewed = items.data?.find(({ itemId }) => itemId === shown) ?? items.data?.[0];
  const { sheet } = labelPapers[design.paper];
  const saving = useCommand(api.device.saveLabels, {
    onDone: (file) => {
      download(file);
      onClose();
      toast(w.saved, { id: 'labels' });
    },
  });
  const printers = useLive(api.device.labelPrinters, {}).data ?? [];
  const save = useAction({
    id: 'catalogue.saveLabels',
    label: w.save(total),
    keys: printers.length > 0 ? ['Mod+S'] : ['Mod+Enter'],
    inFields: true,
    disabled: total === 0 || saving.pending,
    run: () => saving.run({ labels, design, skip: sheet ? skip : 0 }),
  });
  return (
    <div className={styles.form}>
      <div className={styles.columns}>
        <div className={styles.choices}>
          <LabelFields design={design} skip={skip} onSkip={setSkip} />
          <QtyField
            label={w.everyCount}
            decimals={0}
            value={each * 1000}
            most={2_000_000}
            onChange={(value) => setEach((value ?? qtyMilli(0)) / 1000)}
          />
        </div>
        {previewed && <LabelPreview item={previewed} design={design} />}
      </div>
      <LabelItems
        items={items.data ?? []}
        shown={previewed?.itemId ?? null}
        countOf={countOf}
        onCount={setCount}
        onShow={show}
      />
      <ErrorNote error={saving.refused ?? items.error} />
      <LabelPrint printers={printers} labels={labels} design={design} total={total}>
        <ActionButton
          {...save}
          icon={DownloadIcon}
          tone={printers.length > 0 ? 'plain' : 'accent'}
          size="primary"
          pending={saving.pending}
          fullWidth
        />
      </LabelPrint>
    </div>
  );
}

/** So many of each, but of some another number. */
function useCounts() {
  const [each, setEach] = useState(1);
  const [own, setOwn] = useState<Readonly<Record<Id, number>>>({});
  return {
    each,
    setEach: (count: number) => {
      setEach(count);
      setOwn({});
    },
    countOf: (itemId: Id): number => own[itemId] ?? each,
    setCount: (itemId: Id, count: number) => setOwn((before) => ({ ...before, [itemId]: count })),
  };
}
