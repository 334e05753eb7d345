/** Fills an empty till with the demo shop, in the language that was chosen. */
import { deviceWords } from '../../../../domain/areas/device/words.ts';
import { countryOf, homeOf } from '../../../../domain/areas/setting/countries.ts';
import { firstReceiptLayout } from '../../../../domain/areas/setting/receipt-layout.ts';
import type { DemoPin } from '../../../../domain/areas/setting/rules.ts';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import type { Language } from '../../../../domain/kit/words.ts';
import { plainPrinter } from '../../../devices/printer/profile.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type KeptPin, keepPin } from '../../../secrets.ts';
import { user } from '../../access/tables.ts';
import { action, type Kit } from '../../area.ts';
import { device } from '../../device/tables.ts';
import { readDemoShop } from '../demo-shop.ts';
import { hereIn } from '../queries.ts';
import { branch } from '../tables.ts';
import { type DemoCall, demoId } from './demo-call.ts';
import { fillCatalogue } from './demo-catalogue.ts';
import { fillCustomers } from './demo-customers.ts';
import { addBuiltInRoles, isNew, keepSettings, namePlaces } from './first-shop.ts';

const command = 'setting.openDemoShop';
const nobody = { userId: null, name: '' };

export const openDemoShop = action(async (kit, { language }: { language: Language }) => {
  const { ledger } = kit;
  if (!isNew(ledger)) return refuse('AlreadySetUp');
  const demo = readDemoShop(kit.resourcesDir);
  const country = must(countryOf(homeOf[language]), 'every language has a home');
  const call: DemoCall = {
    demo,
    language,
    currency: country.currency,
    taxes: country.taxes.filter(({ usual }) => usual).map((tax) => ({ ...tax, name: tax.name[language] })),
  };
  const pins = await Promise.all(demo.users.map(({ pin }) => keepPin(pin, kit.randomBytes)));
  // Goods and customers first: until there are users, a run that was cut short may be run again.
  const commit = (decide: (tx: Tx) => void): void => {
    ledger.commit({ id: ledger.newId(), command, actor: nobody }, (tx) => {
      decide(tx);
      return ok(null);
    });
  };
  fillCatalogue(call, commit);
  fillCustomers(call, commit);
  return ledger.commit({ id: ledger.newId(), command, actor: nobody }, (tx) => {
    if (!isNew(tx)) return refuse('AlreadySetUp');
    openShop(tx, call, country);
    hire(tx, call, pins);
    attachPrinter(tx, language);
    record(kit, tx, demo.shop.name[language]);
    return ok({});
  });
});

function openShop(
  tx: Tx,
  { demo, language, taxes }: DemoCall,
  { code, currency, timeZone }: { code: string; currency: string; timeZone: string },
): void {
  const { place } = settingWords[language];
  namePlaces(tx, { branch: place.firstBranch, till: place.firstTill });
  const { shop } = demo;
  tx.save(branch, hereIn(tx.read).branchId, {
    name: place.firstBranch,
    address: shop.address[language],
    phone: shop.phone[language],
  });
  keepSettings(tx, {
    'shop.name': shop.name[language],
    'shop.country': code,
    'shop.currency': currency,
    'shop.language': language,
    'time.zone': timeZone,
    'money.showToman': currency === 'IRR',
    'money.foreign': currency === 'KGS' ? ratesInSom : [],
    'sale.tips': true,
    'tax.defaultIds': taxes.map((_, n) => demoId('tax', String(n))),
    'receipt.layout': { ...firstReceiptLayout, header: shop.header[language], footer: shop.footer[language] },
  });
}

/** As the exchange booths of Bishkek had it. */
const ratesInSom = [
  { currency: 'USD', rateMicro: 87_450_000 },
  { currency: 'EUR', rateMicro: 101_200_000 },
  { currency: 'RUB', rateMicro: 1_080_000 },
  { currency: 'KZT', rateMicro: 170_000 },
];

function hire(tx: Tx, { demo, language }: DemoCall, pins: readonly KeptPin[]): void {
  const roles = addBuiltInRoles(tx);
  const told: Record<string, DemoPin & { salt: string }> = {};
  demo.users.forEach(({ name, role, colour, pin }, n) => {
    const kept = must(pins[n], 'every demo user has a PIN');
    const userId = tx.newId();
    tx.save(user, userId, { name: name[language], colour, ...kept, roleIds: [roles[role]] });
    told[userId] = { pin, role, salt: kept.pinSalt };
  });
  keepSettings(tx, { 'demo.pins': told });
}

/** Its slips are pictures in a folder. */
function attachPrinter(tx: Tx, language: Language): void {
  const profile = plainPrinter(576);
  const settings = {
    kind: 'printer',
    wire: { kind: 'picture' },
    profile,
    uses: ['receipt', 'report'],
    standsInFor: [],
    drawer: null,
  } as const;
  tx.save(device, tx.newId(), { name: deviceWords[language].printer, settings });
}

function record(kit: Kit, tx: Tx, label: string): void {
  const meta = { audit: 'CREATE', severity: 'HIGH' } as const;
  kit.recordActivity(tx, { command, meta, call: { actor: nobody, approval: null }, notes: [{ label }] });
}
