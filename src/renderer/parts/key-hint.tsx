import { capsOf, onMac } from '../app/keys.ts';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import styles from './key-hint.module.css';

/** The caps of a key chord (`Mod+K`); hidden until a keyboard has been used, unless `always`. */
export function KeyHint({ keys, always = false }: { keys: string | undefined; always?: boolean }) {
  const w = useWords(appWords);
  if (!keys) return null;
  return (
    <kbd className={`${styles.hint} ${always ? '' : 'dk-key-hint'}`} dir="ltr" aria-hidden={!always}>
      {capsOf(keys, onMac()).map((cap) => (
        <span key={cap} className={styles.cap}>
          {cap === 'Space' ? w.keys.space : cap}
        </span>
      ))}
    </kbd>
  );
}
