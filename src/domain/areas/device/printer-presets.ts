/** How printers leave the factory, by the name on their front: what a till is told unless somebody changes it. */
import type { Maker, PrinterProfile, StatusDialect, TypeSettings } from './printer-settings.ts';

type HeadWidth = PrinterProfile['widthDots'];

interface Preset {
  readonly widthDots: HeadWidth;
  readonly profile: Omit<PrinterProfile, 'widthDots' | 'status'>;
}

/** Nobody knows before it was asked whether it answers. */
const mute: StatusDialect = {
  speaks: 'nothing',
  confirms: false,
  drawerOpenWhen: 'high',
  nearEnd: 'ignored',
};

/** Prices are figures and receipts mostly Cyrillic; what a page lacks goes out as dots anyway. */
const type = (maker: Maker, narrow: number | null): TypeSettings => ({
  pages: ['cp866'],
  narrow,
  maker,
  numbers: {},
});

const nameless = {
  language: 'escpos',
  type: null,
  codes: 'drawn',
  cut: 'partial',
  feedToCutDots: 100,
  feedUnitsPerDot: 1,
  bandRows: 24,
  beeps: false,
} as const satisfies Preset['profile'];

const named = (maker: Maker): Preset['profile'] => ({
  ...nameless,
  type: type(maker, 9),
  codes: 'own',
  bandRows: 96,
});

/** Narrow paper is torn off by hand, close above the head. */
const torn = { cut: 'none', feedToCutDots: 60 } as const;

/** The likeliest in our shops first. */
export const printerPresets = {
  nameless80: { widthDots: 576, profile: nameless },
  nameless58: { widthDots: 384, profile: { ...nameless, ...torn } },
  xprinter80: { widthDots: 576, profile: named('xprinter') },
  xprinter58: { widthDots: 384, profile: { ...named('xprinter'), ...torn } },
  epson80: { widthDots: 576, profile: named('epson') },
  rongta80: { widthDots: 576, profile: named('rongta') },
  bixolon80: { widthDots: 512, profile: named('bixolon') },
  citizen80: { widthDots: 576, profile: named('citizen') },
  sunmi58: { widthDots: 384, profile: { ...named('sunmi'), ...torn } },
  sunmi80: { widthDots: 576, profile: named('sunmi') },
  mpt58: { widthDots: 384, profile: { ...nameless, ...torn, type: type('mpt', null) } },
  star80: { widthDots: 576, profile: { ...named('star'), language: 'starline' } },
} as const satisfies Readonly<Record<string, Preset>>;
export type PrinterPreset = keyof typeof printerPresets;
export const printerPresetNames = Object.keys(printerPresets) as readonly PrinterPreset[];

/** What the printer said of itself when it was asked stays. */
export function profileOf(preset: PrinterPreset, status: StatusDialect = mute): PrinterProfile {
  const { widthDots, profile } = printerPresets[preset];
  return { ...profile, widthDots, status: profile.language === 'starline' ? mute : status };
}

/** Which of them a printer was told to be; null: a shop's own mixture. */
export function presetOf(profile: PrinterProfile): PrinterPreset | null {
  const told = textOf(profile);
  return printerPresetNames.find((preset) => textOf(profileOf(preset)) === told) ?? null;
}

/** Without what differs from shop to shop: how it answers, and its own numbers of pages. */
const textOf = ({ status: _, type: own, ...rest }: PrinterProfile): string =>
  JSON.stringify([Object.entries(rest).sort(), own && [own.maker, own.pages, own.narrow]]);
