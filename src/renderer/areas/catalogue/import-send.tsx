/** A file chosen or dropped, and sent to the till in chunks. */
import { useRef, useState } from 'react';
import { maxChunkBytes } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { newId } from '../../app/adapters.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import type { Refused } from '../../app/refusal.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { UploadIcon } from '../../parts/icons.tsx';
import { ProgressNote } from '../../parts/progress-note.tsx';
import styles from './import.module.css';

interface ImportSendProps {
  readonly onSent: (sent: { readonly changeId: Id; readonly fileName: string }) => void;
}

/** The till reads no larger file. */
const largest = 50 * 1024 * 1024;

export function ImportSend({ onSent }: ImportSendProps) {
  const w = useWords(catalogueWords).import;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { sending, refused, send } = useSending(onSent);
  const choose = useAction({
    id: 'import.choose',
    label: w.choose,
    keys: ['Mod+O'],
    run: () => input.current?.click(),
  });
  if (sending) return <ProgressNote label={w.sending(sending.fileName)} done={sending.done} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) void send(file);
      }}
    >
      <UploadIcon size={32} />
      <p className={styles.dropTitle}>{w.drop}</p>
      <p className={styles.dropHint}>{w.kinds}</p>
      <ActionButton {...choose} tone="accent" size="primary" />
      <ErrorNote error={refused} />
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv,.xlsx,.gz"
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void send(file);
        }}
      />
    </div>
  );
}

function useSending(onSent: ImportSendProps['onSent']) {
  const begin = useCommand(api.catalogue.importBegin);
  const chunk = useCommand(api.catalogue.importChunk);
  const [sending, setSending] = useState<{ readonly fileName: string; readonly done: number } | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  const chunks = async (changeId: Id, file: File): Promise<Refused | null> => {
    const begun = await begin.attempt({ changeId, fileName: file.name, bytes: file.size });
    if (!begun.ok) return begun.refused;
    for (let offset = 0; offset < file.size; offset += maxChunkBytes) {
      const part = new File([file.slice(offset, offset + maxChunkBytes)], file.name);
      const outcome = await chunk.attempt({ changeId, offset, chunk: part });
      if (!outcome.ok) return outcome.refused;
      setSending({ fileName: file.name, done: Math.min(1, (offset + maxChunkBytes) / file.size) });
    }
    return null;
  };
  const send = async (file: File): Promise<void> => {
    const area = 'catalogue';
    if (file.size === 0) return setRefused({ code: 'FileEmpty', data: {}, area });
    if (file.size > largest) return setRefused({ code: 'FileTooLarge', data: { bytes: largest }, area });
    const changeId = newId();
    setSending({ fileName: file.name, done: 0 });
    const said = await chunks(changeId, file);
    setSending(null);
    setRefused(said);
    if (!said) onSent({ changeId, fileName: file.name });
  };
  return { sending, refused, send };
}
