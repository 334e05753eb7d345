import { useRef, useState } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ImageIcon } from '../../parts/icons.tsx';
import { Picture } from '../../parts/picture.tsx';
import styles from './editor.module.css';
import { shrunk } from './shrink-picture.ts';

interface PictureFieldProps {
  readonly pictureId: string | null;
  readonly onChange: (pictureId: string | null) => void;
}

/** A picture chosen, dropped or taken; shrunk here, so that a thousand of them still travel. */
export function PictureField({ pictureId, onChange }: PictureFieldProps) {
  const w = useWords(catalogueWords).editor;
  const { verb } = useWords(appWords);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const add = useCommand(api.catalogue.addPicture, { onDone: (added) => onChange(added.pictureId) });
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const picture = await shrunk(file);
    setUnreadable(picture === null);
    if (picture) add.run({ picture });
  };
  return (
    <div className={styles.field}>
      <button
        type="button"
        className={styles.picture}
        data-over={over || undefined}
        aria-label={w.picture}
        aria-busy={add.pending}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <Picture id={pictureId}>
          <span>
            <ImageIcon size={28} />
            <br />
            {w.picture}
          </span>
        </Picture>
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {pictureId !== null && <ActionButton label={verb.remove} tone="quiet" onClick={() => onChange(null)} />}
      <ErrorNote error={unreadable ? w.notAPicture : add.refused} />
    </div>
  );
}
