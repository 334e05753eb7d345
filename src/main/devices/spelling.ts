/** Bytes of a cable as manuals spell them: letters as they are, control characters by their names. */

const names: Readonly<Record<number, string>> = {
  1: 'SOH',
  2: 'STX',
  3: 'ETX',
  4: 'EOT',
  5: 'ENQ',
  6: 'ACK',
  10: 'LF',
  12: 'FF',
  13: 'CR',
  16: 'DLE',
  17: 'DC1',
  18: 'DC2',
  19: 'DC3',
  20: 'DC4',
  21: 'NAK',
  27: 'ESC',
  28: 'FS',
  29: 'GS',
  31: 'US',
};

/** Four in a row say no more than three: dots of a picture, letters of another script. */
const longRun = /\.{4,}/g;

/** Of a picture the command before it is of use, and its dots are noise. */
const pictureHead = 16;

/** `ESC @ GS v 0 …`, `STX S 000.350kg ETX`; a dot for what is neither letter nor named. */
export function spelledOut(bytes: Uint8Array): string {
  const isPicture = bytes.length > 4 * pictureHead && bytes.filter(isLetter).length < bytes.length / 2;
  const spelled = Array.from(isPicture ? bytes.slice(0, pictureHead) : bytes, spell)
    .join('')
    .replace(longRun, '…')
    .replace(/ {2,}/g, ' ')
    .trim();
  return isPicture ? spelled.replace(/…?$/, '…') : spelled;
}

const isLetter = (byte: number): boolean => (byte >= 0x20 && byte <= 0x7e) || byte === 10;

function spell(byte: number): string {
  const name = names[byte];
  if (name) return ` ${name} `;
  return isLetter(byte) ? String.fromCharCode(byte) : '.';
}
