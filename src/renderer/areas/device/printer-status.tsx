/** The printer in a few words: amber while somebody should look at it. */
import type { PrinterView } from '../../../domain/areas/device/printer-contract.ts';
import { printerWords } from '../../../domain/areas/device/printer-words.ts';
import { deviceWords } from '../../../domain/areas/device/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { DrawerIcon, PrinterIcon } from '../../parts/icons.tsx';
import styles from './device.module.css';

export function PrinterStatus() {
  const say = useStatusWords();
  const { drawerOpen } = useWords(printerWords).queue;
  const printer = useLive(api.device.printer, {}).data;
  const drawer = useLive(api.device.drawer, {}).data;
  if (!printer) return null;
  const said = say(printer);
  const isAlarmed = drawer?.alarm === true;
  return (
    <span className={styles.status} data-tone={isAlarmed || needsSomebody(printer) ? 'amber' : undefined}>
      {isAlarmed ? <DrawerIcon size={18} /> : <PrinterIcon size={18} />}
      <span role="status">{isAlarmed ? [drawerOpen, said].join(' · ') : said}</span>
    </span>
  );
}

/** Slips nobody is sure of, or a printer that slips wait for. */
export const needsSomebody = ({ unknown, failed, problem, lacking }: PrinterView): boolean =>
  unknown + failed > 0 || problem !== null || lacking.length > 0;

function useStatusWords(): (printer: PrinterView) => string {
  const w = useWords(deviceWords);
  return ({ printers, lacking, printing, queued, problem, unknown, failed }) => {
    const hasNone = printers.length === 0 || lacking.length > 0;
    const waiting = queued > 0 ? w.status.waiting(queued) : '';
    const parts = [
      unknown + failed > 0 ? w.status.toCheck(unknown + failed) : '',
      hasNone ? w.status.none : problem ? w.short[problem] : printing ? w.status.printing : '',
      printing && queued === 0 ? '' : waiting,
    ].filter((part) => part !== '');
    return parts.length > 0 ? parts.join(' · ') : w.printer;
  };
}
