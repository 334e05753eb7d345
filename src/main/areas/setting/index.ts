import type { settingContract } from '../../../domain/areas/setting/contract.ts';
import { user } from '../access/tables.ts';
import { type Area, type HandlersOf, live } from '../area.ts';
import { sale } from '../sale/tables.ts';
import { openDemoShop } from './commands/demo.ts';
import { setUp } from './commands/set-up.ts';
import { addTax, changePlaces, changeTax, eraseTax, restoreTax, saveSettings } from './commands/settings.ts';
import { placesIn, settingsIn, startOf, taxRows } from './queries.ts';
import { adoptCodes } from './reactions.ts';
import { branch, branchSetting, companySetting, tax, till, tillSetting } from './tables.ts';

export const setting: Area = {
  name: 'setting',
  tables: [companySetting, branchSetting, tillSetting, tax, branch, till],
  projections: [],
  react: adoptCodes,
  handlers: {
    start: live([user, companySetting, branch, till], (read) => startOf(read)),
    setUp,
    openDemoShop,
    settings: live(
      [companySetting, branchSetting, tillSetting],
      (read, { branchId }: { branchId?: string | undefined }) => settingsIn(read, branchId),
    ),
    saveSettings,
    taxes: live([tax, companySetting], (read) => taxRows(read)),
    addTax,
    changeTax,
    eraseTax,
    restoreTax,
    places: live([branch, till, sale], (read) => placesIn(read)),
    changePlaces,
  } satisfies HandlersOf<typeof settingContract>,
};
