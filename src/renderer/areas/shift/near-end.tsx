/** Before a long report: a roll that is nearly out is changed now, not in the midst of it. */
import { printerWords } from '../../../domain/areas/device/printer-words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { Note } from '../../parts/error-note.tsx';
import { PrinterIcon } from '../../parts/icons.tsx';

export function NearEnd() {
  const { words } = useWords(printerWords);
  const view = useLive(api.device.printer, {}).data;
  const printer = view?.printers.find(({ uses }) => uses.includes('report'));
  if (!printer?.words?.includes('paperNearEnd')) return null;
  return (
    <Note tone="amber" icon={PrinterIcon}>
      {words.paperNearEnd}
    </Note>
  );
}
