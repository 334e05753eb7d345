/** Who is signed in, on the status line; above it: lock, change of PIN, sign out. */
import { accessWords } from '../../../domain/areas/access/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { lock, signedOut, useSession } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { KeyIcon, LockIcon, SignOutIcon } from '../../parts/icons.tsx';
import { Initials } from '../../parts/initials.tsx';
import styles from './cashier-status.module.css';
import { MyPinSheet, openMyPin } from './my-pin.tsx';
import { useRoleTitle } from './role-title.ts';

export function CashierStatus() {
  const user = useSession((session) => session.user);
  if (!user) return null;
  return (
    <>
      <Initials letters={user.initials} hue={user.colour} size="small" />
      <span>{user.name}</span>
    </>
  );
}

const lockKeys = ['Alt+L'];

export function CashierPanel({ close }: { readonly close: () => void }) {
  const w = useWords(accessWords);
  const app = useWords(appWords).frame;
  const titleOf = useRoleTitle();
  const user = useSession((session) => session.user);
  const signOut = useCommand(api.access.signOut, { onDone: signedOut });
  if (!user) return null;
  return (
    <div className={styles.panel}>
      <div className={styles.who}>
        <Initials letters={user.initials} hue={user.colour} />
        <div>
          <strong>{user.name}</strong>
          <p>{user.roles.map(titleOf).join(', ') || w.users.noRole}</p>
        </div>
      </div>
      <ActionButton
        label={app.lock}
        icon={LockIcon}
        keys={lockKeys}
        fullWidth
        onClick={() => {
          close();
          lock();
        }}
      />
      <ActionButton
        label={w.pin.changeMine}
        icon={KeyIcon}
        fullWidth
        onClick={() => {
          close();
          openMyPin();
        }}
      />
      <ActionButton
        label={app.signOut}
        icon={SignOutIcon}
        fullWidth
        pending={signOut.pending}
        onClick={() => signOut.run({})}
      />
    </div>
  );
}

/** The keys of the whole counter that access brings. */
export function AccessBackground() {
  const w = useWords(appWords).frame;
  useAction({
    id: 'access.lock',
    label: w.lock,
    keys: lockKeys,
    run: lock,
    inFields: true,
    everywhere: true,
  });
  return <MyPinSheet />;
}
