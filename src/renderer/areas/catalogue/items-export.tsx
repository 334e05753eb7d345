import { useState } from 'react';
import type { ListFilter } from '../../../domain/areas/catalogue/list.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { client } from '../../app/client.ts';
import { download } from '../../app/download.ts';
import { useWords } from '../../app/language.ts';
import { refusedOf, useExplain } from '../../app/refusal.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ExportMenu, type FileFormat } from '../../parts/export-menu.tsx';
import { toast } from '../../parts/toast.tsx';

/** What the filter leaves, as a file. */
export function ItemsExport({ filter, total }: { readonly filter: ListFilter; readonly total: number }) {
  const w = useWords(catalogueWords);
  const { verb } = useWords(appWords);
  const explain = useExplain();
  const [pending, setPending] = useState(false);
  if (!useMay('catalogue.export')) return null;
  const run = async (format: FileFormat): Promise<void> => {
    setPending(true);
    try {
      download(await client.catalogue.exportItems({ chosen: { itemIds: null, filter }, format }));
      toast(w.list.exported(total), { id: 'export' });
    } catch (error) {
      toast(explain(refusedOf(error, 'catalogue')), { id: 'export', tone: 'red' });
    } finally {
      setPending(false);
    }
  };
  return (
    <ExportMenu
      id="catalogue.export"
      name={verb.export}
      group={w.title}
      keys={['Alt+E']}
      pending={pending}
      disabled={total === 0}
      onPick={(format) => void run(format)}
    />
  );
}
