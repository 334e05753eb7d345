import type { CSSProperties } from 'react';
import type { LabelDesign } from '../../../domain/areas/device/label.ts';
import type { LabelItem } from '../../../domain/areas/device/label-contract.ts';
import { labelWords } from '../../../domain/areas/device/label-words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import styles from './labels.module.css';

interface LabelPreviewProps {
  readonly item: LabelItem;
  readonly design: LabelDesign;
}

/** The very dots of the label, on its paper. */
export function LabelPreview({ item, design }: LabelPreviewProps) {
  const w = useWords(labelWords);
  const { data: label, error } = useAsk(
    api.device.previewLabel,
    { itemId: item.itemId, design },
    { keep: true },
  );
  return (
    <section className={styles.preview} aria-label={w.preview}>
      <div className={styles.ground}>
        {label && (
          <img
            className={styles.label}
            style={{ '--dots': label.widthDots } as CSSProperties}
            src={`data:image/png;base64,${label.png}`}
            width={label.widthDots}
            height={label.heightDots}
            alt={w.previewOf(item.name)}
          />
        )}
        {label === null && <Note tone="amber">{w.gone}</Note>}
      </div>
      {label?.crowded && <Note tone="amber">{w.crowded}</Note>}
      <ErrorNote error={error} />
    </section>
  );
}
