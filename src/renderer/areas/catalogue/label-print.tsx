/** The run to a label printer: begun, followed, stopped; and what became of the last one. */
import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { attachedWords, sayLink } from '../../../domain/areas/device/attached-words.ts';
import type { LabelDesign } from '../../../domain/areas/device/label.ts';
import type { LabelPrinterView } from '../../../domain/areas/device/label-contract.ts';
import { labelWords } from '../../../domain/areas/device/label-words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { PrinterIcon } from '../../parts/icons.tsx';
import { ProgressNote } from '../../parts/progress-note.tsx';
import { useSizeWords } from './label-fields.tsx';
import styles from './labels.module.css';

interface LabelPrintProps {
  /** Of this till; none, and there are only the children. */
  readonly printers: readonly LabelPrinterView[];
  readonly labels: { itemId: Id; count: number }[];
  readonly design: LabelDesign;
  readonly total: number;
  /** What else may be done with the labels; it stands beside the printing. */
  readonly children: ReactNode;
}

export function LabelPrint({ printers, labels, design, total, children }: LabelPrintProps) {
  const w = useWords(labelWords);
  const sizeOf = useSizeWords();
  const [chosen, choose] = useState<Id | null>(null);
  const printer =
    printers.find(({ deviceId }) => deviceId === chosen) ??
    printers.find(({ paper }) => paper === design.paper) ??
    printers[0];
  const printing = useCommand(api.device.printLabels);
  const isOther = printer !== undefined && printer.paper !== design.paper;
  const print = useAction({
    id: 'catalogue.printToLabelPrinter',
    label: w.print(total),
    keys: printer ? ['Mod+Enter'] : [],
    inFields: true,
    disabled: !printer || isOther || total === 0 || printing.pending || printer.run?.state === 'printing',
    run: () => printer && printing.run({ deviceId: printer.deviceId, labels, design }),
  });
  if (!printer) return children;
  return (
    <>
      {printers.length > 1 && (
        <Select
          label={w.printer}
          value={printer.deviceId}
          data={printers.map(({ deviceId, name }) => ({ value: deviceId, label: name }))}
          onChange={choose}
        />
      )}
      <LabelRun printer={printer} />
      {isOther && <Note tone="amber">{w.otherRoll(printer.name, sizeOf(printer.paper))}</Note>}
      <ErrorNote error={printing.refused} />
      <div className={styles.foot}>
        <ActionButton
          {...print}
          icon={PrinterIcon}
          tone="accent"
          size="primary"
          pending={printing.pending}
          fullWidth
        />
        {children}
      </div>
    </>
  );
}

function LabelRun({ printer: { deviceId, run, wire } }: { readonly printer: LabelPrinterView }) {
  const w = useWords(labelWords).run;
  const { link } = useWords(attachedWords);
  const stopping = useCommand(api.device.stopLabels);
  const stop = useAction({
    id: 'catalogue.stopLabels',
    label: w.stop,
    keys: [],
    disabled: run?.state !== 'printing' || stopping.pending,
    run: () => stopping.run({ deviceId }),
  });
  if (!run) return null;
  const { state, sent, total, waiting, problem } = run;
  if (state === 'printing')
    return (
      <>
        <ProgressNote label={w.title} done={sent / total} detail={w.count(sent, total)} />
        {waiting && <Note tone="amber">{w.waiting}</Note>}
        <ActionButton {...stop} tone="danger" pending={stopping.pending} />
      </>
    );
  if (state === 'done') return <Note tone="green">{w.done(sent)}</Note>;
  if (state === 'stopped') return <Note tone="amber">{w.stopped(sent, total)}</Note>;
  return (
    <Note tone="red" role="alert">
      {sent === 0 && problem && problem.kind !== 'broken'
        ? `${w.notBegun} ${sayLink(link, problem, wire)}`
        : w.broken(sent, total)}
    </Note>
  );
}
