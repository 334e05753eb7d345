import { useState } from 'react';
import { type PinWeakness, pinWeakness } from '../../../domain/areas/access/pin.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Note } from '../../parts/error-note.tsx';
import { PinPad } from '../../parts/pin-pad.tsx';
import styles from './pin.module.css';

interface NewPinProps {
  readonly onPin: (pin: string) => void;
  readonly pending?: boolean | undefined;
  /** Instead of “the new PIN”. */
  readonly first?: string | undefined;
  readonly again?: string | undefined;
}

/** A PIN typed twice; one that is easily guessed is told so and may be taken all the same. */
export function NewPin({ onPin, pending = false, first, again }: NewPinProps) {
  const w = useWords(accessWords).pin;
  const [pin, setPin] = useState<string | null>(null);
  const [differs, setDiffers] = useState(false);
  const [weak, setWeak] = useState<{ readonly pin: string; readonly why: PinWeakness } | null>(null);
  if (weak) {
    return (
      <div className={styles.step}>
        <Note tone="amber">{w.weak[weak.why]}</Note>
        <ActionButton label={w.fresh} tone="accent" fullWidth onClick={() => setWeak(null)} />
        <ActionButton
          label={w.takeAnyway}
          fullWidth
          onClick={() => {
            setPin(weak.pin);
            setWeak(null);
          }}
        />
      </div>
    );
  }
  if (pin === null) {
    return (
      <div className={styles.step} key="first">
        <p className={styles.what}>{first ?? w.fresh}</p>
        <p className={styles.hint}>{w.length}</p>
        <PinPad
          error={differs ? w.differs : null}
          onSubmit={(typed) => {
            const why = pinWeakness(typed);
            setDiffers(false);
            if (why) setWeak({ pin: typed, why });
            else setPin(typed);
          }}
        />
      </div>
    );
  }
  return (
    <div className={styles.step} key="again">
      <p className={styles.what}>{again ?? w.again}</p>
      <PinPad
        pending={pending}
        onSubmit={(typed) => {
          setDiffers(typed !== pin);
          setPin(null);
          if (typed === pin) onPin(typed);
        }}
      />
    </div>
  );
}
