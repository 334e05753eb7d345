/** Whose certificates are believed: those Node brings, the system's, and the company's own. */
import { existsSync, readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

let trusted: string | null = null;

/** `file` holds the company's own authority in PEM; it need not exist. Reading the system's takes a moment. */
export function trustAuthorities(file: string): void {
  const own = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (trusted === own) return;
  setDefaultCACertificates([
    ...getCACertificates('default'),
    ...getCACertificates('system'),
    ...(own === '' ? [] : [own]),
  ]);
  trusted = own;
}
