/** Below a receipt: the same as paper, as the printer gets it; and a copy of it, which says that it is one. */
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { EyeIcon, PrinterIcon } from '../../parts/icons.tsx';
import styles from './receipt.module.css';

interface ReceiptCopiesProps {
  readonly saleId: string;
  /** The paper stands on the screen. */
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
}

export function ReceiptCopies({ saleId, shown, onShow }: ReceiptCopiesProps) {
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
    run: () => onShow(!shown),
  });
  return (
    <>
      <ErrorNote error={reprint.refused} />
      <div className={styles.copies}>
        <ActionButton {...show} icon={EyeIcon} pressed={shown} fullWidth />
        <ActionButton {...copy} icon={PrinterIcon} pending={reprint.pending} fullWidth />
      </div>
    </>
  );
}
