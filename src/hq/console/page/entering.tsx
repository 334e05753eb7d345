/** The two doors of the console: the first person by the one-time link, everybody else by a password. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../../renderer/app/language.ts';
import { Note } from '../../../renderer/parts/error-note.tsx';
import { WarningIcon } from '../../../renderer/parts/icons.tsx';
import { api, refetchInterval } from './api.ts';
import { Form } from './form.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LostChoice } from './lost-choice.tsx';
import { NewPassword } from './new-password.tsx';
import styles from './page.module.css';
import { takeSetupCode } from './route.ts';
import { codeOf } from './trouble.tsx';
import { pageWords } from './words.ts';

function Door({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  const w = useWords(pageWords);
  return (
    <main className={styles.gate}>
      <div className={styles.door}>
        <div className={styles.doorHead}>
          <span className={styles.brand}>{w.title}</span>
          <LanguageChoice />
        </div>
        <h1 className={styles.doorTitle}>{title}</h1>
        <p className={styles.hint}>{hint}</p>
        {children}
      </div>
    </main>
  );
}

export function SetUp({ trial }: { readonly trial: boolean }) {
  const w = useWords(pageWords);
  const [linkCode] = useState(takeSetupCode);
  const [typed, setTyped] = useState({ code: linkCode, company: '', name: '', email: '', password: '' });
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const asked = useQuery({
    ...api.session.lost.queryOptions({ input: { code: linkCode } }),
    refetchInterval,
    enabled: linkCode !== '',
  });
  const lost = asked.data ?? [];
  // A headquarters that is looked for at its very first start was there before.
  const companyId = chosen === undefined ? (lost[0]?.id ?? null) : chosen;
  const setUp = useMutation(api.session.setUp.mutationOptions());
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  });
  return (
    <Door title={w.setUp.title} hint={w.setUp.hint}>
      {trial && (
        <Note tone="amber" icon={WarningIcon}>
          {w.trial}
        </Note>
      )}
      <Form
        label={w.setUp.title}
        submit={w.setUp.submit}
        pending={setUp.isPending}
        error={setUp.error}
        onSubmit={() => setUp.mutate({ ...typed, ...(companyId === null ? {} : { companyId }) })}
      >
        {linkCode === '' && (
          <TextInput label={w.setUp.code} description={w.setUp.codeHint} {...field('code')} />
        )}
        <LostChoice lost={lost} value={companyId} onChange={setChosen} />
        <TextInput label={w.setUp.company} autoComplete="organization" data-autofocus {...field('company')} />
        <TextInput label={w.field.yourName} autoComplete="name" {...field('name')} />
        <TextInput label={w.field.email} type="email" autoComplete="username" {...field('email')} />
        <NewPassword
          label={w.field.password}
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
        />
      </Form>
    </Door>
  );
}

export function SignIn() {
  const w = useWords(pageWords);
  const [typed, setTyped] = useState({ email: '', password: '' });
  const [totp, setTotp] = useState('');
  const [wanted, setWanted] = useState(false);
  const signIn = useMutation(
    api.session.signIn.mutationOptions({
      onError: (error) => {
        if (codeOf(error) === 'TotpWanted') setWanted(true);
      },
    }),
  );
  // The first time the code is asked for, nothing was wrong yet.
  const calm = codeOf(signIn.error) === 'TotpWanted' && signIn.variables?.totp === undefined;
  return (
    <Door title={w.signIn.title} hint={wanted ? w.signIn.totpHint : w.signIn.hint}>
      <Form
        label={w.signIn.title}
        submit={w.signIn.submit}
        pending={signIn.isPending}
        error={calm ? null : signIn.error}
        onSubmit={() => signIn.mutate(wanted ? { ...typed, totp } : typed)}
      >
        <TextInput
          label={w.field.email}
          type="email"
          autoComplete="username"
          value={typed.email}
          onChange={({ currentTarget }) => setTyped({ ...typed, email: currentTarget.value })}
        />
        <PasswordInput
          label={w.field.password}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': w.field.showPassword }}
          value={typed.password}
          onChange={({ currentTarget }) => setTyped({ ...typed, password: currentTarget.value })}
        />
        {wanted && (
          <TextInput
            label={w.field.totp}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            ref={(input) => input?.focus()}
            value={totp}
            onChange={({ currentTarget }) => setTotp(currentTarget.value)}
          />
        )}
      </Form>
    </Door>
  );
}
