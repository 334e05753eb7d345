/** Bugs that cost others their sales. The simulator can make each of them itself, to show that it would see it. */

export const bugs = [
  /** HQ takes a sequence number it has for the entry it has, whatever its hash. */
  'naiveDedup',
  /** SQLite confirms commits that are not on the disk. */
  'normalSync',
  /** A till trusts its own memory of what HQ has, instead of asking. */
  'pushBeforeHello',
  /** HQ gives positions before it commits, so that a reader may pass one by. */
  'bigserial',
  /** A till keeps its own value when its own clock is the later. */
  'mergeOnTills',
  /** The cursor is written when a page has come, not when it is applied. */
  'cursorEarly',
  /** HQ believes any clock. */
  'trustClocks',
  /** What HQ cannot open it drops. */
  'dropQuarantine',
  /** Receipt numbers begin again in every life of a till. */
  'reusedNumber',
  /** A query of HQ forgets whose rows they are. */
  'noCompanyFilter',
] as const;
export type Bug = (typeof bugs)[number];
