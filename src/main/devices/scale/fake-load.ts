/** What lies on a simulated scale, and what every speech of it is made of. */

export interface FakeLoad {
  grams: number;
  unstable: boolean;
  overload: boolean;
  /** What the keys did, or the till's orders. */
  tareG: number;
  zeroG: number;
}

export interface Speech {
  hear(byte: number): void;
  /** Of scales that speak by themselves. */
  readonly everyMs?: number;
  tick?(): void;
  changed?(): void;
}

export type Say = (bytes: Uint8Array) => void;
/** What the display shows. */
export const shownG = (load: FakeLoad): number => load.grams - load.zeroG - load.tareG;
export const takeTare = (load: FakeLoad): void => {
  load.tareG = Math.max(0, load.grams - load.zeroG);
};
export const takeZero = (load: FakeLoad): void => {
  load.zeroG = load.grams;
  load.tareG = 0;
};
