/** One customer: what is owed in large, what is due, the account line by line, and what was bought. */
import type { CustomerCard as Card } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { formatDateTime } from '../../../domain/kit/date-format.ts';
import { formatPercent } from '../../../domain/kit/format.ts';
import { basisPoints } from '../../../domain/kit/money.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { useShop } from '../../app/shop.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { CashIcon, EditIcon, NoteIcon, TrashIcon, UndoIcon } from '../../parts/icons.tsx';
import { MoneyText, useMoneyInWords } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { toast } from '../../parts/toast.tsx';
import { Dues, Purchases, Statement } from './account.tsx';
import styles from './customer.module.css';
import { show } from './desk.ts';
import { PaneHead } from './pane-head.tsx';

export function CustomerCard({ customerId }: { readonly customerId: string }) {
  const card = useLive(api.customer.customer, { customerId });
  const w = useWords(customerWords);
  if (card.error) return <ErrorNote error={card.error} />;
  if (card.isPending) return null;
  if (!card.data) return <ErrorNote error={w.refusals.CustomerGone} />;
  return <Known card={card.data} />;
}

function Known({ card }: { readonly card: Card }) {
  const mayRepay = useMay('customer.takeRepayment');
  const w = useWords(customerWords);
  const repay = useAction({
    id: 'customer.repay',
    label: w.act.repay,
    group: w.title,
    keys: ['F3'],
    inFields: true,
    disabled: !mayRepay || card.deletedAt !== null,
    run: () => show({ kind: 'repay', customerId: card.id }),
  });
  return (
    <Pane
      label={card.name}
      head={<PaneHead title={card.name} sub={<Contact card={card} />} end={<Actions card={card} />} />}
      foot={
        mayRepay &&
        card.deletedAt === null && (
          <ActionButton {...repay} icon={CashIcon} tone="accent" size="primary" fullWidth />
        )
      }
    >
      <div className={styles.card}>
        <Balance card={card} />
        {card.note && <Note icon={NoteIcon}>{card.note}</Note>}
        <Dues dues={card.dues} />
        <Statement customerId={card.id} />
        <Purchases customerId={card.id} />
      </div>
    </Pane>
  );
}

function Contact({ card }: { readonly card: Card }) {
  const language = useLanguage();
  const group =
    card.groupName && card.discountBp > 0
      ? `${card.groupName} −${formatPercent(basisPoints(card.discountBp), language)}`
      : card.groupName;
  return (
    <>
      {card.phone && <bdi dir="ltr">{card.phone}</bdi>}
      {[card.code, group].filter(Boolean).map((text) => (
        <span key={text}>
          {' '}
          · <bdi>{text}</bdi>
        </span>
      ))}
    </>
  );
}

function Balance({ card }: { readonly card: Card }) {
  const w = useWords(customerWords);
  const say = useMoneyInWords();
  const { owedMinor, debtLimitMinor } = card;
  const free = (debtLimitMinor ?? 0) - owedMinor;
  return (
    <div className={styles.large}>
      <div>
        <span className={styles.label}>{owedMinor > 0 ? w.owes : owedMinor < 0 ? w.advance : w.settled}</span>
        {owedMinor !== 0 && (
          <MoneyText amount={Math.abs(owedMinor)} size="total" tone={owedMinor < 0 ? 'green' : 'ink'} />
        )}
        {debtLimitMinor !== null && (
          <span className={styles.small}>{free >= 0 ? w.free(say(free)) : w.overLimit}</span>
        )}
        <AsKnown />
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{w.spent}</dt>
          <dd>
            <MoneyText amount={card.spentMinor} />
            <small>{w.sales(card.sales)}</small>
          </dd>
        </div>
        <div>
          <dt>{w.lastSale}</dt>
          <dd>{card.lastSaleAt === null ? w.never : <DateText at={card.lastSaleAt} />}</dd>
        </div>
      </dl>
    </div>
  );
}

/** Other branches sell on account too: their debts are known as far as headquarters was heard. */
function AsKnown() {
  const w = useWords(customerWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const state = useLive(api.sync.state, {}).data;
  if (!state || state.phase === 'alone') return null;
  const { phase, lastContactAt } = state;
  const known = lastContactAt === null ? w.asKnown : w.asOf(formatDateTime(lastContactAt, language, zone));
  return <span className={styles.small}>{phase === 'upToDate' ? w.everywhere : known}</span>;
}

function Actions({ card }: { readonly card: Card }) {
  const w = useWords(customerWords);
  const mayEdit = useMay('customer.edit');
  const mayErase = useMay('customer.delete');
  const restore = useCommand(api.customer.restoreCustomer);
  const erase = useCommand(api.customer.eraseCustomer, {
    onDone: () => toast(w.erased(card.name), { undo: () => restore.run({ customerId: card.id }) }),
  });
  const edit = useAction({
    id: 'customer.edit',
    label: w.act.edit,
    group: w.title,
    keys: ['F4'],
    inFields: true,
    disabled: !mayEdit,
    run: () => show({ kind: 'edit', customerId: card.id }),
  });
  if (card.deletedAt !== null) {
    return (
      <ActionButton
        label={w.act.restore}
        icon={UndoIcon}
        onClick={() => restore.run({ customerId: card.id })}
      />
    );
  }
  return (
    <>
      <ErrorNote error={erase.refused ?? restore.refused} />
      {mayEdit && <ActionButton {...edit} icon={EditIcon} tone="quiet" />}
      {mayErase && (
        <ConfirmButton
          label=""
          name={w.act.erase}
          icon={TrashIcon}
          tone="quiet"
          question={w.eraseAsk(card.name)}
          confirm={w.act.erase}
          danger
          onConfirm={() => erase.run({ customerId: card.id })}
        />
      )}
    </>
  );
}
