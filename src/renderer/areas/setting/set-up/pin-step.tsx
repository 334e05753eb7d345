import { useState } from 'react';
import { pinWeakness } from '../../../../domain/areas/access/pin.ts';
import { accessWords } from '../../../../domain/areas/access/words.ts';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { useWords } from '../../../app/language.ts';
import { Note } from '../../../parts/error-note.tsx';
import { PinPad } from '../../../parts/pin-pad.tsx';
import type { StepProps } from './set-up.tsx';
import { StepFrame } from './step.tsx';

/** The owner's PIN, typed twice. */
export function PinStep({ place, onPin }: StepProps & { readonly onPin: (pin: string) => void }) {
  const w = useWords(settingWords).setUp;
  const p = useWords(accessWords).pin;
  const [pin, setPin] = useState<string | null>(null);
  const [differs, setDiffers] = useState(false);
  const weak = pin === null ? null : pinWeakness(pin);
  const again = (typed: string): void => {
    if (typed === pin) {
      onPin(typed);
      return;
    }
    setDiffers(true);
    setPin(null);
  };
  const back = pin === null ? place.back : () => setPin(null);
  return (
    <StepFrame
      place={{ ...place, back }}
      title={pin === null ? w.pin : w.pinAgain}
      hint={pin === null ? p.length : undefined}
      nextless
    >
      {weak && <Note tone="amber">{p.weak[weak]}</Note>}
      {pin === null ? (
        <PinPad
          key="first"
          error={differs ? p.differs : null}
          onSubmit={(typed) => {
            setDiffers(false);
            setPin(typed);
          }}
        />
      ) : (
        <PinPad key="again" submitLabel={w.start} onSubmit={again} />
      )}
    </StepFrame>
  );
}
