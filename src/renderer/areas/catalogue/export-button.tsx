import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { ListFilter } from '../../../domain/areas/catalogue/list.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { client } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { type Refused, refusedOf, useExplain } from '../../app/refusal.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { DownloadIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';
import { download } from './download.ts';

/** What the filter leaves, as a file. */
export function ExportButton({ filter, total }: { readonly filter: ListFilter; readonly total: number }) {
  const w = useWords(catalogueWords).list;
  const { verb } = useWords(appWords);
  const explain = useExplain();
  const [pending, setPending] = useState(false);
  if (!useMay('catalogue.export')) return null;
  const run = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setPending(true);
    try {
      download(await client.catalogue.exportItems({ chosen: { itemIds: null, filter }, format }));
      toast(w.exported(total), { id: 'export' });
    } catch (error) {
      const refused: Refused = refusedOf(error, 'catalogue');
      toast(explain(refused), { id: 'export', tone: 'red' });
    } finally {
      setPending(false);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<DownloadIcon />} loading={pending} disabled={total === 0}>
          {verb.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void run('xlsx')}>{w.exportXlsx}</Menu.Item>
        <Menu.Item onClick={() => void run('csv')}>{w.exportCsv}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
