/** Tells a barcode scanner's burst of keys from a person's typing, by the time between keys alone. */
import { usCharacter } from './keys.ts';

export interface Press {
  readonly code: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  /** Milliseconds, from whatever clock the caller has. */
  readonly at: number;
}

export interface Verdict<P extends Press> {
  /** Keys held back that a person typed after all: to be typed now, before this one. */
  readonly giveBack: readonly P[];
  /** This key belongs to a burst: nobody else may see it. */
  readonly take: boolean;
  /** The burst is complete and says this. */
  readonly scan: string | null;
  /** What is held must be given back when no further key comes for so long. */
  readonly waitMs: number;
}

export interface ScanReader<P extends Press> {
  /** `firstPasses`: where the key was typed into a field, the first of a burst is let through at once. */
  press(press: P, firstPasses: boolean): Verdict<P>;
  /**
   * No further key came in time: what must be typed now. A key that was pressed in time and only reached a
   * busy page late still goes on with the burst.
   */
  rest(): readonly P[];
}

/** Keys of one scan come closer together than this. */
const gapMs = 35;
/** After so many a scanner is at it beyond doubt, and may stumble once for as long as a busy machine does. */
const sure = 4;
const stumbleMs = 100;
/** Shorter bursts are a fast hand. */
const shortest = 3;
/** GS1 codes with every field stay far below; a stuck key does not. */
const longest = 512;
/** What a timer may be late. */
const graceMs = 15;

export function scanReader<P extends Press>(): ScanReader<P> {
  let burst: { press: P; character: string; held: boolean }[] = [];

  const rest = (): readonly P[] => {
    const held = burst.filter((one) => one.held).map((one) => one.press);
    burst = burst.map((one) => ({ ...one, held: false }));
    return held;
  };
  const finish = (): readonly P[] => {
    const held = rest();
    burst = [];
    return held;
  };
  const patienceMs = (): number => (burst.length >= sure ? stumbleMs : gapMs);
  const verdict = (part: Partial<Verdict<P>>): Verdict<P> => ({
    giveBack: [],
    take: false,
    scan: null,
    waitMs: patienceMs() + graceMs,
    ...part,
  });

  return {
    press(press, firstPasses) {
      const last = burst.at(-1);
      const inTime = last !== undefined && press.at - last.press.at < patienceMs();
      if (inTime && isEnter(press)) {
        if (burst.length < shortest) return verdict({ giveBack: finish() });
        const scan = burst.map((one) => one.character).join('');
        burst = [];
        return verdict({ take: true, scan });
      }
      // Shift and Ctrl come between the characters of a burst and are none themselves.
      if (/^(Shift|Control)(Left|Right)$/.test(press.code)) return verdict({});
      const character = characterOf(press);
      const giveBack = inTime && character !== null && burst.length < longest ? [] : finish();
      const isFirst = burst.length === 0;
      if (character === null || (isFirst && character === ' ')) return verdict({ giveBack });
      const held = !(isFirst && firstPasses);
      burst.push({ press, character, held });
      return verdict({ giveBack, take: held });
    },
    rest,
  };
}

const isEnter = (press: Press): boolean => press.code === 'Enter' || press.code === 'NumpadEnter';

function characterOf(press: Press): string | null {
  // Scanners send the separator of GS1 fields as Ctrl+].
  if (press.ctrl) return press.code === 'BracketRight' ? '\u001d' : null;
  return usCharacter(press.code, press.shift);
}
