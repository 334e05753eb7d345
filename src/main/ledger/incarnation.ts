/**
 * The marker outside the database. A nonce is written anew in both at every start; a database whose
 * nonce the marker has never heard of is a restored or copied one, and lives on under a new epoch
 * (sync.md section 2, "Identity").
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from './files.ts';
import type { Identity, Ledger } from './ledger.ts';

const Marker = z.object({
  tillId: z.string(),
  epoch: z.number().int().positive(),
  nonce: z.string(),
  /** The nonce about to be written to the database, so that a power cut in between is no restore. */
  next: z.string(),
});

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
  const usual =
    known !== null &&
    marker !== null &&
    marker.tillId === known.tillId &&
    (marker.nonce === known.nonce || marker.next === known.nonce);
  const restored = known !== null && !usual;
  // The marker may have seen a later epoch than the copy: the new life is after both.
  const epoch = restored ? Math.max(known.epoch, sameTill(marker, known)) + 1 : current.epoch;
  writeWhole(
    path,
    JSON.stringify({ tillId: current.tillId, epoch, nonce: known?.nonce ?? nonce, next: nonce }),
  );
  ledger.identify({ ...current, epoch, nonce });
  return known === null ? 'first' : restored ? 'restored' : 'usual';
}

function sameTill(marker: z.infer<typeof Marker> | null, known: Identity): number {
  return marker?.tillId === known.tillId ? marker.epoch : 0;
}

/** A missing or damaged marker is no marker: the copy then counts as restored, which is safe. */
function readMarker(path: string): z.infer<typeof Marker> | null {
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
