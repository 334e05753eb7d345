/** Letters of a cable that no keyboard has, as manuals spell them: `\r\n`, `\x05`. */

export const spelled = (letters: string): string =>
  letters
    .replaceAll('\\', '\\\\')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replace(/[^ -~]/g, (letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** Undefined for nothing; a backslash that spells nothing stands for itself. */
export function lettersOf(typed: string): string | undefined {
  const letters = typed.replace(/\\(\\|r|n|x[0-9a-f]{2})/gi, (_, spelling: string) => {
    if (spelling === '\\') return '\\';
    if (spelling.length === 1) return spelling.toLowerCase() === 'r' ? '\r' : '\n';
    return String.fromCharCode(Number.parseInt(spelling.slice(1), 16));
  });
  return letters === '' ? undefined : letters;
}
