/** Who is at the till: a name, then a PIN; by finger, by keyboard, or by badge. */
import { useEffect, useRef, useState } from 'react';
import type { MySession } from '../../../domain/areas/access/contract.ts';
import { accessWords } from '../../../domain/areas/access/words.ts';
import type { DemoPin } from '../../../domain/areas/setting/rules.ts';
import { toLocalDigits } from '../../../domain/kit/digits.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { ScopeContext, useKeyScope } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import type { Refused } from '../../app/refusal.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { LockIcon, UsersIcon } from '../../parts/icons.tsx';
import { GateHead } from './gate-head.tsx';
import { PinEntry, useBadge } from './pin-entry.tsx';
import styles from './sign-in.module.css';
import { useChoosing } from './use-choosing.ts';
import { UserButton } from './user-button.tsx';

export interface SignInProps {
  /** Still signed in, behind the lock. */
  readonly locked: MySession | null;
}

export function SignIn({ locked }: SignInProps) {
  const scope = useKeyScope(true);
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A field behind the lock must not get the digits of a PIN.
    ground.current?.focus();
  }, []);
  return (
    <ScopeContext value={scope}>
      <div ref={ground} className={styles.screen} tabIndex={-1}>
        <GateHead />
        <People locked={locked} />
      </div>
    </ScopeContext>
  );
}

function People({ locked }: SignInProps) {
  const w = useWords(accessWords).signIn;
  const users = useLive(api.access.usersToSignIn, {}).data;
  const demoPins = useLive(api.setting.start, {}).data?.demoPins ?? null;
  const [chosenId, choose] = useState<string | null>(locked?.id ?? null);
  const grid = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useBadge(setRefused);
  useChoosing({ users: users ?? [], chosenId, choose, grid });
  const chosen = users?.find(({ id }) => id === chosenId) ?? (locked?.id === chosenId ? locked : null);
  if (users?.length === 0 && !locked) {
    return <EmptyState icon={UsersIcon} title={w.nobody} hint={w.nobodyHint} />;
  }
  return (
    <main className={styles.main}>
      <section className={styles.people} aria-label={w.people}>
        <div className={styles.words}>
          <h1 className={styles.title}>{locked ? w.locked : w.title}</h1>
          {locked && <p className={styles.hint}>{w.lockedBy(locked.name)}</p>}
        </div>
        <ErrorNote error={refused} />
        {demoPins && <Note>{w.demo}</Note>}
        <div ref={grid} className={styles.grid}>
          {users?.map((user, n) => (
            <UserButton
              key={user.id}
              user={user}
              pressed={user.id === chosenId}
              below={<DemoUser told={demoPins?.[user.id]} />}
              keys={chosenId === null && n < 9 ? String(n + 1) : undefined}
              onPress={() => choose(user.id)}
            />
          ))}
        </div>
      </section>
      <section className={styles.pin}>
        {chosen ? <PinEntry key={chosen.id} user={chosen} locked={locked} /> : <Waiting />}
      </section>
    </main>
  );
}

function DemoUser({ told }: { readonly told: DemoPin | undefined }) {
  const w = useWords(accessWords);
  const language = useLanguage();
  return told ? `${w.roles[told.role]} · ${w.signIn.pinIs(toLocalDigits(told.pin, language))}` : null;
}

function Waiting() {
  const w = useWords(accessWords).signIn;
  return (
    <div className={styles.waiting}>
      <LockIcon size={32} />
      <p>{w.hint}</p>
    </div>
  );
}
