/** What a QR of enrolment says: where headquarters is, and the one-time code behind it. */

export interface Invitation {
  /** Scheme, name and port; nothing after them. */
  readonly address: string;
  /** Null when only the address was given. */
  readonly code: string | null;
}

/** A URL that a phone's camera opens too; what stands behind `#` never leaves the phone. */
export const inviteText = (address: string, code: string): string => `${address}/#${code}`;

const form =
  /^(?:(https?):\/\/)?(\[[0-9a-f:]+\]|[\p{L}\p{N}][\p{L}\p{N}.-]*)(:\d{1,5})?(\/[^#]*)?(?:#(.*))?$/iu;
/** Names that only a network of one's own knows: nobody sells certificates for them. */
const near = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/;

/** An address as people type it, or the text of a QR; null for what is neither. */
export function readInvite(text: string): Invitation | null {
  const match = form.exec(text.trim());
  if (!match) return null;
  const [, scheme, host = '', port = '', , code = ''] = match;
  const name = host.toLowerCase();
  const protocol = scheme?.toLowerCase() ?? (near.test(name) ? 'http' : 'https');
  return { address: `${protocol}://${name}${port}`, code: code.trim() === '' ? null : code.trim() };
}
