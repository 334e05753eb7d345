/** This branch and this till, as receipts and reports name them. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Places } from '../../../domain/areas/setting/contract.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { toAsciiDigits } from '../../../domain/kit/digits.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './settings.module.css';

export function PlacesForm() {
  const places = useLive(api.setting.places, {}).data;
  return places ? <Form places={places} /> : null;
}

interface Draft {
  readonly branch: { name: string; code: string; address: string; phone: string };
  readonly till: { name: string; code: string };
}

function draftOf({ branches, tills }: Places): Draft {
  const branch = branches.find(({ isHere }) => isHere);
  const till = tills.find(({ isHere }) => isHere);
  return {
    branch: {
      name: branch?.name ?? '',
      code: branch?.code ?? '1',
      address: branch?.address ?? '',
      phone: branch?.phone ?? '',
    },
    till: { name: till?.name ?? '', code: till?.code ?? '1' },
  };
}

/** Capital letters and ASCII digits, whatever was typed. */
const codeOf = (typed: string): string =>
  toAsciiDigits(typed)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 6);

function Form({ places }: { readonly places: Places }) {
  const { places: w, saved } = useWords(settingWords);
  const { verb } = useWords(appWords);
  const [{ branch, till }, setDraft] = useState(() => draftOf(places));
  const mayEdit = useMay('setting.till');
  const command = useCommand(api.setting.changePlaces, { onDone: () => toast(saved, { id: 'setting' }) });
  const ofBranch = (part: Partial<Draft['branch']>): void =>
    setDraft((before) => ({ ...before, branch: { ...before.branch, ...part } }));
  const ofTill = (part: Partial<Draft['till']>): void =>
    setDraft((before) => ({ ...before, till: { ...before.till, ...part } }));
  const isSame = JSON.stringify(draftOf(places)) === JSON.stringify({ branch, till });
  return (
    <fieldset className={styles.places} disabled={!mayEdit}>
      <div className={styles.named}>
        <TextInput
          label={`${w.branch}: ${w.name}`}
          value={branch.name}
          maxLength={60}
          onChange={(event) => ofBranch({ name: event.currentTarget.value })}
        />
        <TextInput
          label={w.code}
          value={branch.code}
          disabled={places.codesAreFixed}
          onChange={(event) => ofBranch({ code: codeOf(event.currentTarget.value) })}
        />
        <TextInput
          label={`${w.till}: ${w.name}`}
          value={till.name}
          maxLength={60}
          onChange={(event) => ofTill({ name: event.currentTarget.value })}
        />
        <TextInput
          label={w.code}
          value={till.code}
          disabled={places.codesAreFixed}
          onChange={(event) => ofTill({ code: codeOf(event.currentTarget.value) })}
        />
      </div>
      <p className={styles.hint}>{places.codesAreFixed ? w.fixed : w.codeHint}</p>
      <TextInput
        label={w.address}
        value={branch.address}
        maxLength={200}
        onChange={(event) => ofBranch({ address: event.currentTarget.value })}
      />
      <TextInput
        label={w.phone}
        value={branch.phone}
        maxLength={40}
        onChange={(event) => ofBranch({ phone: event.currentTarget.value })}
      />
      <ErrorNote error={command.refused} />
      <div>
        <ActionButton
          label={verb.save}
          pending={command.pending}
          disabled={isSame || branch.code === '' || till.code === ''}
          onClick={() => command.run({ branch, till })}
        />
      </div>
    </fieldset>
  );
}
