/**
 * The marker outside the database. A nonce is written anew in both at every start; a database whose
 * nonce the marker has never heard of is a restored or copied one, and lives on under a new epoch
 * (sync.md section 2, "Identity").
 */
import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { writeWhole } from './files.ts';
import type { Ledger } from './ledger.ts';
import type { Identity } from './meta.ts';

const Marker = z.object({
  tillId: z.string(),
  epoch: z.number().int().positive(),
  nonce: z.string(),
  /** The nonce about to be written to the database, so that a power cut in between is no restore. */
  next: z.string(),
  /** An entry the database had: one without it is older than this marker. */
  seq: z.number().int(),
  hash: z.string(),
});
type Marker = z.infer<typeof Marker>;

export type Start = 'first' | 'usual' | 'restored';

/** Settles who this copy is; returns how it began. `fresh` makes the identity of a new file. */
export function incarnate(
  ledger: Ledger,
  path: string,
  known: Identity | null,
  fresh: () => Identity,
): Start {
  const nonce = ledger.newId();
  const marker = readMarker(path);
  const current = known ?? fresh();
  const restored = known !== null && !(marker && isOf(marker, known, ledger));
  // The marker may have seen a later epoch than the copy: the new life is after both.
  const seen = marker?.tillId === current.tillId ? marker.epoch : 0;
  const epoch = restored ? Math.max(current.epoch, seen) + 1 : current.epoch;
  write(path, ledger, { tillId: current.tillId, epoch, nonce: known?.nonce ?? nonce, next: nonce });
  ledger.identify({ ...current, epoch, nonce });
  return known === null ? 'first' : restored ? 'restored' : 'usual';
}

/** Tells the marker how far the ledger has come, so that it knows an older copy of it. */
export function remember(ledger: Ledger, path: string): void {
  const { tillId, epoch, nonce } = ledger.identity;
  write(path, ledger, { tillId, epoch, nonce, next: nonce });
}

/** Goes on under an epoch later than `after` and than all that this copy and its marker have seen. */
export function liveOn(ledger: Ledger, path: string, after: number): void {
  const { identity } = ledger;
  const seen = Math.max(identity.epoch, after, readMarker(path)?.epoch ?? 0);
  ledger.identify({ ...identity, epoch: seen + 1 });
  remember(ledger, path);
}

/** The entry a marker remembers; none where there is no marker or no entry yet. */
export function rememberedEntry(path: string): { readonly seq: number; readonly hash: string } | null {
  const marker = readMarker(path);
  return marker && marker.seq > 0 ? { seq: marker.seq, hash: marker.hash } : null;
}

/** Makes a copy one that no marker has heard of; nothing for a file that has no identity yet. */
export function forgetLife(file: string): void {
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    const named = sqlite.prepare("select 1 from sqlite_master where name = 'ledger_identity'").get();
    if (named) sqlite.exec("update ledger_identity set nonce = ''");
  } finally {
    sqlite.close();
  }
}

function isOf(marker: Marker, known: Identity, ledger: Ledger): boolean {
  if (marker.tillId !== known.tillId || marker.epoch !== known.epoch) return false;
  if (known.nonce === '' || (marker.nonce !== known.nonce && marker.next !== known.nonce)) return false;
  if (marker.seq === 0) return true;
  const entry = ledger.read.get<{ hash: Buffer }>('select hash from journal where seq = ?', marker.seq);
  return entry?.hash.toString('hex') === marker.hash;
}

function write(path: string, { tip }: Ledger, life: Omit<Marker, 'seq' | 'hash'>): void {
  const marker: Marker = { ...life, seq: tip.seq, hash: Buffer.from(tip.hash).toString('hex') };
  writeWhole(path, JSON.stringify(marker));
}

/** A missing or damaged marker is no marker: the copy then counts as restored, which is safe. */
function readMarker(path: string): Marker | null {
  if (!existsSync(path)) return null;
  try {
    const parsed = Marker.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A, B, … Z, AA: the epoch as receipts print it. */
export function epochLetter(epoch: number): string {
  let rest = epoch;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}
