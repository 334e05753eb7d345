/** A shift begins: the float by notes or as a total, and what the last shift left, proposed. */
import type { Opening } from '../../../domain/areas/shift/contract.ts';
import type { CashAmount } from '../../../domain/areas/shift/shift.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { useAsk, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { CoinsIcon } from '../../parts/icons.tsx';
import { useMoneyInWords } from '../../parts/money-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { toast } from '../../parts/toast.tsx';
import { CountCurrencies } from './count-currencies.tsx';
import { useCurrencies } from './currencies.ts';
import { changeDraft, clearDesk, countedCash, emptyDraft, forget, useDesk } from './drafts.ts';
import { HistoryLink } from './history-link.tsx';
import styles from './shift.module.css';

export function OpeningScreen() {
  const w = useWords(shiftWords);
  const currencies = useCurrencies();
  const opening = useAsk(api.shift.opening, {});
  const drafts = useDesk((desk) => desk.counts.open);
  const command = useCommand(api.shift.openShift, {
    refreshes: ['shift', 'sale'],
    onDone: ({ number }) => {
      clearDesk();
      toast(w.done.opened(number), { tone: 'green' });
    },
  });
  const open = useAction({
    id: 'shift.open',
    label: w.open.run,
    group: w.title,
    keys: ['Mod+Enter'],
    inFields: true,
    disabled: command.pending,
    run: () => command.run({ float: countedCash(drafts, currencies).filter((cash) => cash.totalMinor > 0) }),
  });
  return (
    <Pane
      label={w.open.title}
      head={
        <PageHeader
          title={w.open.title}
          sub={opening.data && <DateText day={opening.data.businessDate as CalendarDate} style="long" />}
          actions={<HistoryLink />}
        />
      }
      foot={<ActionButton {...open} tone="accent" size="primary" pending={command.pending} fullWidth />}
    >
      <div className={styles.page}>
        <p className={styles.lead}>{w.open.hint}</p>
        <ErrorNote error={command.refused} />
        {opening.data && <LastLeft opening={opening.data} />}
        <CountCurrencies what="open" currencies={currencies} onFinish={open.onClick} />
      </div>
    </Pane>
  );
}

function LastLeft({ opening: { left } }: { readonly opening: Opening }) {
  const w = useWords(shiftWords);
  const say = useMoneyInWords();
  const [own] = left;
  if (!own || own.amountMinor === 0) return null;
  const use = (): void => {
    forget('open');
    for (const cash of left)
      changeDraft('open', cash.currency, { ...emptyDraft, byTotal: true, total: keyed(cash) });
  };
  return (
    <Note icon={CoinsIcon} action={{ label: w.open.use, onClick: use }}>
      {w.open.lastLeft(say(own.amountMinor))}
    </Note>
  );
}

/** The amount as a pad would hold it. */
function keyed({ currency, amountMinor }: CashAmount): string {
  const { decimals } = currencyOf(currency);
  if (decimals === 0) return String(amountMinor);
  const digits = String(amountMinor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals);
  return /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`;
}
