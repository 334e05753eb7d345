import { toLocalDigits } from '../../domain/kit/digits.ts';
import { useStrokes } from '../app/hotkeys.ts';
import { useLanguage, useLocale, useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { keepFocus } from './action-button.tsx';
import { BackspaceIcon, CloseIcon } from './icons.tsx';
import styles from './num-pad.module.css';
import { type PadKey, padKeyOf, typeOn } from './pad-keys.ts';

export interface NumPadProps {
  /** What is typed so far: ASCII digits and at most one point, empty for nothing. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Digits after the point; 0 puts `00` where the point would be. */
  readonly decimals?: number | undefined;
  /** Digits before the point. */
  readonly most?: number | undefined;
  /** Also reads the keyboard, unless somebody types in a field. */
  readonly physical?: boolean | undefined;
  /** Digits of a code: leading zeros count, and the key beside 0 clears. */
  readonly code?: boolean | undefined;
  readonly size?: 'normal' | 'large' | undefined;
}

/** A keypad for fingers that the keyboard's digits drive as well; it shows the language's own digits. */
export function NumPad({ value, onChange, decimals = 0, most = 10, code = false, ...props }: NumPadProps) {
  const language = useLanguage();
  const locale = useLocale();
  const w = useWords(appWords);
  const press = (key: PadKey): void => onChange(typeOn(value, key, { decimals, most, code }));
  useStrokes((stroke) => {
    const key = stroke.ctrlKey || stroke.altKey || stroke.metaKey ? null : padKeyOf(stroke);
    // An empty pad leaves Backspace and Delete to the screen: there they remove a line.
    if (!key || (value === '' && (key === 'back' || key === 'clear'))) return false;
    press(key);
    return true;
  }, props.physical ?? true);
  const mark =
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  const faceOf = (key: PadKey) => {
    if (key === 'back') return <BackspaceIcon />;
    if (key === 'clear') return <CloseIcon />;
    return key === '.' ? mark : toLocalDigits(key, language);
  };
  const keys: PadKey[] = [
    '7',
    '8',
    '9',
    '4',
    '5',
    '6',
    '1',
    '2',
    '3',
    code ? 'clear' : decimals > 0 ? '.' : '00',
    '0',
    'back',
  ];
  return (
    <div
      className={styles.pad}
      data-size={props.size ?? 'normal'}
      role="group"
      aria-label={w.pad.label}
      dir="ltr"
    >
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          className={styles.key}
          tabIndex={-1}
          onMouseDown={keepFocus}
          onClick={() => press(key)}
          aria-label={key === 'back' ? w.pad.backspace : key === 'clear' ? w.verb.clear : undefined}
        >
          {faceOf(key)}
        </button>
      ))}
    </div>
  );
}
