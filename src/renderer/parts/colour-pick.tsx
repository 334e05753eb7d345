import { useWords } from '../app/language.ts';
import { type Hue, hues, hueVar } from '../app/theme.ts';
import { appWords } from '../app/words.ts';
import styles from './colour-pick.module.css';
import { CheckIcon, CloseIcon } from './icons.tsx';

export interface ColourPickProps {
  readonly value: string | null;
  readonly onChange: (hue: Hue | null) => void;
  readonly label?: string | undefined;
}

/** One of the shop's ten colours, or none; kept by name, so that light and dark each draw their own. */
export function ColourPick({ value, onChange, label }: ColourPickProps) {
  const w = useWords(appWords);
  return (
    <div className={styles.colours} role="radiogroup" aria-label={label ?? w.colour}>
      <button
        type="button"
        role="radio"
        aria-checked={value === null}
        aria-label={w.noColour}
        title={w.noColour}
        className={styles.swatch}
        onClick={() => onChange(null)}
      >
        <span className={styles.none}>
          <CloseIcon size={16} />
        </span>
      </button>
      {hues.map((hue) => (
        <button
          key={hue}
          type="button"
          role="radio"
          aria-checked={value === hue}
          aria-label={w.hues[hue]}
          title={w.hues[hue]}
          className={styles.swatch}
          onClick={() => onChange(hue)}
        >
          <span className={styles.hue} style={{ background: hueVar(hue) }}>
            {value === hue && <CheckIcon size={16} />}
          </span>
        </button>
      ))}
    </div>
  );
}
