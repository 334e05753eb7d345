/**
 * Key chords as people read them: `F2`, `+`, `Esc`, `Alt+1`, `Mod+K` (Ctrl, or ⌘ on a Mac).
 * Letters and digits are named by where they lie (event.code), so the same keys work under a Russian or
 * Persian layout; signs are named by what they print, so `?` is `?` on every keyboard.
 */
export type Chord = string;

export interface KeyStroke {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export const onMac = (): boolean => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

const named: Record<string, string> = {
  Escape: 'Esc',
  Delete: 'Del',
  Insert: 'Ins',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
};

/** Signs of other scripts that stand where a shopkeeper looks for the Latin one. */
const folded: Record<string, string> = { '؟': '?', '٪': '%', '×': '*', '÷': '/', '٫': '.', '،': ',' };

/** What a US keyboard prints by code, plain and shifted; also what barcode scanners mean. */
const usSigns: Record<string, readonly [string, string]> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  IntlBackslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
  Space: [' ', ' '],
};
const shiftedDigits = ')!@#$%^&*(';

/** The character a key would type on a US keyboard, or null for keys that type none. */
export function usCharacter(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit) return (shift && digit[1] === 'Digit' ? shiftedDigits[Number(digit[2])] : digit[2]) ?? null;
  return usSigns[code]?.[shift ? 1 : 0] ?? null;
}

/** The chords a stroke may stand for, the likeliest first; empty for a bare modifier. */
export function chordsOf(stroke: KeyStroke, mac: boolean): Chord[] {
  const { key, code } = stroke;
  if (['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified'].includes(key))
    return [];
  const sign = folded[key] ?? key;
  const bases: string[] = [];
  const physical = usCharacter(code, stroke.shiftKey);
  const isName = key.length > 1;
  if (isName || key === ' ') bases.push(withModifiers(stroke, named[key] ?? key, mac, true));
  else if (/^Key[A-Z]$/.test(code)) bases.push(withModifiers(stroke, code.slice(3), mac, true));
  else {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
    if (/^[!-~]$/.test(sign) && !/[A-Za-z]/.test(sign)) bases.push(withModifiers(stroke, sign, mac, false));
    // With Alt or Ctrl held, or under another script's digits, the place of the key is what was meant.
    if (digit && !stroke.shiftKey) bases.push(withModifiers(stroke, digit, mac, false));
    if (physical && physical !== ' ') bases.push(withModifiers(stroke, physical, mac, false));
  }
  return [...new Set(bases)];
}

function withModifiers(stroke: KeyStroke, base: string, mac: boolean, shift: boolean): Chord {
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  const other = mac ? stroke.ctrlKey && 'Ctrl+' : stroke.metaKey && 'Meta+';
  const parts = [mod && 'Mod+', other, stroke.altKey && 'Alt+', shift && stroke.shiftKey && 'Shift+', base];
  return parts.filter(Boolean).join('');
}

/** The caps to draw for a chord: `Mod+K` → `Ctrl`, `K`. */
export function capsOf(chord: Chord, mac: boolean): string[] {
  const modifiers: string[] = [];
  let rest = chord;
  for (
    let match = /^(Mod|Ctrl|Meta|Alt|Shift)\+(?=.)/.exec(rest);
    match;
    match = /^(Mod|Ctrl|Meta|Alt|Shift)\+(?=.)/.exec(rest)
  ) {
    modifiers.push(match[1] ?? '');
    rest = rest.slice(match[0].length);
  }
  const caps: Record<string, string> = mac
    ? { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Meta: 'Win', Shift: '⇧' };
  const bases: Record<string, string> = {
    Up: '↑',
    Down: '↓',
    Left: '←',
    Right: '→',
    '-': '−',
    '*': '×',
    Enter: '↵',
    Backspace: '⌫',
  };
  return [...modifiers.map((modifier) => caps[modifier] ?? modifier), bases[rest] ?? rest];
}

/** True where keys are being typed into something. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement &&
    !['button', 'checkbox', 'radio', 'range', 'submit', 'color', 'file'].includes(target.type)
  );
}

/** Chords a text field needs for itself. */
export const isForFields = (chord: Chord): boolean =>
  /^(Shift\+)?(.|Space|Enter|Backspace|Del|Up|Down|Left|Right|Home|End|PageUp|PageDown|Tab)$/u.test(chord) ||
  /^Mod\+(Shift\+)?([ACVXYZ]|Left|Right|Up|Down|Home|End|Backspace|Del)$/.test(chord);
