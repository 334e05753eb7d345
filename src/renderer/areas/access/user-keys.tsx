/** What a user comes in with: the PIN and the badge, given by somebody who may. */
import { useState } from 'react';
import type { UserRow } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { BarcodeIcon, KeyIcon } from '../../parts/icons.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import { NewPin } from './new-pin.tsx';
import styles from './users.module.css';

export function UserKeys({ user }: { readonly user: UserRow }) {
  const w = useWords(accessWords).users;
  const mayReset = useMay('access.resetPin');
  const [open, setOpen] = useState<'pin' | 'badge' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <section className={styles.keys}>
      <div className={styles.key}>
        <KeyIcon />
        <span>{user.hasPin ? w.hasPin : w.noPin}</span>
        {mayReset && (
          <ActionButton label={user.hasPin ? w.newPin : w.givePin} onClick={() => setOpen('pin')} />
        )}
      </div>
      <div className={styles.key}>
        <BarcodeIcon />
        <span>{user.hasBadge ? w.hasBadge : w.noBadge}</span>
        {mayReset && (
          <Badge user={user} waiting={open === 'badge'} setWaiting={(on) => setOpen(on ? 'badge' : null)} />
        )}
      </div>
      <Sheet opened={open === 'pin'} onClose={close} title={w.givePin}>
        <GivePin user={user} onDone={close} />
      </Sheet>
    </section>
  );
}

function GivePin({ user, onDone }: { user: UserRow; onDone: () => void }) {
  const w = useWords(accessWords).users;
  const setPin = useCommand(api.access.setPin, {
    onDone: () => {
      toast(w.pinGiven(user.name), { tone: 'green' });
      onDone();
    },
  });
  return (
    <div className={styles.form}>
      <ErrorNote error={setPin.refused} />
      <NewPin pending={setPin.pending} onPin={(pin) => setPin.run({ userId: user.id, pin })} />
    </div>
  );
}

interface BadgeProps {
  readonly user: UserRow;
  readonly waiting: boolean;
  readonly setWaiting: (on: boolean) => void;
}

function Badge({ user, waiting, setWaiting }: BadgeProps) {
  const w = useWords(accessWords).users;
  const { verb } = useWords(appWords);
  const setBadge = useCommand(api.access.setBadge, { onDone: () => setWaiting(false) });
  useScan(({ code }) => setBadge.attempt({ userId: user.id, badge: code }), { enabled: waiting });
  return (
    <>
      {waiting ? (
        <ActionButton label={verb.cancel} onClick={() => setWaiting(false)} />
      ) : (
        <ActionButton label={w.giveBadge} onClick={() => setWaiting(true)} />
      )}
      {user.hasBadge && !waiting && (
        <ActionButton
          label={w.takeBadge}
          tone="quiet"
          pending={setBadge.pending}
          onClick={() => setBadge.run({ userId: user.id, badge: null })}
        />
      )}
      {waiting && (
        <p className={styles.hint} role="status">
          {w.scanBadge}
        </p>
      )}
      <ErrorNote error={setBadge.refused} />
    </>
  );
}
