/** Bytes as they go over a cable, the newest first; held still while somebody reads. */
import { useState } from 'react';
import type { TrafficLine } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { formatNumber } from '../../../../domain/kit/format.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { useCommand, useLive } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { download } from '../../../app/download.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { DownIcon, DownloadIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';

/** More than fits on any screen; all of it is in what is saved. */
const shown = 60;

export function Traffic({ deviceId }: { readonly deviceId: Id }) {
  const w = useWords(attachedWords).traffic;
  const [isOpen, setOpen] = useState(false);
  const [held, setHeld] = useState<readonly TrafficLine[] | null>(null);
  const live = useLive(api.device.traffic, isOpen ? { deviceId } : null).data ?? [];
  const saving = useCommand(api.device.saveTraffic, { onDone: download });
  const lines = held ?? live;
  return (
    <details className={styles.advanced} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <DownIcon size={18} />
        {w.title}
      </summary>
      <div className={styles.fields}>
        <div className={styles.row}>
          <ActionButton
            label={held ? w.goOn : w.pause}
            pressed={held !== null}
            onClick={() => setHeld(held ? null : live)}
          />
          <ActionButton
            label={w.save}
            icon={DownloadIcon}
            pending={saving.pending}
            onClick={() => saving.run({ deviceId })}
          />
        </div>
        <ErrorNote error={saving.refused} />
        {lines.length === 0 ? <p className={styles.hint}>{w.none}</p> : <Lines lines={lines} />}
      </div>
    </details>
  );
}

function Lines({ lines }: { readonly lines: readonly TrafficLine[] }) {
  const w = useWords(attachedWords).traffic;
  const language = useLanguage();
  const from = Math.max(0, lines.length - shown);
  return (
    // A list longer than its box has to be reached by keys to be scrolled.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus
    <ol className={styles.traffic} dir="ltr" tabIndex={0} aria-label={w.title}>
      {lines
        .slice(from)
        .map(({ afterMs, direction, hex, text }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bytes have no name of their own, and keep no state
          <li key={from + n} data-direction={direction}>
            <span>{w[direction]}</span>
            <code>{hex}</code>
            <code>{text}</code>
            <bdi>{w.ms(formatNumber(afterMs, language))}</bdi>
          </li>
        ))
        .reverse()}
    </ol>
  );
}
