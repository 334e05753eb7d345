/** The demo's customers and their groups. */
import { customer, customerGroup } from '../../customer/tables.ts';
import { type Commit, type DemoCall, demoId, priceIn } from './demo-call.ts';

export function fillCustomers(call: DemoCall, commit: Commit): void {
  const { demo, language } = call;
  commit((tx) => {
    for (const { key, name, discountBp, priceList } of demo.groups) {
      const priceListId = priceList ? demoId('priceList', key) : null;
      tx.save(customerGroup, demoId('group', key), { name: name[language], priceListId, discountBp });
    }
    demo.customers.forEach(({ group, name, phone, debtSom, debtToman, note }, n) => {
      const limit = { som: debtSom ?? 0, toman: debtToman ?? 0 };
      tx.save(customer, demoId('customer', String(n)), {
        name: name[language],
        phone,
        code: `C-${String(101 + n)}`,
        note: note?.[language] ?? null,
        groupId: group === undefined ? null : demoId('group', group),
        debtLimitMinor: debtSom === undefined ? null : priceIn(call, limit),
      });
    });
  });
}
