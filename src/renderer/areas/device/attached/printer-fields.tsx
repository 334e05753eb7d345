/** What a printer was told that every shop decides: which it is, its paper, what it prints, and its drawer. */
import type { SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { type PrinterPreset, presetOf, profileOf } from '../../../../domain/areas/device/printer-presets.ts';
import { headWidths, PrinterUse } from '../../../../domain/areas/device/printer-settings.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { useWords } from '../../../app/language.ts';
import { Chips } from '../../../parts/chips.tsx';
import { Note } from '../../../parts/error-note.tsx';
import { Labelled } from '../../../parts/labelled.tsx';
import styles from './attached.module.css';
import { Few, OneOf } from './few.tsx';

type Settings = SettingsOf<'printer'>;

export interface PrinterFieldsProps {
  readonly settings: Settings;
  readonly set: (part: Partial<Settings>) => void;
}

export function PrinterPaper({ settings: { profile }, set }: PrinterFieldsProps) {
  const w = useWords(printerWords);
  const widths = Object.fromEntries(headWidths.map((dots) => [dots, w.widths[dots]]));
  return (
    <div className={styles.pair}>
      <OneOf<PrinterPreset>
        label={w.preset}
        of={w.presets}
        value={presetOf(profile)}
        other={w.mixture}
        onChange={(preset) => set({ profile: profileOf(preset, profile.status) })}
      />
      <OneOf
        label={w.width}
        of={widths as Record<string, string>}
        value={String(profile.widthDots)}
        onChange={(dots) =>
          set({ profile: { ...profile, widthDots: headWidths.find((one) => String(one) === dots) ?? 576 } })
        }
      />
    </div>
  );
}

export function PrinterUses({ settings, set }: PrinterFieldsProps) {
  const w = useWords(printerWords);
  const { uses, standsInFor } = settings;
  const toggled = (all: readonly PrinterUse[], id: string): PrinterUse[] =>
    PrinterUse.options.filter((use) => all.includes(use) !== (use === id));
  const chips = PrinterUse.options.map((use) => ({ id: use, label: w.use[use] }));
  return (
    <>
      <Labelled label={w.uses}>
        <Chips
          label={w.uses}
          chips={chips}
          chosen={uses}
          wrap
          onPick={(id) => {
            const next = toggled(uses, id);
            set({ uses: next, standsInFor: standsInFor.filter((use) => !next.includes(use)) });
          }}
        />
      </Labelled>
      <Labelled label={w.standsIn} hint={w.standsInHint}>
        <Chips
          label={w.standsIn}
          chips={chips.filter(({ id }) => !uses.includes(id))}
          chosen={standsInFor}
          wrap
          onPick={(id) => set({ standsInFor: toggled(standsInFor, id) })}
        />
      </Labelled>
      {uses.length + standsInFor.length === 0 && <Note tone="amber">{w.useless}</Note>}
    </>
  );
}

export function DrawerPin({ settings: { drawer }, set }: PrinterFieldsProps) {
  const w = useWords(printerWords).drawer;
  return (
    <Few
      label={w.title}
      // Keys that look like numbers would come before `none`.
      of={{ none: w.pin.none, pin2: w.pin[2], pin5: w.pin[5] }}
      value={drawer ? (`pin${drawer.pin}` as const) : 'none'}
      onChange={(pin) => set({ drawer: pin === 'none' ? null : { pin: pin === 'pin2' ? 2 : 5 } })}
    />
  );
}
