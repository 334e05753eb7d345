/** What a scale was told: its kind, and below that what few ever change. */
import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { gramsOf, milligramsOf, scaleProtocols } from '../../../../domain/areas/device/scale.ts';
import { scaleKinds } from '../../../../domain/areas/device/scale-kinds.ts';
import { lettersOf, spelled } from '../../../../domain/areas/device/spelled.ts';
import { qtyMilli } from '../../../../domain/kit/money.ts';
import { useWords } from '../../../app/language.ts';
import { QtyField } from '../../../parts/number-field.tsx';
import styles from './attached.module.css';
import type { Draft } from './draft.ts';
import { Few, OneOf, useDigits } from './few.tsx';

interface FieldsProps {
  readonly settings: SettingsOf<'scale'>;
  readonly change: (part: Partial<Draft>) => void;
}

export function ScaleKindField({ settings, change }: FieldsProps) {
  const w = useWords(attachedWords);
  const names = Object.fromEntries(scaleProtocols.map((protocol) => [protocol, w.kinds[protocol][0]]));
  return (
    <OneOf
      label={w.speaks}
      of={names as Record<(typeof scaleProtocols)[number], string>}
      value={settings.protocol}
      onChange={(protocol) =>
        change({ settings: { ...settings, protocol }, line: scaleKinds[protocol].line })
      }
    />
  );
}

export function ScaleMore({ settings, change }: FieldsProps) {
  const w = useWords(attachedWords);
  const digits = useDigits();
  const { limits, protocol } = settings;
  const set = (part: Partial<SettingsOf<'scale'>>): void => change({ settings: { ...settings, ...part } });
  const limit = (label: string, name: keyof typeof limits) => (
    <QtyField
      label={label}
      unit={w.kg}
      value={limits[name] === null ? null : gramsOf(limits[name])}
      onChange={(kg) =>
        set({ limits: { ...limits, [name]: kg === null || kg === 0 ? null : milligramsOf(qtyMilli(kg)) } })
      }
    />
  );
  return (
    <>
      <Few label={w.unit} of={w.units} value={settings.unit} onChange={(unit) => set({ unit })} />
      <Few
        label={w.decimals}
        of={digits('0', '1', '2', '3', '4')}
        value={String(settings.decimals)}
        onChange={(count) => set({ decimals: Number(count) })}
      />
      {limit(w.most, 'maxMg')}
      {limit(w.least, 'minMg')}
      {limit(w.stepMg, 'stepMg')}
      {limit(w.mostTare, 'maxTareMg')}
      <p className={styles.hint}>{w.limitsHint}</p>
      {protocol === 'ascii' && (
        <Commands commands={settings.commands} change={(commands) => set({ commands })} />
      )}
      {protocol === 'shtrih' && (
        <TextInput
          label={w.password}
          value={settings.password}
          dir="ltr"
          maxLength={4}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
      )}
      {protocol === 'massa' && (
        <Switch
          label={w.lenientCheck}
          checked={settings.lenientCheck}
          onChange={(event) => set({ lenientCheck: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

type Commands = SettingsOf<'scale'>['commands'];

interface CommandsProps {
  readonly commands: Commands;
  readonly change: (commands: Commands) => void;
}

function Commands({ commands, change }: CommandsProps) {
  const w = useWords(attachedWords).commands;
  return (
    <fieldset className={styles.group}>
      <legend>{w.title}</legend>
      <div className={styles.quartet}>
        {(['weigh', 'zero', 'tare', 'clearTare'] as const).map((name) => (
          <Letters
            key={name}
            label={w[name]}
            value={commands[name]}
            onChange={(letters) => change({ ...commands, [name]: letters })}
          />
        ))}
      </div>
      <p className={styles.hint}>{w.hint}</p>
    </fieldset>
  );
}

interface LettersProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (letters: string | undefined) => void;
}

function Letters({ label, value, onChange }: LettersProps) {
  const [typed, setTyped] = useState(spelled(value ?? ''));
  return (
    <TextInput
      label={label}
      value={typed}
      dir="ltr"
      maxLength={24}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(lettersOf(event.currentTarget.value));
      }}
    />
  );
}
