/** What is wrong with the till's disk, clock or file, in words; and the way to the backups when nothing is. */
import { useNavigate } from '@tanstack/react-router';
import { backupWords } from '../../../domain/areas/backup/words.ts';
import { calendarDate } from '../../../domain/kit/calendar.ts';
import { formatDay } from '../../../domain/kit/date-format.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Note } from '../../parts/error-note.tsx';
import { BackupIcon, CheckIcon, WarningIcon } from '../../parts/icons.tsx';
import styles from './backup.module.css';
import { LastBackup } from './last-backup.tsx';
import { useMegabytes } from './size.ts';

/** A sentence that the status line bears, and what is asked besides. */
interface Trouble {
  readonly said: string;
  readonly ask?: string;
}

/** The worst first. */
function useTroubles(): Trouble[] {
  const w = useWords(backupWords).health;
  const span = useSpan();
  const size = useMegabytes();
  const dayOf = useDay();
  const health = useLive(api.backup.health, {}).data;
  if (!health) return [];
  const { disk, clockBehindMs, clockJump, damage, chainBroken, restored, backupFailed } = health;
  const troubles: (string | Trouble | null)[] = [
    damage !== null ? w.damage : null,
    chainBroken ? w.chain : null,
    disk?.state === 'full' ? w.full : null,
    disk?.state === 'critical' ? w.critical(size(disk.freeMb)) : null,
    disk?.state === 'low' ? w.low(size(disk.freeMb)) : null,
    clockBehindMs !== null ? w.clock(span(clockBehindMs)) : null,
    clockJump
      ? { said: w.jump(span(Math.abs(clockJump.byMs))), ask: w.jumpAsk(dayOf(clockJump.businessDate)) }
      : null,
    backupFailed ? w.backup : null,
    restored ? w.restored : null,
  ];
  return troubles
    .filter((trouble) => trouble !== null)
    .map((trouble) => (typeof trouble === 'string' ? { said: trouble } : trouble));
}

export function HealthItem() {
  const w = useWords(backupWords);
  const [worst] = useTroubles();
  return (
    <span className={styles.status} data-tone={worst ? 'amber' : undefined}>
      {worst ? <WarningIcon size={18} /> : <BackupIcon size={18} />}
      <span role="status" className={worst ? undefined : styles.quiet}>
        {worst?.said ?? w.title}
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
      {troubles.map(({ said, ask }) => (
        <Note key={said} tone="amber" icon={WarningIcon}>
          {[said, ask].filter(Boolean).join(' ')}
        </Note>
      ))}
      <ConfirmDate />
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

/** After the clock jumped: one touch says that the shift's business date is right. */
function ConfirmDate() {
  const w = useWords(backupWords).health;
  const dayOf = useDay();
  const jump = useLive(api.backup.health, {}).data?.clockJump;
  const confirming = useCommand(api.backup.confirmDate);
  if (!jump) return null;
  return (
    <ActionButton
      label={w.confirm(dayOf(jump.businessDate))}
      icon={CheckIcon}
      tone="accent"
      pending={confirming.pending}
      onClick={() => confirming.run({})}
      fullWidth
    />
  );
}

function useDay(): (date: string) => string {
  const language = useLanguage();
  return (date) => formatDay(calendarDate(date), language);
}

/** In the unit that a person would say it in. */
function useSpan(): (ms: number) => string {
  const { minutes, hours, days } = useWords(appWords);
  return (ms) => {
    const inMinutes = Math.ceil(ms / 60_000);
    if (inMinutes < 120) return minutes(inMinutes);
    const inHours = Math.round(inMinutes / 60);
    return inHours < 48 ? hours(inHours) : days(Math.round(inHours / 24));
  };
}
