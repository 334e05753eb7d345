/** A picture becomes a logo: small, and ready for a head that knows only black dots. */
import { useRef, useState } from 'react';
import { ReceiptLogo } from '../../../domain/areas/setting/receipt-layout.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ImageIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { useField } from './form.ts';
import styles from './settings.module.css';

/** Two thirds of an 80 mm head; narrower when the file would be too large to travel. */
const widths = [384, 256, 160];

export function LogoField() {
  const w = useWords(settingWords).receipt;
  const { value, change } = useField('receipt.logo');
  const [refused, setRefused] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const take = async (picked: File | undefined): Promise<void> => {
    if (!picked) return;
    const logo = await logoOf(picked);
    setRefused(logo === null);
    if (logo) change(logo);
  };
  return (
    <Labelled label={w.logo}>
      <div className={styles.logo}>
        {value && <img src={value} alt={w.logo} />}
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <ActionButton label={w.chooseLogo} icon={ImageIcon} onClick={() => file.current?.click()} />
        {value && <ActionButton label={w.takeLogo} tone="quiet" onClick={() => change(null)} />}
      </div>
      {refused && <ErrorNote error={w.badLogo} />}
    </Labelled>
  );
}

/** On white, as paper is; null for what is no picture. */
async function logoOf(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch((error: unknown) => {
    if (error instanceof DOMException) return null;
    throw error;
  });
  if (!picture) return null;
  for (const width of widths) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.min(width, picture.width);
    canvas.height = Math.max(1, Math.round((picture.height * canvas.width) / picture.width));
    const ink = canvas.getContext('2d');
    if (!ink) return null;
    ink.fillStyle = '#fff';
    ink.fillRect(0, 0, canvas.width, canvas.height);
    ink.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const logo = canvas.toDataURL('image/png');
    if (ReceiptLogo.safeParse(logo).success) return logo;
  }
  return null;
}
