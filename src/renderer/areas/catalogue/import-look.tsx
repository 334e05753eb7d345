/** Before anything is written: what the file is, what its columns mean, what would come of it. */
import { useEffect, useState } from 'react';
import type { ImportPreview } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { ProgressNote } from '../../parts/progress-note.tsx';
import styles from './import.module.css';
import { ImportColumns } from './import-columns.tsx';
import { Figures } from './import-figures.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportReading } from './import-reading.tsx';

interface ImportLookProps {
  readonly changeId: Id;
  readonly fileName: string;
  readonly onAgain: () => void;
}

/** How the file is read; nulls and absences are the till's to tell. */
export interface HowRead {
  readonly table: Pick<Partial<NonNullableReading>, 'encoding' | 'delimiter'>;
  readonly mapping: ImportPreview['mapping'] | null;
  readonly reading: ImportPreview['reading'] | null;
}
interface NonNullableReading {
  encoding: NonNullable<ImportPreview['encoding']>;
  delimiter: NonNullable<ImportPreview['delimiter']>;
}

const asItSeems: HowRead = { table: {}, mapping: null, reading: null };

export function ImportLook({ changeId, fileName, onAgain }: ImportLookProps) {
  const w = useWords(catalogueWords).import;
  const [how, setHow] = useState<HowRead>(asItSeems);
  const look = useCommand(api.catalogue.importPreview, { refreshes: [] });
  const run = useCommand(api.catalogue.importRun);
  const { run: ask } = look;
  useEffect(() => ask({ changeId, ...how }), [ask, changeId, how]);
  const preview = look.done;
  const start = useAction({
    id: 'import.run',
    label: w.run(preview?.items ?? 0),
    keys: ['Mod+Enter'],
    inFields: true,
    disabled: !preview || preview.items === 0 || look.pending || run.pending,
    run: () => preview && run.run({ changeId, ...how, mapping: preview.mapping, reading: preview.reading }),
  });
  return (
    <>
      <ErrorNote error={look.refused ?? run.refused} action={{ label: w.another, onClick: onAgain }} />
      {!preview && look.pending && <ProgressNote label={w.looking(fileName)} />}
      {preview && (
        <>
          <Summary preview={preview} fileName={fileName} />
          <ImportColumns preview={preview} onChange={(mapping) => setHow({ ...how, mapping })} />
          <ImportReading preview={preview} how={how} onChange={setHow} />
          <ImportProblems preview={preview} />
          <div className={styles.foot}>
            <span className={styles.footWords} role="status">
              {look.pending ? w.looking(fileName) : ''}
            </span>
            <ActionButton label={w.another} onClick={onAgain} />
            <ActionButton {...start} tone="accent" size="primary" pending={run.pending} />
          </div>
        </>
      )}
    </>
  );
}

function Summary({ preview, fileName }: { readonly preview: ImportPreview; readonly fileName: string }) {
  const w = useWords(catalogueWords).import;
  const { errors, warnings } = preview.problems;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>
        <bdi>{fileName}</bdi>
      </h2>
      <p className={styles.hint}>
        {w.source(preview.source)}
        {preview.remembered ? ` ${w.remembered}` : ''}
      </p>
      <Figures
        figures={[
          { value: preview.fresh, caption: w.fresh },
          { value: preview.known, caption: w.known },
          { value: errors, caption: w.refused, tone: errors > 0 ? 'red' : undefined },
          { value: warnings, caption: w.remarks, tone: warnings > 0 ? 'amber' : undefined },
        ]}
      />
      {preview.foreignCurrency && <Note tone="amber">{w.foreignCurrency(preview.foreignCurrency)}</Note>}
      {preview.unknownTaxes.length > 0 && (
        <Note tone="amber">{w.unknownTaxes(preview.unknownTaxes.join(', '))}</Note>
      )}
      {preview.mapping.columns.onHand && <Note>{w.noStock}</Note>}
    </section>
  );
}
