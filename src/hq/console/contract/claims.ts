/** Tills that headquarters lost and that come back. */
import { z } from 'zod';
import { act, ask, count, done, id, Millis, ofCompany } from './shape.ts';

const Claim = z.object({ till: id, publicKey: z.string().max(128) });
const ofClaim = { ...ofCompany, ...Claim.shape };

/** Machines that say they are tills of this company, which headquarters lost. */
export const claims = {
  list: ask(
    '/claims',
    ofCompany,
    z.array(
      Claim.extend({
        fingerprint: z.string(),
        name: z.string(),
        branch: id,
        branchCode: z.string(),
        branchName: z.string(),
        tillCode: z.string(),
        allBranches: z.boolean(),
        entries: count,
        at: Millis,
        seenAt: Millis,
        taken: z.boolean(),
      }),
    ),
  ),
  accept: act('/claims/accept', ofClaim, done).errors({ CodeTaken: { status: 409 } }),
  /** It may ask again, while the door is open. */
  refuse: act('/claims/refuse', ofClaim, done),
  /** Whether machines may ask at all. */
  door: act('/claims/door', { ...ofCompany, open: z.boolean() }, done),
};
