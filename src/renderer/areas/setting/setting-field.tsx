/** How each setting is shown: the one list a new setting is added to. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { attachedWords } from '../../../domain/areas/device/attached-words.ts';
import { codeWords } from '../../../domain/areas/setting/code-words.ts';
import { countries } from '../../../domain/areas/setting/countries.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { currencies } from '../../../domain/kit/currency.ts';
import { formatTime } from '../../../domain/kit/date-format.ts';
import { formatList, isolated } from '../../../domain/kit/format.ts';
import { languageNames, languages } from '../../../domain/kit/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { Note } from '../../parts/error-note.tsx';
import { PrinterIcon } from '../../parts/icons.tsx';
import { PatternsSetting } from './code-patterns.tsx';
import { type ShownKey, useField } from './form.ts';
import { DefaultTaxesSetting, ForeignSetting, MethodsSetting } from './list-fields.tsx';
import { useCountryName, useCurrencyName } from './place-names.ts';
import { ChoiceSetting, CountSetting, MoneySetting, SwitchSetting, TextSetting } from './plain-fields.tsx';
import { ReceiptSetting } from './receipt-setting.tsx';
import styles from './settings.module.css';
import { timeZones } from './time-zones.ts';

export const fields: Record<ShownKey, () => ReactNode> = {
  'shop.name': () => <TextSetting of="shop.name" most={80} />,
  'shop.legalName': () => <TextSetting of="shop.legalName" most={120} />,
  'shop.taxId': () => <TextSetting of="shop.taxId" most={40} />,
  'shop.country': () => <Country />,
  'shop.currency': () => <Currency />,
  'shop.language': () => <ChoiceSetting of="shop.language" choices={inThemselves} />,
  'time.zone': () => <Zone />,
  'day.cutoffMinutes': () => <Cutoff />,
  'tax.defaultIds': () => <DefaultTaxesSetting />,
  'money.cashStepMinor': () => <MoneySetting of="money.cashStepMinor" />,
  'money.foreign': () => <ForeignSetting />,
  'money.showToman': () => <Toman />,
  'tender.methods': () => <MethodsSetting />,
  'sale.tips': () => <SwitchSetting of="sale.tips" />,
  'sale.favouriteColumns': () => <CountSetting of="sale.favouriteColumns" least={3} most={8} />,
  'code.patterns': () => <PatternsSetting />,
  'code.expired': () => <Expired />,
  'scanner.separator': () => <TextSetting of="scanner.separator" most={8} />,
  'shift.overShortLimitMinor': () => <MoneySetting of="shift.overShortLimitMinor" />,
  'receipt.print': () => <Print />,
  'receipt.layout': () => <ReceiptSetting />,
  // Chosen beside the layout, which shows it.
  'receipt.logo': () => null,
  'till.lockMinutes': () => <Counted of="till.lockMinutes" most={240} unit="minute" />,
  'till.drawerAlarmSeconds': () => <Counted of="till.drawerAlarmSeconds" most={3600} unit="second" />,
  'lan.enabled': () => <SwitchSetting of="lan.enabled" />,
  'backup.everyHours': () => <CountSetting of="backup.everyHours" least={1} most={24} />,
  'backup.folder': () => <TextSetting of="backup.folder" most={300} />,
};

const inThemselves = languages.map((value) => ({ value, label: languageNames[value] }));

function Country() {
  const nameOf = useCountryName();
  const own = useField('shop.country').value;
  const codes = new Set([...countries.map(({ code }) => code), own]);
  const choices = [...codes].map((code) => ({ value: code, label: nameOf(code) }));
  return <ChoiceSetting of="shop.country" choices={choices} searchable />;
}

function Currency() {
  const nameOf = useCurrencyName();
  const choices = currencies.map(({ code }) => ({ value: code, label: nameOf(code) }));
  return <ChoiceSetting of="shop.currency" choices={choices} searchable />;
}

function Zone() {
  return <ChoiceSetting of="time.zone" choices={timeZones(useField('time.zone').value)} searchable />;
}

const halfHourMs = 30 * 60_000;

function Cutoff() {
  const language = useLanguage();
  const choices = Array.from({ length: 25 }, (_, n) => ({
    value: String(n * 30),
    label: formatTime(n * halfHourMs, language, 'UTC'),
  }));
  return <ChoiceSetting of="day.cutoffMinutes" choices={choices} />;
}

/** Only where rials are counted. */
function Toman() {
  return useField('shop.currency').value === 'IRR' ? <SwitchSetting of="money.showToman" /> : null;
}

function Expired() {
  const { expired } = useWords(codeWords);
  const choices = (['warn', 'refuse', 'sell'] as const).map((value) => ({ value, label: expired[value] }));
  return <ChoiceSetting of="code.expired" choices={choices} />;
}

function Print() {
  const { print } = useWords(settingWords);
  const choices = (['always', 'onRequest'] as const).map((value) => ({ value, label: print[value] }));
  return (
    <div className={styles.form}>
      <ChoiceSetting of="receipt.print" choices={choices} />
      <DevicesLine />
    </div>
  );
}

/** Where people look for the printer first. */
function DevicesLine() {
  const w = useWords(settingWords);
  const { title } = useWords(attachedWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const mayLook = useMay('device.view');
  const printers = useLive(api.device.printer, {}).data?.printers;
  if (!printers) return null;
  const names = printers.flatMap(({ uses, name }) => (uses.includes('receipt') ? [isolated(name)] : []));
  const go = { label: title, onClick: () => void navigate({ to: '/settings/devices' as never }) };
  return (
    <Note tone={names.length > 0 ? 'ink' : 'amber'} icon={PrinterIcon} action={mayLook ? go : undefined}>
      {names.length > 0 ? w.receiptsOn(formatList(names, language)) : w.noPrinter}
    </Note>
  );
}

interface CountedProps {
  readonly of: 'till.lockMinutes' | 'till.drawerAlarmSeconds';
  readonly most: number;
  readonly unit: 'minute' | 'second';
}

function Counted({ of, most, unit }: CountedProps) {
  const { units } = useWords(settingWords);
  return <CountSetting of={of} least={0} most={most} unit={units[unit]} />;
}
