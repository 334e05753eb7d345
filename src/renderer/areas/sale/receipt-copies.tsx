/** A copy of the receipt on paper; it says that it is one. */
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PrinterIcon } from '../../parts/icons.tsx';

export function ReceiptCopies({ saleId }: { readonly saleId: string }) {
  const w = useWords(saleWords);
  const reprint = useCommand(api.device.reprint);
  const copy = useAction({
    id: 'receipt.copy',
    label: w.action.printCopy,
    group: w.history.title,
    keys: ['P'],
    run: () => reprint.run({ kind: 'receipt', subjectId: saleId }),
  });
  return (
    <>
      <ErrorNote error={reprint.refused} />
      <ActionButton {...copy} icon={PrinterIcon} pending={reprint.pending} />
    </>
  );
}
