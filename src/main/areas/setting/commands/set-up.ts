/** A shop's first minute: its name, money, taxes, and an owner who is signed in at the end of it. */

import type { NewShop } from '../../../../domain/areas/setting/contract.ts';
import { isTimeZone } from '../../../../domain/areas/setting/rules.ts';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import { keepPin } from '../../../secrets.ts';
import { policyOf, sessionOf } from '../../access/queries.ts';
import { user } from '../../access/tables.ts';
import { action } from '../../area.ts';
import { addBuiltInRoles, addTaxes, isNew, keepSettings, namePlaces } from './first-shop.ts';

const command = 'setting.setUp';

export const setUp = action(async (kit, shop: NewShop, call) => {
  const { ledger } = kit;
  if (!isNew(ledger)) return refuse('AlreadySetUp');
  if (!isTimeZone(shop.timeZone)) return refuse('UnknownTimeZone', { timeZone: shop.timeZone });
  const kept = await keepPin(shop.pin, kit.randomBytes);
  const ownerId = ledger.newId();
  const actor = { userId: ownerId, name: shop.ownerName };
  const settled = ledger.commit({ id: shop.commandId, command, actor }, (tx) => {
    if (!isNew(tx)) return refuse('AlreadySetUp');
    const roles = addBuiltInRoles(tx);
    tx.save(user, ownerId, {
      name: shop.ownerName,
      ...kept,
      roleIds: [roles.owner],
      language: shop.language,
    });
    const { place } = settingWords[shop.language];
    namePlaces(tx, { branch: place.firstBranch, till: place.firstTill });
    keepSettings(tx, {
      'shop.name': shop.shopName,
      'shop.country': shop.country,
      'shop.currency': shop.currency,
      'shop.language': shop.language,
      'time.zone': shop.timeZone,
      'money.showToman': shop.currency === 'IRR' && shop.language === 'fa',
      'tax.defaultIds': addTaxes(tx, shop.taxes),
    });
    const meta = { audit: 'CREATE', severity: 'HIGH' } as const;
    const notes = [{ label: shop.shopName }];
    kit.recordActivity(tx, { command, meta, call: { actor, approval: null }, notes });
    return ok({ ownerId });
  });
  if (!settled.ok) return settled;
  const policy = must(policyOf(ledger.read, settled.value.ownerId), 'the first owner may sign in');
  return ok({ token: kit.sessions.open(policy.userId, call.peer), session: sessionOf(ledger.read, policy) });
});
