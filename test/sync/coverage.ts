/** What a run of seeds must have met at least once, or it proves less than it says. */

export const faults = [
  ...['drop', 'dropAnswer', 'duplicate', 'late', 'reorder', 'heard'],
  ...['partition', 'partitionMonth', 'longBacklog', 'hqDown', 'hqDied', 'hqTooNew'],
  ...['crash', 'powerLoss', 'powerLossInCommit', 'restore', 'restoreImage', 'clone', 'replace', 'displaced'],
  ...['hqRestored', 'hqEmptied', 'feedTrimmed', 'revoke'],
  ...[
    'diskFull',
    'busy',
    'ioError',
    'clockAhead',
    'clockBehind',
    'clockStepBack',
    'clockFrozen',
    'clock1970',
    'clock2036',
  ],
  ...['fellAfterHello', 'fellAfterPush', 'fellAfterPull', 'fellAfterSnapshot', 'fellAfterWrite'],
  ...['fellAfterEpoch', 'update', 'newerSchema', 'bigBody', 'foreignScope', 'brokenRule', 'flippedBit'],
  ...['sameItem', 'sameSlot', 'sameBarcode', 'sameCoupon', 'voidedTwice', 'lateVoid', 'dayTillMissing'],
] as const;
export type Fault = (typeof faults)[number];

/**
 * Ways in which the engine or HQ puts something right. `Fork` is none of them: the hello before every push sees
 * a second life first, and HQ compares hashes all the same.
 */
export const repairs = [
  ...['newEpochByHq', 'newEpochByTill', 'resync', 'snapshot', 'snapshotResumed', 'strayed', 'overlap'],
  ...['gap', 'fenced', 'resyncRefused', 'clamped', 'idKnown', 'hqQuarantine', 'hqReplay', 'hqReview'],
  ...['overlay', 'revealed', 'unknownItem', 'replayedAfterUpdate', 'failedItem', 'dbFailed'],
  ...['backlog', 'slowed', 'ackedFell', 'ownBodyPulled', 'heldBack', 'dayCompleted'],
] as const;
export type Repair = (typeof repairs)[number];

export class Coverage {
  readonly counts = new Map<Fault | Repair, number>([...faults, ...repairs].map((name) => [name, 0]));

  hit(name: Fault | Repair): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  add(other: Coverage): void {
    for (const [name, count] of other.counts) this.counts.set(name, (this.counts.get(name) ?? 0) + count);
  }

  missing(): string[] {
    return [...this.counts].flatMap(([name, count]) => (count === 0 ? [name] : []));
  }
}
