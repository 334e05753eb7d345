/** Copies of the till: made now, put back at the next start, and the totals added up again. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { BackupRow } from '../../../domain/areas/backup/contract.ts';
import { backupWords } from '../../../domain/areas/backup/words.ts';
import { formatDateTime } from '../../../domain/kit/date-format.ts';
import { useAsk, useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { useShop } from '../../app/shop.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmBar, ConfirmButton } from '../../parts/confirm-bar.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { BackupIcon, RefreshIcon, WarningIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import styles from './backup.module.css';
import { LastBackup } from './last-backup.tsx';
import { useMegabytes } from './size.ts';

export function BackupsScreen() {
  const w = useWords(backupWords);
  const state = useLive(api.backup.backupState, {}).data;
  const backups = useAsk(api.backup.backups, {});
  const making = useCommand(api.backup.backupNow);
  const [chosen, setChosen] = useState<BackupRow | null>(null);
  const mayRestore = useMay('ledger.restore');
  const mayLeave = useMay('setting.view');
  const navigate = useNavigate();
  const make = useAction({
    id: 'backup.now',
    label: w.now,
    group: w.title,
    keys: ['Ins'],
    run: () => making.run({}),
  });
  return (
    <Pane
      label={w.title}
      flush
      head={
        <PageHeader
          title={w.title}
          sub={<LastBackup />}
          onBack={mayLeave ? () => void navigate({ to: '/settings' as never }) : undefined}
          actions={
            <ActionButton
              {...make}
              icon={BackupIcon}
              tone="accent"
              pending={making.pending || state?.running}
            />
          }
        />
      }
    >
      <div className={styles.notes}>
        <p className={styles.hint}>{w.hint}</p>
        <ErrorNote error={making.refused} />
        {state?.restoring && <Waiting name={state.restoring} />}
        {chosen && <Restore backup={chosen} onDone={() => setChosen(null)} />}
      </div>
      <DataTable
        label={w.title}
        rows={backups.data}
        columns={useColumns()}
        rowKey={(row) => row.name}
        openKey={chosen?.name}
        onOpen={mayRestore ? setChosen : undefined}
        error={backups.error}
        empty={{ icon: BackupIcon, title: w.empty }}
      />
      <Rebuild />
    </Pane>
  );
}

function useColumns(): readonly Column<BackupRow>[] {
  const w = useWords(backupWords);
  const size = useMegabytes();
  const why = (given: string): string => {
    if (given.startsWith('before-schema')) return w.why.upgrade;
    return (w.why as Record<string, string>)[given] ?? given;
  };
  return [
    {
      id: 'at',
      header: w.made,
      cell: (row) => <DateText at={row.at} show="both" />,
      width: 'minmax(12rem, 1fr)',
    },
    { id: 'why', header: w.occasion, cell: (row) => why(row.why), width: 'minmax(10rem, 1fr)' },
    { id: 'size', header: w.size, align: 'end', cell: (row) => size(row.bytes / 2 ** 20), width: '8rem' },
  ];
}

function Restore({ backup, onDone }: { readonly backup: BackupRow; readonly onDone: () => void }) {
  const w = useWords(backupWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const restoring = useCommand(api.backup.restoreBackup, { onDone });
  return (
    <>
      <Note tone="amber" icon={WarningIcon}>
        {w.restore.warning}
      </Note>
      <ErrorNote error={restoring.refused} />
      <ConfirmBar
        question={w.restore.ask(formatDateTime(backup.at, language, zone))}
        confirm={w.restore.run}
        danger
        pending={restoring.pending}
        onConfirm={() => restoring.run({ name: backup.name })}
        onCancel={onDone}
      />
    </>
  );
}

function Waiting({ name }: { readonly name: string }) {
  const w = useWords(backupWords);
  const cancelling = useCommand(api.backup.cancelRestore);
  const action = { label: w.restore.cancel, pending: cancelling.pending, onClick: () => cancelling.run({}) };
  return (
    <Note tone="amber" icon={WarningIcon} action={action}>
      {w.restore.waiting(name)}
    </Note>
  );
}

function Rebuild() {
  const w = useWords(backupWords);
  const allowed = useMay('ledger.rebuild');
  const rebuilding = useCommand(api.backup.rebuild, {
    refreshes: ['report', 'shift', 'customer', 'catalogue'],
  });
  if (!allowed) return null;
  return (
    <footer className={styles.foot}>
      <ErrorNote error={rebuilding.refused} />
      <span className={styles.hint}>{w.rebuild.hint}</span>
      <ConfirmButton
        label={w.rebuild.run}
        icon={RefreshIcon}
        question={w.rebuild.hint}
        confirm={w.rebuild.run}
        pending={rebuilding.pending}
        onConfirm={() => rebuilding.run({})}
      />
    </footer>
  );
}
