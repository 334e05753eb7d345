/** Brings a file in: chosen or dropped, looked at, run, and taken back with one key. */
import { useState } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import styles from './import.module.css';
import { ImportLook } from './import-look.tsx';
import { ImportPast } from './import-past.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportSend } from './import-send.tsx';

interface Sent {
  readonly changeId: Id;
  readonly fileName: string;
}

export function ImportScreen() {
  const w = useWords(catalogueWords);
  const [sent, setSent] = useState<Sent | null>(null);
  const runs = useLive(api.catalogue.bulkRuns, {}).data ?? [];
  const run = runs.find(({ id }) => id === sent?.changeId);
  const goesOn = runs.find(({ state }) => state === 'running' || state === 'undoing');
  const again = (): void => setSent(null);
  return (
    <CataloguePage place="import">
      <div className={styles.page}>
        {goesOn ? (
          <BulkProgress
            changeId={goesOn.id}
            label={goesOn.state === 'undoing' ? w.import.undoing : w.import.running(goesOn.title)}
          />
        ) : run ? (
          <ImportResult run={run} onAgain={again} />
        ) : sent ? (
          <ImportLook {...sent} onAgain={again} />
        ) : (
          <>
            <ImportSend onSent={setSent} />
            <ImportPast runs={runs} onGoOn={(past) => setSent({ changeId: past.id, fileName: past.title })} />
          </>
        )}
      </div>
    </CataloguePage>
  );
}
