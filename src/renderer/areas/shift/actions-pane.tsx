/** The shift in a few words, and everything that can be done with its drawer, each under its key. */
import type { CurrentShift } from '../../../domain/areas/shift/contract.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { formatTime } from '../../../domain/kit/date-format.ts';
import { isolated } from '../../../domain/kit/format.ts';
import type { Permission } from '../../../domain/kit/permissions.ts';
import { dateAt } from '../../../domain/kit/time.ts';
import { useNow } from '../../app/clock.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useSession } from '../../app/session.ts';
import { useShop } from '../../app/shop.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { Note } from '../../parts/error-note.tsx';
import {
  BackupIcon,
  CoinsIcon,
  DrawerIcon,
  type Icon,
  LockIcon,
  MinusIcon,
  NoteIcon,
  PlusIcon,
  ReportIcon,
  UsersIcon,
} from '../../parts/icons.tsx';
import { Pane } from '../../parts/pane.tsx';
import { type Beside, show, useDesk } from './drafts.ts';
import { HistoryLink } from './history-link.tsx';
import styles from './shift.module.css';

export function ActionsPane({ shift }: { readonly shift: CurrentShift }) {
  const w = useWords(shiftWords);
  const me = useSession((session) => session.user?.id);
  const close = useShow('close', w.act.close, ['F10']);
  const beside = useDesk((desk) => desk.beside);
  return (
    <Pane
      label={w.title}
      head={<Head shift={shift} />}
      foot={
        <ActionButton
          {...close}
          icon={LockIcon}
          // What stands beside has its own thing to do next.
          tone={beside === 'book' ? 'accent' : 'plain'}
          pressed={beside === 'close'}
          size="primary"
          fullWidth
        />
      }
    >
      <div className={styles.actions}>
        <Stale shift={shift} />
        <Entry beside="book" icon={NoteIcon} keys={['F1']} />
        <Entry beside="payIn" icon={PlusIcon} keys={['F2']} />
        <Entry beside="payOut" icon={MinusIcon} keys={['F3']} />
        <Entry beside="drop" icon={BackupIcon} keys={['F4']} />
        <Entry beside="noSale" icon={DrawerIcon} keys={['F6']} />
        {shift.cashierId !== me && <Entry beside="takeOver" icon={UsersIcon} keys={['F7']} />}
        <Entry beside="x" icon={ReportIcon} keys={['F8']} need="shift.xReport" />
        <HistoryLink tone="plain" />
      </div>
    </Pane>
  );
}

function Head({ shift }: { readonly shift: CurrentShift }) {
  const w = useWords(shiftWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  return (
    <div className={styles.head}>
      <h1>{w.number(shift.number)}</h1>
      <p>
        <DateText day={shift.businessDate as CalendarDate} /> ·{' '}
        {w.since(formatTime(shift.openedAt, language, zone))}
      </p>
      <p className={styles.who}>
        <CoinsIcon size={18} />
        <span>{w.drawerWith(isolated(shift.cashierName))}</span>
      </p>
    </div>
  );
}

function Stale({ shift }: { readonly shift: CurrentShift }) {
  const w = useWords(shiftWords);
  const zone = useShop((shop) => shop.timeZone);
  const today = dateAt(useNow(60_000), zone);
  // A shift over midnight is an ordinary one; only a forgotten one is a day old.
  const isOld = shift.businessDate < today && today > dateAt(shift.openedAt, zone);
  return isOld ? <Note tone="amber">{w.stale}</Note> : null;
}

interface EntryProps {
  readonly beside: Exclude<Beside, 'close'>;
  readonly icon: Icon;
  readonly keys: readonly string[];
  readonly need?: Permission;
}

function Entry({ beside, icon, keys, need }: EntryProps) {
  const w = useWords(shiftWords);
  const label = { ...w.act, book: w.act.moves }[beside];
  const entry = useShow(beside, label, keys);
  const shown = useDesk((desk) => desk.beside);
  const lacks = useSession(
    ({ user }) => need !== undefined && !user?.permissions.some((permission) => permission === need),
  );
  if (lacks) return null;
  return <ActionButton {...entry} icon={icon} pressed={shown === beside} fullWidth />;
}

function useShow(beside: Beside, label: string, keys: readonly string[]) {
  const w = useWords(shiftWords);
  return useAction({
    id: `shift.${beside}`,
    label,
    group: w.title,
    keys,
    inFields: true,
    run: () => show(beside),
  });
}
