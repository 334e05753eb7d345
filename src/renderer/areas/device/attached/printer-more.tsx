/** What a printer was told that few ever change. */
import { Switch, TextInput } from '@mantine/core';
import type { SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { numberOf } from '../../../../domain/areas/device/page-numbers.ts';
import {
  CodePage,
  type PrinterProfile,
  type TypeSettings,
} from '../../../../domain/areas/device/printer-settings.ts';
import { makerNames, pageNames, printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { toAsciiDigits, toLocalDigits } from '../../../../domain/kit/digits.ts';
import { formatNumber } from '../../../../domain/kit/format.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { Chips } from '../../../parts/chips.tsx';
import { Labelled } from '../../../parts/labelled.tsx';
import { Stepper } from '../../../parts/stepper.tsx';
import styles from './attached.module.css';
import { Few, OneOf, useDigits } from './few.tsx';
import type { PrinterFieldsProps } from './printer-fields.tsx';

interface ProfileProps {
  readonly profile: PrinterProfile;
  readonly set: (part: Partial<PrinterProfile>) => void;
}

export function PrinterMore({ settings, set }: PrinterFieldsProps) {
  const setProfile = (part: Partial<PrinterProfile>): void =>
    set({ profile: { ...settings.profile, ...part } });
  return (
    <>
      <LanguageFields profile={settings.profile} set={setProfile} />
      <PaperFields profile={settings.profile} set={setProfile} />
      {settings.profile.language === 'escpos' && <StatusFields profile={settings.profile} set={setProfile} />}
    </>
  );
}

/** Only ESC/POS is ever asked how it is. */
const deaf = { speaks: 'nothing', confirms: false } as const;

/** What most firmware knows, where nobody said more. */
const someType: TypeSettings = { pages: ['cp866'], narrow: null, maker: 'pos5890', numbers: {} };

function LanguageFields({ profile, set }: ProfileProps) {
  const w = useWords(printerWords);
  const { language, type, codes, status } = profile;
  return (
    <>
      <Few
        label={w.language}
        of={w.languages}
        value={language}
        onChange={(next) =>
          set({ language: next, status: next === 'starline' ? { ...status, ...deaf } : status })
        }
      />
      <Few label={w.codes} of={w.code} value={codes} onChange={(next) => set({ codes: next })} />
      <Switch
        className={styles.wide ?? ''}
        label={w.ownType}
        description={w.ownTypeHint}
        checked={type !== null}
        onChange={(event) => set({ type: event.currentTarget.checked ? someType : null })}
      />
      {type && <TypeFields type={type} set={(part) => set({ type: { ...type, ...part } })} />}
    </>
  );
}

interface TypeProps {
  readonly type: TypeSettings;
  readonly set: (part: Partial<TypeSettings>) => void;
}

function TypeFields({ type, set }: TypeProps) {
  const w = useWords(printerWords);
  const { maker, pages, numbers } = type;
  const isNumbered = (page: CodePage): boolean => (numbers[page] ?? numberOf(maker, page)) !== undefined;
  return (
    <>
      <OneOf
        label={w.maker}
        of={makerNames}
        value={maker}
        // Numbers that a shop found out were those of the printer before it had another name.
        onChange={(next) =>
          set({
            maker: next,
            numbers: {},
            pages: pages.filter((page) => numberOf(next, page) !== undefined),
          })
        }
      />
      <div className={styles.wide}>
        <Labelled label={w.page}>
          <Chips
            label={w.page}
            chips={CodePage.options.filter(isNumbered).map((id) => ({ id, label: pageNames[id] }))}
            chosen={pages}
            wrap
            onPick={(id) => {
              const page = CodePage.parse(id);
              set({ pages: pages.includes(page) ? pages.filter((one) => one !== page) : [...pages, page] });
            }}
          />
        </Labelled>
      </div>
      {pages.map((page) => (
        <PageNumber key={page} page={page} type={type} set={set} />
      ))}
    </>
  );
}

function PageNumber({ page, type, set }: TypeProps & { readonly page: CodePage }) {
  const w = useWords(printerWords);
  const language = useLanguage();
  const { maker, numbers, pages } = type;
  const own = numbers[page];
  const makers = numberOf(maker, page);
  const change = (typed: string): void => {
    const n = Number.parseInt(toAsciiDigits(typed), 10);
    const { [page]: _, ...others } = numbers;
    if (n >= 0 && n <= 255) set({ numbers: { ...others, [page]: n } });
    else set({ numbers: others, pages: makers === undefined ? pages.filter((one) => one !== page) : pages });
  };
  return (
    <TextInput
      label={w.pageNumber(pageNames[page])}
      value={own === undefined ? '' : toLocalDigits(String(own), language)}
      placeholder={makers === undefined ? '' : w.makersNumber(formatNumber(makers, language))}
      inputMode="numeric"
      maxLength={3}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** From what a pocket printer's buffer takes to what an Epson's does. */
const bands = ['8', '24', '48', '96', '128', '255'] as const;

function PaperFields({ profile, set }: ProfileProps) {
  const w = useWords(printerWords);
  const language = useLanguage();
  const digits = useDigits();
  const { cut, feedToCutDots, feedUnitsPerDot, bandRows, beeps } = profile;
  return (
    <>
      <Few label={w.cut} of={w.cuts} value={cut} onChange={(next) => set({ cut: next })} />
      <Labelled label={w.feed}>
        <Stepper
          label={w.feed}
          value={feedToCutDots}
          step={20}
          least={0}
          most={400}
          onChange={(dots) => set({ feedToCutDots: dots })}
        >
          {formatNumber(feedToCutDots, language)} {w.dots}
        </Stepper>
      </Labelled>
      <Few
        label={w.feedUnits}
        of={{ '1': w.feedUnit[1], '2': w.feedUnit[2] }}
        value={`${feedUnitsPerDot}`}
        onChange={(units) => set({ feedUnitsPerDot: units === '2' ? 2 : 1 })}
      />
      <OneOf
        label={w.bands}
        of={digits(...bands)}
        value={bands.find((rows) => rows === String(bandRows)) ?? null}
        other={formatNumber(bandRows, language)}
        onChange={(rows) => set({ bandRows: Number(rows) })}
      />
      <Switch
        label={w.beeps}
        checked={beeps}
        onChange={(event) => set({ beeps: event.currentTarget.checked })}
      />
    </>
  );
}

function StatusFields({ profile: { status }, set }: ProfileProps) {
  const w = useWords(printerWords);
  const change = (part: Partial<SettingsOf<'printer'>['profile']['status']>): void =>
    set({ status: { ...status, ...part } });
  return (
    <>
      <Few label={w.speaks} of={w.speak} value={status.speaks} onChange={(speaks) => change({ speaks })} />
      {status.speaks !== 'nothing' && (
        <>
          <Switch
            label={w.confirms}
            checked={status.confirms}
            onChange={(event) => change({ confirms: event.currentTarget.checked })}
          />
          <Switch
            label={w.ignoresNearEnd}
            checked={status.nearEnd === 'ignored'}
            onChange={(event) => change({ nearEnd: event.currentTarget.checked ? 'ignored' : 'watched' })}
          />
        </>
      )}
    </>
  );
}
