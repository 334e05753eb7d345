/** How the file is read, to be put right where its own signs were misread. */
import { Select, Switch } from '@mantine/core';
import type { ImportPreview } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { TableReadingField } from '../../../domain/areas/catalogue/import-fields.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { Stepper } from '../../parts/stepper.tsx';
import editor from './editor.module.css';
import styles from './import.module.css';
import type { HowRead } from './import-look.tsx';

interface ImportReadingProps {
  readonly preview: ImportPreview;
  readonly how: HowRead;
  readonly onChange: (how: HowRead) => void;
}

const { encoding, delimiter } = TableReadingField.shape;
const encodings = encoding.unwrap().options;
const delimiters = delimiter.unwrap().options;

export function ImportReading({ preview, how, onChange }: ImportReadingProps) {
  const w = useWords(catalogueWords).import;
  const rials = useShop((shop) => shop.currency === 'IRR');
  const { reading, mapping } = preview;
  const read = (part: Partial<ImportPreview['reading']>): void =>
    onChange({ ...how, mapping, reading: { ...reading, ...part } });
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{w.reading}</h2>
      <div className={styles.reading}>
        {preview.format === 'csv' && <TextReading preview={preview} how={how} onChange={onChange} />}
        <Labelled label={w.headerRow}>
          <Stepper
            label={w.headerRow}
            value={mapping.headerRow}
            least={-1}
            most={50}
            onChange={(headerRow) => onChange({ ...how, mapping: { ...mapping, headerRow } })}
          >
            {mapping.headerRow < 0 ? w.noHeader : <CountText count={mapping.headerRow + 1} />}
          </Stepper>
        </Labelled>
        <Labelled label={w.mark}>
          <SegmentBar
            label={w.mark}
            value={reading.mark ?? 'auto'}
            segments={(['auto', 'point', 'comma'] as const).map((value) => ({
              value,
              label: w.marks[value],
            }))}
            onChange={(mark) => read({ mark: mark === 'auto' ? null : mark })}
          />
        </Labelled>
      </div>
      <div className={editor.switches}>
        {rials && (
          <Switch
            label={w.toman}
            checked={reading.toman}
            onChange={({ currentTarget }) => read({ toman: currentTarget.checked })}
          />
        )}
        <Switch
          label={w.lostZeros}
          checked={reading.lostZeros}
          onChange={({ currentTarget }) => read({ lostZeros: currentTarget.checked })}
        />
        <Switch
          label={w.sections}
          checked={reading.sections}
          onChange={({ currentTarget }) => read({ sections: currentTarget.checked })}
        />
      </div>
    </section>
  );
}

/** Another encoding makes another text, so its columns are told anew. */
function TextReading({ preview, how, onChange }: ImportReadingProps) {
  const w = useWords(catalogueWords).import;
  const read = (part: HowRead['table']): void =>
    onChange({ table: { ...how.table, ...part }, mapping: null, reading: null });
  return (
    <>
      <Select
        label={w.encoding}
        data={encodings.map((value) => ({ value, label: w.encodings[value] }))}
        value={preview.encoding}
        onChange={(value) => {
          const chosen = encodings.find((one) => one === value);
          if (chosen) read({ encoding: chosen });
        }}
      />
      <Select
        label={w.delimiter}
        data={delimiters.map((value) => ({ value, label: w.delimiters[value] }))}
        value={preview.delimiter}
        onChange={(value) => {
          const chosen = delimiters.find((one) => one === value);
          if (chosen) read({ delimiter: chosen });
        }}
      />
    </>
  );
}
