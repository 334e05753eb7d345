/** What is wrong with the till's disk, clock or file, in words; and the way to the backups when nothing is. */
import { useNavigate } from '@tanstack/react-router';
import { backupWords } from '../../../domain/areas/backup/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Note } from '../../parts/error-note.tsx';
import { BackupIcon, WarningIcon } from '../../parts/icons.tsx';
import styles from './backup.module.css';
import { LastBackup } from './last-backup.tsx';
import { useMegabytes } from './size.ts';

/** One sentence for each trouble, the worst first. */
function useTroubles(): string[] {
  const w = useWords(backupWords).health;
  const minutes = useWords(appWords).minutes;
  const size = useMegabytes();
  const health = useLive(api.backup.health, {}).data;
  if (!health) return [];
  const { disk, clockBehindMs, damage, chainBroken, restored, backupFailed } = health;
  const troubles: (string | null)[] = [
    damage !== null ? w.damage : null,
    chainBroken ? w.chain : null,
    disk?.state === 'full' ? w.full : null,
    disk?.state === 'critical' ? w.critical(size(disk.freeMb)) : null,
    disk?.state === 'low' ? w.low(size(disk.freeMb)) : null,
    clockBehindMs !== null ? w.clock(minutes(Math.ceil(clockBehindMs / 60_000))) : null,
    backupFailed ? w.backup : null,
    restored ? w.restored : null,
  ];
  return troubles.filter((trouble) => trouble !== null);
}

export function HealthItem() {
  const w = useWords(backupWords);
  const [worst] = useTroubles();
  return (
    <span className={styles.status} data-tone={worst ? 'amber' : undefined}>
      {worst ? <WarningIcon size={18} /> : <BackupIcon size={18} />}
      <span role="status" className={worst ? undefined : styles.quiet}>
        {worst ?? w.title}
      </span>
    </span>
  );
}

export function HealthPanel({ close }: { readonly close: () => void }) {
  const w = useWords(backupWords);
  const navigate = useNavigate();
  const troubles = useTroubles();
  const allowed = useMay('ledger.backup');
  return (
    <div className={styles.panel}>
      {troubles.map((trouble) => (
        <Note key={trouble} tone="amber" icon={WarningIcon}>
          {trouble}
        </Note>
      ))}
      {allowed && <LastBackup />}
      {allowed && (
        <ActionButton
          label={w.title}
          icon={BackupIcon}
          onClick={() => {
            close();
            void navigate({ to: '/settings/backups' });
          }}
          fullWidth
        />
      )}
      {!allowed && troubles.length === 0 && <p className={styles.hint}>{w.hint}</p>}
    </div>
  );
}
