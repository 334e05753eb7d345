/** The shift on the status line, and what opens above it. */
import { useNavigate } from '@tanstack/react-router';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { formatTime } from '../../../domain/kit/date-format.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useLive } from '../../app/ask.ts';
import { useIsBackOffice } from '../../app/branches.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ShiftIcon } from '../../parts/icons.tsx';
import { clearDesk, show } from './drafts.ts';
import styles from './shift.module.css';

export function ShiftStatus() {
  const w = useWords(shiftWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const shift = useLive(api.shift.currentShift, {});
  const isBackOffice = useIsBackOffice();
  if (shift.isPending || (isBackOffice && !shift.data)) return null;
  return (
    <>
      <ShiftIcon size={18} />
      <span>
        {shift.data
          ? `${w.number(shift.data.number)} ${w.since(formatTime(shift.data.openedAt, language, zone))}`
          : w.closedShort}
      </span>
    </>
  );
}

export function ShiftPanel({ close }: { readonly close: () => void }) {
  const w = useWords(shiftWords);
  const navigate = useNavigate();
  const shift = useLive(api.shift.currentShift, {}).data;
  const go = (then: () => void) => (): void => {
    then();
    close();
    void navigate({ to: '/shift' as never });
  };
  if (!shift) return <ActionButton label={w.open.title} tone="accent" onClick={go(clearDesk)} fullWidth />;
  return (
    <div className={styles.stack}>
      <p className={styles.lead}>{w.drawerWith(isolated(shift.cashierName))}</p>
      <ActionButton label={w.act.moves} onClick={go(() => show('book'))} fullWidth />
      <ActionButton label={w.act.close} onClick={go(() => show('close'))} fullWidth />
    </div>
  );
}
