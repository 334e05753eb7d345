/** The sentence of an activity, from the words of the area whose command it was. */
import { type Language, languages } from '../../kit/words.ts';
import { accessWords } from '../access/words.ts';
import { backupWords } from '../backup/words.ts';
import { catalogueWords } from '../catalogue/words.ts';
import { customerWords } from '../customer/words.ts';
import { deviceWords } from '../device/words.ts';
import { pluWords } from '../plu/words.ts';
import { reportWords } from '../report/words.ts';
import { saleWords } from '../sale/words.ts';
import { settingWords } from '../setting/words.ts';
import { shiftWords } from '../shift/words.ts';
import { syncWords } from '../sync/words.ts';
import { auditWords } from './words.ts';

/** An area adds itself here, by one line. */
const byArea: Record<string, Record<Language, { readonly activity: Readonly<Record<string, string>> }>> = {
  access: accessWords,
  audit: auditWords,
  backup: backupWords,
  catalogue: catalogueWords,
  report: reportWords,
  customer: customerWords,
  device: deviceWords,
  plu: pluWords,
  sale: saleWords,
  setting: settingWords,
  shift: shiftWords,
  sync: syncWords,
};

/** `sale.complete` → “Completed a sale”; a command nobody put into words is its own name. */
export function sentenceOf(command: string, language: Language): string {
  const [area = '', name = ''] = command.split('.');
  const said = byArea[area]?.[language].activity;
  return said?.[name] ?? said?.[command] ?? command;
}

/** All commands with a sentence, for the filter. */
export const toldCommands: readonly string[] = Object.entries(byArea).flatMap(([area, words]) =>
  Object.keys(words.en.activity).map((name) => (name.includes('.') ? name : `${area}.${name}`)),
);

/** What a search by words looks in. */
export const sentencesOf = (command: string): string =>
  languages.map((language) => sentenceOf(command, language)).join(' ');
