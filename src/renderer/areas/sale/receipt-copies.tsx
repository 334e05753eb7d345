/** The receipt as paper, the same bitmap the printer gets; and a copy of it, which says that it is one. */
import { useState } from 'react';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ReceiptPreview } from '../../app/receipt-preview.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { EyeIcon, PrinterIcon } from '../../parts/icons.tsx';
import styles from './receipt.module.css';

export function ReceiptCopies({ saleId, number }: { readonly saleId: string; readonly number: string }) {
  const [shown, setShown] = useState(false);
  const w = useWords(saleWords);
  const reprint = useCommand(api.device.reprint);
  const copy = useAction({
    id: 'receipt.copy',
    label: w.action.printCopy,
    group: w.history.title,
    keys: ['P'],
    run: () => reprint.run({ kind: 'receipt', subjectId: saleId }),
  });
  const show = useAction({
    id: 'receipt.show',
    label: w.action.showPaper,
    group: w.history.title,
    keys: ['V'],
    run: () => setShown(!shown),
  });
  return (
    <>
      <ErrorNote error={reprint.refused} />
      <div className={styles.copies}>
        <ActionButton {...show} icon={EyeIcon} pressed={shown} />
        <ActionButton {...copy} icon={PrinterIcon} pending={reprint.pending} />
      </div>
      {shown && <ReceiptPreview saleId={saleId} number={number} />}
    </>
  );
}
