/** Customers written down, changed, erased and restored; somebody's phone is told before it is used twice. */
import { codeOf, samePhoneWord } from '../../../../domain/areas/customer/rules.ts';
import { type Nothing, ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { customerByCode, customerDebt } from '../queries.ts';
import { customer, customerGroup } from '../tables.ts';

interface Person {
  readonly name: string;
  readonly phone: string | null;
  readonly code: string | null;
  readonly note: string | null;
  readonly groupId: string | null;
  readonly debtLimitMinor: number | null;
  readonly sharesPhone: boolean;
}

type Taken = { customerId: string; name: string };
type PersonRefusal =
  | Refusal<'PhoneTaken', Taken>
  | Refusal<'CodeTaken', Taken>
  | Refusal<'GroupGone', Nothing>
  | Refusal<'FORBIDDEN', { permission: string }>;

export const addCustomer = command((tx, person: Person, call) => {
  const checked = check(tx, call, person, null);
  if (!checked.ok) return checked;
  const customerId = tx.newId();
  tx.save(customer, customerId, checked.value);
  return ok({ customerId });
});

export const changeCustomer = command(
  (tx, { customerId, ...person }: Person & { customerId: string }, call) => {
    const known = tx.find(customer, { id: customerId });
    if (!known || known.deletedAt !== null) return refuse('CustomerGone');
    const checked = check(tx, call, person, known);
    if (!checked.ok) return checked;
    tx.save(customer, customerId, checked.value);
    return ok({});
  },
);

/** Who owes or has money with us is not erased: the balance would be nobody's. */
export const eraseCustomer = command((tx, { customerId }: { customerId: string }) => {
  const known = tx.find(customer, { id: customerId });
  if (!known || known.deletedAt !== null) return refuse('CustomerGone');
  const { owedMinor } = customerDebt(tx.read, customerId);
  if (owedMinor !== 0) return refuse('CustomerOwes', { owedMinor });
  tx.erase(customer, customerId);
  return ok({});
});

export const restoreCustomer = command((tx, { customerId }: { customerId: string }) => {
  if (!tx.find(customer, { id: customerId })) return refuse('CustomerGone');
  tx.save(customer, customerId, { deletedAt: null });
  return ok({});
});

type Known = (typeof customer)['$inferSelect'] | null;

function check(
  tx: Tx,
  call: Call,
  { sharesPhone, ...person }: Person,
  known: Known,
): Result<Omit<Person, 'sharesPhone'>, PersonRefusal> {
  const tidy = {
    ...person,
    phone: person.phone || null,
    code: person.code || null,
    note: person.note || null,
  };
  const sameCode = tidy.code && codeOf(tidy.code) ? customerByCode(tx.read, tidy.code) : null;
  if (sameCode && sameCode.id !== known?.id) {
    return refuse('CodeTaken', { customerId: sameCode.id, name: sameCode.name });
  }
  const samePhone = sharesPhone || tidy.phone === known?.phone ? null : bearerOf(tx, tidy.phone, known?.id);
  if (samePhone) return refuse('PhoneTaken', samePhone);
  if (tidy.groupId !== null && tx.find(customerGroup, { id: tidy.groupId })?.deletedAt !== null) {
    return refuse('GroupGone');
  }
  // A higher limit is a debt allowed in advance.
  const wasLimit = known?.debtLimitMinor ?? -1;
  if ((tidy.debtLimitMinor ?? -1) > wasLimit && !call.may('sale.exceedDebtLimit')) {
    return refuse('FORBIDDEN', { permission: 'sale.exceedDebtLimit' });
  }
  return ok(tidy);
}

function bearerOf(tx: Tx, phone: string | null, but: string | undefined): Taken | null {
  const word = samePhoneWord(phone ?? '');
  if (!word) return null;
  return (
    tx.read.get<Taken>(
      `select c.id as "customerId", c.name from customer_word w join customer c on c.id = w.customer_id
       where w.word >= ? and w.word < ? and c.id <> ? order by w.word, c.id limit 1`,
      word,
      `${word}\u{10ffff}`,
      but ?? '',
    ) ?? null
  );
}
