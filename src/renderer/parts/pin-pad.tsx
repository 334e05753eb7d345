import { useEffect, useState } from 'react';
import { useStrokes } from '../app/hotkeys.ts';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import { NumPad } from './num-pad.tsx';
import styles from './pin-pad.module.css';

export interface PinPadProps {
  /** Called with 4 to 8 ASCII digits. */
  readonly onSubmit: (pin: string) => void;
  readonly pending?: boolean | undefined;
  /** Why the last one was not taken; the dots clear and shake once when it changes to something. */
  readonly error?: string | null | undefined;
  /** On the button. */
  readonly submitLabel?: string | undefined;
  readonly shortest?: number | undefined;
  readonly longest?: number | undefined;
}

/** A PIN by finger or keyboard: dots, a pad, Enter. The digits are never shown. */
export function PinPad({
  onSubmit,
  pending = false,
  error = null,
  submitLabel,
  shortest = 4,
  longest = 8,
}: PinPadProps) {
  const w = useWords(appWords);
  const [pin, setPin] = useState('');
  const ready = pin.length >= shortest && !pending;
  useEffect(() => {
    if (error) setPin('');
  }, [error]);
  const submit = (): void => {
    if (!ready) return;
    onSubmit(pin);
    setPin('');
  };
  useStrokes((stroke) => {
    if (stroke.key !== 'Enter' || pin === '') return false;
    submit();
    return true;
  });
  return (
    <div className={styles.pin}>
      <div
        className={styles.dots}
        data-error={error !== null || undefined}
        key={error ?? 'calm'}
        role="status"
        aria-label={w.pad.digits(pin.length)}
      >
        {Array.from({ length: Math.max(shortest, pin.length) }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place and nothing else
          <span key={n} className={styles.dot} data-full={n < pin.length || undefined} />
        ))}
      </div>
      <p className={styles.error} role="alert">
        {error}
      </p>
      <NumPad
        value={pin}
        onChange={(next) => setPin(next.slice(0, longest))}
        most={longest}
        code
        size="large"
      />
      <ActionButton
        label={submitLabel ?? w.verb.ok}
        tone="accent"
        size="primary"
        keys={['Enter']}
        fullWidth
        pending={pending}
        disabled={!ready}
        onClick={submit}
      />
    </div>
  );
}
