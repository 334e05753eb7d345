/** Codes of an authenticator app beside the password: begun with a QR, kept once a code proved it. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { CheckIcon, KeyIcon } from '../../../renderer/parts/icons.tsx';

import { api } from './api.ts';
import { Form } from './form.tsx';
import styles from './page.module.css';
import { Qr } from './qr.tsx';
import type { Person } from './shown.ts';
import { Sign } from './standing-sign.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

export function SecondFactor({ person }: { readonly person: Person }) {
  const w = useWords(pageWords).account;
  const [begun, setBegun] = useState<{ readonly secret: string; readonly uri: string } | null>(null);
  const begin = useMutation(api.session.beginTotp.mutationOptions({ onSuccess: setBegun }));
  return (
    <section className={styles.section} aria-label={w.totp}>
      <h2>{w.totp}</h2>
      {person.totp && <Drop />}
      {!person.totp && begun && <Prove {...begun} onDone={() => setBegun(null)} />}
      {!person.totp && !begun && (
        <>
          <p className={styles.hint}>{w.totpHint}</p>
          <Troubled error={begin.error} />
          <div className={styles.foot}>
            <ActionButton
              icon={KeyIcon}
              label={w.beginTotp}
              pending={begin.isPending}
              onClick={() => begin.mutate({})}
            />
          </div>
        </>
      )}
    </section>
  );
}

interface ProveProps {
  readonly secret: string;
  readonly uri: string;
  readonly onDone: () => void;
}

function Prove({ secret, uri, onDone }: ProveProps) {
  const w = useWords(pageWords);
  const [code, setCode] = useState('');
  const keep = useMutation(api.session.keepTotp.mutationOptions({ onSuccess: onDone }));
  return (
    <>
      <p className={styles.hint}>{w.account.scanTotp}</p>
      <div className={styles.totpCode}>
        <Qr text={uri} label={w.account.totp} />
      </div>
      <bdi className={`${styles.faint} ${styles.secret}`} dir="ltr">
        {secret}
      </bdi>
      <Form
        label={w.account.totp}
        submit={w.account.keepTotp}
        pending={keep.isPending}
        error={keep.error}
        onSubmit={() => keep.mutate({ secret, code })}
      >
        <TextInput
          label={w.field.totp}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
      </Form>
    </>
  );
}

function Drop() {
  const w = useWords(pageWords);
  const [password, setPassword] = useState('');
  const drop = useMutation(api.session.dropTotp.mutationOptions());
  return (
    <>
      <Sign icon={CheckIcon} tone="green" text={w.account.totpOn} />
      <Form
        label={w.account.dropTotp}
        submit={w.account.dropTotp}
        pending={drop.isPending}
        error={drop.error}
        onSubmit={() => drop.mutate({ password })}
      >
        <PasswordInput
          label={w.account.oldPassword}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': w.field.showPassword }}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      </Form>
    </>
  );
}
