import { useState } from 'react';
import type { MySession, UserTile } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import { type Outcome, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { enter } from '../../app/entering.ts';
import { useWords } from '../../app/language.ts';
import { type Refused, useExplain } from '../../app/refusal.ts';
import { useScan } from '../../app/scan-queue.ts';
import { unlocked } from '../../app/session.ts';
import { play } from '../../app/sounds.ts';
import { Initials } from '../../parts/initials.tsx';
import { PinPad } from '../../parts/pin-pad.tsx';
import styles from './sign-in.module.css';

interface PinEntryProps {
  readonly user: UserTile;
  readonly locked: MySession | null;
}

/** The PIN of the chosen user. A locked window opens for its own user, and changes hands for another. */
export function PinEntry({ user, locked }: PinEntryProps) {
  const w = useWords(accessWords).signIn;
  const explain = useExplain();
  const [refused, setRefused] = useState<Refused | null>(null);
  const signIn = useCommand(api.access.signIn);
  const unlock = useCommand(api.access.unlock);
  const isOwn = locked?.id === user.id;

  const take = async (pin: string): Promise<void> => {
    setRefused(null);
    const outcome: Outcome<unknown> = isOwn
      ? await unlock.attempt({ pin })
      : await signIn.attempt({ userId: user.id, pin }).then(entered);
    if (outcome.ok && isOwn) unlocked();
    if (outcome.ok) return;
    setRefused(outcome.refused);
    play('unknown');
  };
  return (
    <div className={styles.entry}>
      <div className={styles.chosen}>
        <Initials letters={user.initials} hue={user.colour} size="large" />
        <h2 className={styles.hello}>{w.welcome(user.name)}</h2>
      </div>
      <PinPad
        onSubmit={(pin) => void take(pin)}
        pending={signIn.pending || unlock.pending}
        error={refused && explain(refused)}
        submitLabel={isOwn ? w.unlock : w.enter}
      />
    </div>
  );
}

function entered(outcome: Outcome<Parameters<typeof enter>[0]>): Outcome<unknown> {
  if (outcome.ok) enter(outcome.value);
  return outcome;
}

/** A badge needs no name chosen first. */
export function useBadge(onRefused: (refused: Refused) => void): void {
  const byBadge = useCommand(api.access.signInByBadge);
  useScan(async ({ code }) => {
    const outcome = entered(await byBadge.attempt({ badge: code }));
    if (outcome.ok) return;
    onRefused(outcome.refused);
    play('unknown');
  });
}
