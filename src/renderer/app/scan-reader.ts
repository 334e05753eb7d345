/** Tells a barcode scanner's burst of keys from a person's typing, by the time between keys alone. */
import { usCharacter } from './keys.ts';

export interface Press {
  readonly code: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
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
  let burst: Typed<P>[] = [];
  /** Alt went down since: the next digit with it begins another character. */
  let altAgain = false;

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
        const scan = textOf(burst);
        burst = [];
        return verdict({ take: true, scan });
      }
      // These come between the characters of a burst and are none themselves.
      if (/^(Shift|Control|Alt)(Left|Right)$/.test(press.code)) {
        altAgain ||= press.alt;
        return verdict({});
      }
      const begins = !press.alt || altAgain;
      altAgain = false;
      const character = characterOf(press);
      const giveBack = inTime && character !== null && burst.length < longest ? [] : finish();
      const isFirst = burst.length === 0;
      if (character === null || (isFirst && character === ' ')) return verdict({ giveBack });
      // What types nothing may wait, in a field too.
      const held = !(isFirst && firstPasses) || press.alt || character === separator;
      burst.push({ press, character, held, begins });
      return verdict({ giveBack, take: held });
    },
    rest,
  };
}

const isEnter = (press: Press): boolean => press.code === 'Enter' || press.code === 'NumpadEnter';

interface Typed<P extends Press> {
  readonly press: P;
  readonly character: string;
  readonly held: boolean;
  /** A character of its own; the digits after the first of an Alt code are not. */
  readonly begins: boolean;
}

/** Some scanners send signs as codes typed with Alt held: 029 for a separator. */
function textOf<P extends Press>(burst: readonly Typed<P>[]): string {
  const characters: { alt: boolean; text: string }[] = [];
  for (const { press, character, begins } of burst) {
    const last = characters.at(-1);
    if (press.alt && last?.alt && !begins) last.text += character;
    else characters.push({ alt: press.alt, text: character });
  }
  return characters.map(({ alt, text }) => (alt ? String.fromCharCode(Number(text)) : text)).join('');
}

/** Between the fields of GS1 codes. */
const separator = '\u001d';

/** By where the key lies, whatever the keyboard is set to; scanners send the separator as Ctrl+] or F8. */
function characterOf({ code, shift, ctrl, alt }: Press): string | null {
  if (alt) return /^Numpad(\d)$/.exec(code)?.[1] ?? null;
  if (ctrl) return code === 'BracketRight' ? separator : null;
  return code === 'F8' ? separator : usCharacter(code, shift);
}
