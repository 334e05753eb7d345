/** A shift's Z report, counter-signed once headquarters has every entry behind it. */
import { and, eq } from 'drizzle-orm';
import { type Answer, no, ok } from '../../domain/kit/sync/answer.ts';
import { type SealAnswer, type SealRequest, sealedText, sealText } from '../../domain/kit/sync/seal.ts';
import { isSignedBy, signWith } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { inCompany } from '../store/db.ts';
import { seal as seals } from '../store/tables.ts';
import { type Asking, isTheirSession } from './asking.ts';

export async function seal(
  kit: HqKit,
  { asker, ports }: Asking,
  request: SealRequest,
): Promise<Answer<SealAnswer>> {
  const { company, till, publicKey } = asker;
  if (!isSignedBy(publicKey, sealText(till, request), request.sig)) return no('BadSignature');
  if (!(await isTheirSession(ports, till, request.session))) return no('Fenced');
  const { tip, shiftId, businessDate, receipts, totals } = request;
  const behind = await ports.store.transact((tx) => tx.findMarks(till, [tip]));
  if (behind.length === 0) return no('Gap', { detail: 'push what the shift sold first' });
  const sealedAt = kit.now();
  const row = {
    companyId: company,
    till,
    shiftId,
    businessDate,
    tipSeq: tip.seq,
    tipHash: tip.hash,
    receipts: JSON.stringify(receipts),
    totals: JSON.stringify(totals),
    sealedAt,
    sig: signWith(kit.server.sealKey, sealedText(till, request, sealedAt)),
  };
  return inCompany(kit.hq, company, async (tx) => {
    await tx.insert(seals).values(row).onConflictDoNothing();
    const mine = and(eq(seals.companyId, company), eq(seals.till, till), eq(seals.shiftId, shiftId));
    // The first word stands: a shift is closed once.
    const [kept] = await tx.select().from(seals).where(mine);
    return ok({ sealedAt: kept?.sealedAt ?? sealedAt, sig: kept?.sig ?? row.sig });
  });
}
