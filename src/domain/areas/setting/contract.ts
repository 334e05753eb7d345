import { z } from 'zod';
import { action, command, live, PercentField, refusals, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { languages } from '../../kit/words.ts';
import { MySession } from '../access/contract.ts';
import { PinField } from '../access/pin-field.ts';
import { CountryCode, CurrencyCode, DemoPin, SettingsSchema } from './rules.ts';

const LanguageField = z.enum(languages);

/** What a window must know before anybody signs in. */
export const Start = z.object({
  /** Nobody can sign in yet: set the shop up, or open the demo shop. */
  isNew: z.boolean(),
  shopName: z.string(),
  branchName: z.string(),
  tillName: z.string(),
  language: LanguageField,
  currency: CurrencyCode,
  timeZone: z.string(),
  /** The demo shop tells its PINs, by user. */
  demoPins: z.record(Id, DemoPin).nullable(),
});
export type Start = z.infer<typeof Start>;

const taxShape = {
  taxId: Id,
  name: TextField(40).min(1),
  rateBp: PercentField.max(10_000),
  /** True: prices contain it; false: it is added on top. */
  included: z.boolean(),
};
export const TaxRow = z.object({
  id: Id,
  name: z.string(),
  rateBp: PercentField,
  included: z.boolean(),
  deletedAt: z.number().int().nullable(),
  /** Put on new items by themselves. */
  isDefault: z.boolean(),
});
export type TaxRow = z.infer<typeof TaxRow>;

const place = { id: Id, name: z.string(), code: z.string() };
export const Places = z.object({
  branches: z.array(z.object({ ...place, address: z.string(), phone: z.string(), isHere: z.boolean() })),
  tills: z.array(z.object({ ...place, branchId: Id, isHere: z.boolean() })),
  /** Receipts carry the codes, so that after the first one they stay. */
  codesAreFixed: z.boolean(),
});
export type Places = z.infer<typeof Places>;

/** Short and unmistakable on paper: digits and capital letters. */
const PlaceCode = z.string().regex(/^[0-9A-Z]{1,6}$/);

const NewTax = z.object({ name: taxShape.name, rateBp: taxShape.rateBp, included: z.boolean() });
const newShop = {
  language: LanguageField,
  country: CountryCode,
  currency: CurrencyCode,
  timeZone: TextField(60).min(1),
  shopName: TextField(80).min(1),
  taxes: z.array(NewTax).max(8),
  ownerName: TextField(60).min(1),
  pin: PinField,
};
const NewShop = z.object({ commandId: Id, ...newShop });
export type NewShop = z.infer<typeof NewShop>;
const Opened = z.object({ token: z.string(), session: MySession });
const done = z.object({});
/** Whose settings, where each branch has its own; this branch's unless told. */
const ofBranch = { branchId: Id.optional() };

export const settingContract = {
  start: live('anyone', {}, Start),
  /** Only while nobody can sign in: the shop's first words, and its first owner, who is signed in at once. */
  setUp: action('anyone', newShop)
    .output(Opened)
    .errors(refusals({ AlreadySetUp: {}, UnknownTimeZone: { timeZone: z.string() } })),
  /** Only while nobody can sign in: a whole shop to try, its PINs told at the sign-in. */
  openDemoShop: action('anyone', { language: LanguageField })
    .output(done)
    .errors(refusals({ AlreadySetUp: {} })),

  settings: live('signedIn', ofBranch, SettingsSchema),
  /** Each key asks for its own right; answers with what was there before, for undo. */
  saveSettings: command(
    'setting.view',
    { changes: SettingsSchema.partial(), ...ofBranch },
    { audit: 'UPDATE' },
  )
    .output(z.object({ before: SettingsSchema.partial() }))
    .errors(refusals({ UnknownTimeZone: { timeZone: z.string() }, CurrencyInUse: {}, BranchGone: {} })),

  taxes: live('signedIn', {}, z.array(TaxRow)),
  addTax: command('setting.tax', taxShape, { audit: 'CREATE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ TaxExists: { name: z.string() } })),
  changeTax: command('setting.tax', taxShape, { audit: 'UPDATE', severity: 'HIGH' })
    .output(done)
    .errors(refusals({ TaxGone: {}, TaxExists: { name: z.string() } })),
  eraseTax: command('setting.tax', { taxId: Id }, { audit: 'DELETE', severity: 'HIGH' })
    .output(done)
    .errors(refusals({ TaxGone: {}, TaxInUse: { items: z.number().int() } })),
  restoreTax: command('setting.tax', { taxId: Id }, { audit: 'RESTORE' })
    .output(done)
    .errors(refusals({ TaxGone: {}, TaxExists: { name: z.string() } })),

  places: live('signedIn', {}, Places),
  /** This branch and this till, as receipts and reports name them. */
  changePlaces: command(
    'setting.till',
    {
      branch: z.object({
        name: TextField(60),
        code: PlaceCode,
        address: TextField(200),
        phone: TextField(40),
      }),
      till: z.object({ name: TextField(60), code: PlaceCode }),
    },
    { audit: 'UPDATE', severity: 'MEDIUM' },
  )
    .output(done)
    .errors(refusals({ CodeIsPrinted: {} })),
};
