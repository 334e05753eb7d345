import { capsOf, onMac } from '../app/keys.ts';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import styles from './key-hint.module.css';

export interface KeyHintProps {
  /** `F2`, `Mod+K`. */
  readonly keys: string | undefined;
  /** Shown also before any keyboard was used. */
  readonly always?: boolean | undefined;
  /** Small letters without caps around them. */
  readonly plain?: boolean | undefined;
}

/** The caps of a key chord; hidden until a keyboard has been used. */
export function KeyHint({ keys, always = false, plain = false }: KeyHintProps) {
  const w = useWords(appWords);
  if (!keys) return null;
  return (
    <kbd
      className={`${styles.hint} ${always ? '' : 'dk-key-hint'}`}
      dir="ltr"
      data-plain={plain || undefined}
      aria-hidden={!always}
    >
      {capsOf(keys, onMac()).map((cap) => {
        const shown = cap === 'Space' ? w.keys.space : cap;
        // Drawn by the style sheet where it only decorates: a key is no part of a button's name.
        if (!always) return <span key={cap} className={styles.cap} data-cap={shown} />;
        return (
          <span key={cap} className={styles.cap}>
            {shown}
          </span>
        );
      })}
    </kbd>
  );
}
