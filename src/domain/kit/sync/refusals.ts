/** What HQ says no to. Everything else is stored: a refusal here never loses a sale, the till keeps it. */

/** By code: the HTTP status, and whether the same request may be sent again without another hello. */
export const hqRefusals = {
  /** Not what the schema of the route says. */
  BadRequest: { status: 400, again: false },
  /** No token, an expired one, or one of another company. */
  BadToken: { status: 401, again: false },
  /** The till was revoked: what it still holds goes to the review lane, and it pulls nothing. */
  Revoked: { status: 403, again: false },
  /** The batch is not signed by the till's key. */
  BadSignature: { status: 403, again: false },
  /** No such scope, snapshot, blob or code for this till. */
  NotFound: { status: 404, again: false },
  /** The batch begins after what HQ has; it says what that is. */
  Gap: { status: 409, again: false },
  /** The batch holds another entry where HQ has one: two lives of one till. */
  Fork: { status: 409, again: false },
  /** The machine has a past of its own, and so has the company: together they would overwrite or double each other. */
  TwoPasts: { status: 409, again: false },
  /** Another life of this till said hello since: say hello again. */
  Fenced: { status: 409, again: false },
  /** The entries do not add up to the tip the batch claims. */
  BadHash: { status: 409, again: false },
  /** HQ was restored or emptied, or the cursor is not one of its feed: say hello again. */
  Resync: { status: 410, again: false },
  /** Larger than the limits HQ gave at hello. */
  TooLarge: { status: 413, again: false },
  /** This version of the wire is no longer spoken. Sales of an old till are still taken. */
  TooOld: { status: 426, again: false },
  /** Too many requests; `retryAfterMs` says when. */
  TooMany: { status: 429, again: true },
  /** HQ cannot answer now. */
  Unavailable: { status: 503, again: true },
} as const;

export type HqRefusal = keyof typeof hqRefusals;
