/** This branch and this till, as receipts and reports name them. */
import { TextInput } from '@mantine/core';
import type { Places } from '../../../domain/areas/setting/contract.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { toAsciiDigits } from '../../../domain/kit/digits.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { type PlacesDraft, useForm } from './form.ts';
import styles from './settings.module.css';

export function PlacesForm() {
  const places = useLive(api.setting.places, {}).data;
  return places ? <Form places={places} /> : null;
}

function draftOf({ branches, tills }: Places): PlacesDraft {
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
  const { places: w } = useWords(settingWords);
  const form = useForm();
  const mayEdit = useMay('setting.till');
  const kept = draftOf(places);
  const { branch, till } = form.places ?? kept;
  const change = (next: PlacesDraft): void =>
    form.changePlaces(JSON.stringify(next) === JSON.stringify(kept) ? null : next);
  const ofBranch = (part: Partial<PlacesDraft['branch']>): void =>
    change({ branch: { ...branch, ...part }, till });
  const ofTill = (part: Partial<PlacesDraft['till']>): void => change({ branch, till: { ...till, ...part } });
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
    </fieldset>
  );
}
