/** Which pictures headquarters has. */
import { ok } from '../../../../domain/kit/result.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { pictureSent } from '../tables.ts';

export function noteSent(ledger: Ledger, pictureIds: Iterable<string>, serverEpoch: string): void {
  const actor = { userId: null, name: '' };
  ledger.commit({ id: ledger.newId(), command: 'catalogue.pictureSent', actor }, (tx) => {
    for (const pictureId of pictureIds) tx.keep(pictureSent, { pictureId, serverEpoch });
    return ok(null);
  });
}
