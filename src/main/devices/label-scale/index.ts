/** What each kind of label scale has room for, and how it is told: over its wire, or by a file. */
import type { LabelCode } from '../../../domain/areas/plu/label-code.ts';
import type {
  FileProtocol,
  LabelScaleProtocol,
  LabelScaleSettings,
  TalkingProtocol,
} from '../../../domain/areas/plu/label-scale.ts';
import {
  type ItemRefusal,
  type Limits,
  refusalIn,
  type ScaleItem,
} from '../../../domain/areas/plu/scale-item.ts';
import { casCl5000 } from './cas-cl5000.ts';
import { csvLimits, labelCsv } from './csv.ts';
import type { Dialect } from './dialect.ts';
import { type Said, sayOnScale } from './letters.ts';
import { massaLabel } from './massa-label.ts';
import { type FileOptions, rongtaLimits, rongtaTxp, rongtaXls } from './rongta.ts';
import { shtrihPrint } from './shtrih-print.ts';

const anyLetters = (name: string): Said => ({ ok: true, text: name.replace(/\s+/gu, ' ').trim() });
const upTo = (most: number) => (name: string) => name.length <= most;

interface Room {
  readonly limits: Limits;
  readonly mostLetters: number;
  fits(name: string): boolean;
  say(name: string): Said;
}

const ofDialect = ({ limits, mostLetters, fits }: Dialect): Room => ({
  limits,
  mostLetters,
  fits,
  say: sayOnScale,
});
const ofFile = (limits: Limits, mostLetters: number, say: Room['say']): Room => ({
  limits,
  mostLetters,
  fits: upTo(mostLetters),
  say,
});

const plain = { password: '0000', prefix: 0 };
const rooms: Readonly<Record<LabelScaleProtocol, Room>> = {
  shtrih: ofDialect(shtrihPrint(plain)),
  cas: ofDialect(casCl5000),
  massa: ofDialect(massaLabel(plain)),
  rongtaTxp: ofFile(rongtaLimits, 72, sayOnScale),
  // Two bytes a letter: whether the scale can print it, its own program says.
  rongtaXls: ofFile(rongtaLimits, 36, anyLetters),
  csv: ofFile(csvLimits, 200, anyLetters),
  csv1251: ofFile(csvLimits, 200, sayOnScale),
};

export interface Fitted {
  /** In the letters of the scale, as far as they go. */
  readonly item: ScaleItem;
  readonly refusal: ItemRefusal | null;
}

/** The item as this scale can have it, or why it cannot. */
export function fitted(item: ScaleItem, { protocol, priceDecimals }: LabelScaleSettings): Fitted {
  const room = rooms[protocol];
  const said = room.say(item.name);
  if (!said.ok) return { item, refusal: { code: 'letters', letters: said.letters } };
  const named = { ...item, name: said.text };
  if (said.text === '') return { item: named, refusal: { code: 'noName' } };
  if (!room.fits(said.text)) return { item: named, refusal: { code: 'nameTooLong', most: room.mostLetters } };
  return { item: named, refusal: refusalIn(named, room.limits, priceDecimals) };
}

const dialects: Readonly<
  Record<TalkingProtocol, (options: { password: string; prefix: number }) => Dialect>
> = {
  shtrih: shtrihPrint,
  cas: () => casCl5000,
  massa: massaLabel,
};

export const dialectOf = (protocol: TalkingProtocol, password: string, code: LabelCode | null): Dialect =>
  dialects[protocol]({ password, prefix: Number(code?.prefix ?? 0) });

interface File {
  readonly name: string;
  readonly type: string;
  write(items: readonly ScaleItem[], options: FileOptions): Uint8Array | Promise<Uint8Array>;
}

export const scaleFiles: Readonly<Record<FileProtocol, File>> = {
  rongtaTxp: { name: 'plu.txp', type: 'text/plain', write: rongtaTxp },
  rongtaXls: { name: 'plu.xls', type: 'application/vnd.ms-excel', write: rongtaXls },
  csv: { name: 'plu.csv', type: 'text/csv', write: (items, options) => labelCsv(items, options, 'utf8') },
  csv1251: {
    name: 'plu.csv',
    type: 'text/csv',
    write: (items, options) => labelCsv(items, options, 'cp1251'),
  },
};
