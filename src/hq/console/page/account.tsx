/** One's own account: how the page looks, the password, a second factor, the way out. */
import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../../renderer/app/language.ts';
import { setPreferences, usePreferences } from '../../../renderer/app/preferences.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { SignOutIcon } from '../../../renderer/parts/icons.tsx';
import { Labelled } from '../../../renderer/parts/labelled.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { SegmentBar } from '../../../renderer/parts/segment-bar.tsx';
import { toast } from '../../../renderer/parts/toast.tsx';
import { api } from './api.ts';
import { Form } from './form.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { NewPassword } from './new-password.tsx';
import styles from './page.module.css';
import { SecondFactor } from './second-factor.tsx';
import type { PageProps } from './shown.ts';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

export function AccountPage({ person }: PageProps) {
  const w = useWords(pageWords);
  const scheme = usePreferences((preferences) => preferences.colourScheme);
  const signOut = useMutation(api.session.signOut.mutationOptions());
  return (
    <>
      <PageHeader
        title={person.name}
        sub={<bdi>{person.email}</bdi>}
        actions={
          <ActionButton
            icon={SignOutIcon}
            label={w.account.signOut}
            pending={signOut.isPending}
            onClick={() => signOut.mutate({})}
          />
        }
      />
      <Troubled error={signOut.error} />
      <div className={styles.sections}>
        <section className={styles.section} aria-label={w.account.look}>
          <h2>{w.account.look}</h2>
          <Labelled label={w.language}>
            <LanguageChoice />
          </Labelled>
          <Labelled label={w.account.scheme}>
            <SegmentBar
              label={w.account.scheme}
              segments={(['auto', 'light', 'dark'] as const).map((value) => ({
                value,
                label: w.account.schemes[value],
              }))}
              value={scheme}
              onChange={(colourScheme) => setPreferences({ colourScheme })}
            />
          </Labelled>
        </section>
        <Password />
        <SecondFactor person={person} />
      </div>
    </>
  );
}

function Password() {
  const w = useWords(pageWords);
  const nothing = { password: '', next: '' };
  const [typed, setTyped] = useState(nothing);
  const change = useMutation(
    api.session.changePassword.mutationOptions({
      onSuccess: () => {
        setTyped(nothing);
        toast(w.account.passwordChanged, { tone: 'green' });
      },
    }),
  );
  return (
    <section className={styles.section} aria-label={w.account.password}>
      <h2>{w.account.password}</h2>
      <Form
        label={w.account.password}
        submit={w.account.changePassword}
        pending={change.isPending}
        error={change.error}
        onSubmit={() => change.mutate(typed)}
      >
        <PasswordInput
          label={w.account.oldPassword}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': w.field.showPassword }}
          value={typed.password}
          onChange={({ currentTarget }) => setTyped({ ...typed, password: currentTarget.value })}
        />
        <NewPassword
          label={w.account.newPassword}
          value={typed.next}
          onChange={(next) => setTyped({ ...typed, next })}
        />
      </Form>
    </section>
  );
}
