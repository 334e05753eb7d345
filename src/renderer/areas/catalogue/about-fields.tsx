/** How it looks on a tile, and whatever else is known of it. */
import { Textarea, TextInput } from '@mantine/core';
import type { NameAndValue } from '../../../domain/areas/catalogue/item.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ColourPick } from '../../parts/colour-pick.tsx';
import { CloseIcon, PlusIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import styles from './editor.module.css';
import type { FieldsProps } from './item-editor.tsx';

export function AboutFields({ item, change }: FieldsProps) {
  const w = useWords(catalogueWords).editor;
  return (
    <>
      <Labelled label={w.colour}>
        <ColourPick label={w.colour} value={item.colour} onChange={(colour) => change({ colour })} />
      </Labelled>
      <Textarea
        label={w.description}
        value={item.description ?? ''}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        onChange={(event) => change({ description: event.currentTarget.value || null })}
      />
      <Characteristics
        values={item.characteristics}
        onChange={(characteristics) => change({ characteristics: [...characteristics] })}
      />
    </>
  );
}

interface CharacteristicsProps {
  readonly values: readonly NameAndValue[];
  readonly onChange: (values: readonly NameAndValue[]) => void;
}

function Characteristics({ values, onChange }: CharacteristicsProps) {
  const w = useWords(catalogueWords).editor;
  const { verb } = useWords(appWords);
  const edit = (at: number, part: Partial<NameAndValue>): void =>
    onChange(values.map((value, i) => (i === at ? { ...value, ...part } : value)));
  return (
    <Labelled label={w.characteristics}>
      {values.map(({ name, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a characteristic is known by its place
        <div key={at} className={styles.adder}>
          <TextInput
            aria-label={w.characteristicName}
            placeholder={w.characteristicName}
            value={name}
            maxLength={60}
            onChange={(event) => edit(at, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={w.characteristicValue}
            placeholder={w.characteristicValue}
            value={value}
            maxLength={200}
            style={{ flex: '2 1 14rem' }}
            onChange={(event) => edit(at, { value: event.currentTarget.value })}
          />
          <ActionButton
            label=""
            name={verb.remove}
            icon={CloseIcon}
            tone="quiet"
            onClick={() => onChange(values.toSpliced(at, 1))}
          />
        </div>
      ))}
      <div>
        <ActionButton
          label={w.addCharacteristic}
          tone="quiet"
          icon={PlusIcon}
          onClick={() => onChange([...values, { name: '', value: '' }])}
        />
      </div>
    </Labelled>
  );
}
