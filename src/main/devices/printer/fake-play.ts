/** Words by which somebody plays with a simulated printer. */
import { epsonHabits, type FakeHabits, type FakePrinter } from './fake.ts';

/** Printers as shops have them. */
export const fakeKinds = {
  epson: epsonHabits,
  /** Answers, and sends nothing by itself. */
  asked: { ...epsonHabits, packets: 'never' },
  /** Sends packets nobody asked for, all day. */
  chatty: { ...epsonHabits, packets: 'always' },
  /** The clone that never says a word. */
  mute: { ...epsonHabits, answers: false, proves: false, packets: 'never' },
} as const satisfies Record<string, FakeHabits>;

const words: Readonly<Record<string, (printer: FakePrinter, bytes: number) => void>> = {
  open: (printer) => printer.openCover(),
  shut: (printer) => printer.closeCover(),
  /** `paper 3000`: so many bytes of print are left; `paper`: a new roll. */
  paper: (printer, bytes) => printer.loadPaper(bytes, Number.isFinite(bytes) ? bytes / 2 : 0),
  jam: (printer) => printer.jamCutter(true),
  clear: (printer) => printer.jamCutter(false),
  hang: (printer) => printer.freeze(true),
  wake: (printer) => printer.freeze(false),
  drawer: (printer) => printer.closeDrawer(),
  off: (printer) => printer.switchOff(),
  on: (printer) => printer.switchOn(),
};

export const fakeWords = Object.keys(words);

/** False for a word it does not know. What hangs up with `off` is the wire's to do. */
export function obey(printer: FakePrinter, said: string): boolean {
  const [word = '', bytes] = said.trim().split(/\s+/);
  const act = words[word];
  if (!act || (bytes !== undefined && !/^\d{1,9}$/.test(bytes))) return false;
  act(printer, bytes === undefined ? Number.POSITIVE_INFINITY : Number(bytes));
  return true;
}
