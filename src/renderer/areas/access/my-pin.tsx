/** Changing the own PIN: the old one, the new one, the new one once more. */
import { useState } from 'react';
import { create } from 'zustand';
import { accessWords } from '../../../domain/areas/access/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { type Refused, useExplain } from '../../app/refusal.ts';
import { PinPad } from '../../parts/pin-pad.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import { NewPin } from './new-pin.tsx';
import styles from './pin.module.css';

const useMyPin = create<{ readonly opened: boolean }>(() => ({ opened: false }));
export const openMyPin = (): void => useMyPin.setState({ opened: true });
const closeMyPin = (): void => useMyPin.setState({ opened: false });

export function MyPinSheet() {
  const w = useWords(accessWords).pin;
  const opened = useMyPin((state) => state.opened);
  return (
    <Sheet opened={opened} onClose={closeMyPin} title={w.changeMine}>
      <Change />
    </Sheet>
  );
}

function Change() {
  const w = useWords(accessWords).pin;
  const explain = useExplain();
  const [oldPin, setOldPin] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const change = useCommand(api.access.changeMyPin, {
    onDone: () => {
      toast(w.changed, { tone: 'green' });
      closeMyPin();
    },
    // Only the old one can be wrong: it is asked for again.
    onRefused: (why) => {
      setRefused(why);
      setOldPin(null);
    },
  });
  if (oldPin !== null)
    return <NewPin pending={change.pending} onPin={(newPin) => change.run({ oldPin, newPin })} />;
  return (
    <div className={styles.step}>
      <p className={styles.what}>{w.old}</p>
      <PinPad onSubmit={setOldPin} error={refused && explain(refused)} />
    </div>
  );
}
