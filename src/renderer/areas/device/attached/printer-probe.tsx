/** Asks a printer how it speaks, and tells it in plain words. */
import type { SettingsOf } from '../../../../domain/areas/device/attached.ts';
import type { PrinterWord, StatusDialect } from '../../../../domain/areas/device/printer-settings.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import type { Wire } from '../../../../domain/areas/device/wires.ts';
import { useWords } from '../../../app/language.ts';
import { Note } from '../../../parts/error-note.tsx';
import { CheckIcon, InfoIcon, WarningIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';

export interface Probed {
  readonly status: StatusDialect;
  readonly words: readonly PrinterWord[];
}

/** What takes bytes and gives none back has nothing to say. */
export const maySpeak = (wire: SettingsOf<'printer'>['wire']): wire is Wire =>
  wire.kind === 'serial' || wire.kind === 'tcp' || wire.kind === 'usb';

export function ProbeResult({ probed: { status, words } }: { readonly probed: Probed }) {
  const w = useWords(printerWords);
  const isMute = status.speaks === 'nothing';
  return (
    <>
      <Note tone={isMute ? 'ink' : 'green'} icon={isMute ? InfoIcon : CheckIcon}>
        <span className={styles.sentences}>
          <span>{w.probe.speaks[status.speaks]}</span>
          {status.confirms && <span>{w.probe.proves}</span>}
        </span>
      </Note>
      {words
        .filter((word) => word !== 'drawerOpen')
        .map((word) => (
          <Note key={word} tone="amber" icon={WarningIcon}>
            {w.words[word]}
          </Note>
        ))}
    </>
  );
}
