/** Three steps into a company: where headquarters is, the code it gave, what this till is called. */
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { BackIcon, ClockIcon, WarningIcon } from '../../parts/icons.tsx';
import styles from './sync.module.css';

interface Draft {
  readonly address: string;
  readonly code: string;
  readonly name: string;
}

interface WizardProps {
  readonly onLeave: () => void;
  readonly onJoined: () => void;
}

export function EnrolWizard({ onLeave, onJoined }: WizardProps) {
  const w = useWords(syncWords).enrol;
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState<Draft>({ address: '', code: '', name: '' });
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const looking = useCommand(api.sync.look, {
    onDone: ({ address, code }) => {
      change({ address, ...(code === null ? {} : { code }) });
      setAt(1);
    },
  });
  // A code that was refused is changed where it was asked for.
  const joining = useCommand(api.sync.enrol, {
    onDone: onJoined,
    onRefused: ({ code }) => setAt(code === 'CodeRefused' || code === 'TillHasPast' ? 1 : 2),
  });
  const back = (): void => (at === 0 ? onLeave() : setAt(at - 1));
  const found = looking.done;
  const step = { n: at + 1, onBack: back };
  if (at === 0)
    return (
      <Step
        {...step}
        title={w.address}
        hint={w.addressHint}
        ready={draft.address.trim() !== ''}
        pending={looking.pending}
        onNext={() => looking.run({ address: draft.address })}
      >
        <Field label={w.addressLabel} value={draft.address} onChange={(address) => change({ address })} url />
        <ErrorNote error={looking.refused} />
      </Step>
    );
  if (at === 1)
    return (
      <Step
        {...step}
        title={w.code}
        hint={w.codeHint}
        ready={draft.code.trim().length >= 6}
        onNext={() => setAt(2)}
      >
        {found && !found.encrypted && <Note icon={WarningIcon}>{w.plain}</Note>}
        {found && found.aheadMs !== null && (
          <Note tone="amber" icon={ClockIcon}>
            {w.clock}
          </Note>
        )}
        <Field label={w.codeLabel} value={draft.code} onChange={(code) => change({ code })} url />
        <ErrorNote error={joining.refused} />
      </Step>
    );
  return (
    <Step
      {...step}
      title={w.name}
      hint={w.nameHint}
      ready={draft.name.trim() !== ''}
      nextLabel={w.run}
      pending={joining.pending}
      onNext={() => joining.run(draft)}
    >
      <Field label={w.nameLabel} value={draft.name} onChange={(name) => change({ name })} />
      <ErrorNote error={joining.refused} />
    </Step>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Latin, whatever the language: an address, a code. */
  readonly url?: boolean | undefined;
}

const Field = ({ label, value, onChange, url }: FieldProps) => (
  <TextInput
    key={label}
    aria-label={label}
    size="lg"
    // The question is on the screen; its answer is what one types or scans next.
    autoFocus
    autoComplete="off"
    spellCheck={false}
    maxLength={url ? 300 : 60}
    dir={url ? 'ltr' : undefined}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);

interface StepProps {
  readonly n: number;
  readonly title: string;
  readonly hint: string;
  readonly ready: boolean;
  readonly pending?: boolean | undefined;
  readonly nextLabel?: string | undefined;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly children: ReactNode;
}

const steps = 3;

function Step({ n, title, hint, ready, pending, nextLabel, onBack, onNext, children }: StepProps) {
  const w = useWords(syncWords).enrol;
  const app = useWords(appWords);
  const language = useLanguage();
  const back = useAction({
    id: 'sync.back',
    label: app.verb.back,
    keys: ['Esc'],
    run: onBack,
    inFields: true,
  });
  const next = useAction({
    id: 'sync.next',
    label: nextLabel ?? app.verb.next,
    keys: ['Enter'],
    run: onNext,
    disabled: !ready || pending,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !pending) onNext();
  };
  return (
    <form className={styles.step} onSubmit={submit} key={n}>
      <div className={styles.progress}>
        <ActionButton {...back} label="" name={back.label} icon={BackIcon} tone="quiet" />
        <span>{w.step(formatNumber(n, language), formatNumber(steps, language))}</span>
      </div>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.hint}>{hint}</p>
      {children}
      <ActionButton
        {...next}
        tone="accent"
        size="primary"
        type="submit"
        onClick={undefined}
        pending={pending}
        fullWidth
      />
    </form>
  );
}
