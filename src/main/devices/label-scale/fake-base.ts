/** What simulated label scales have in common: the items they were told, and what they refuse. */

export interface FakeItem {
  readonly number: number;
  readonly name: string;
  readonly price: number;
  readonly byPiece: boolean;
  readonly shelfDays: number | null;
  readonly tareG: number;
}

export class FakeBase {
  /** By the place each has in the scale. */
  readonly items = new Map<number, FakeItem>();
  /** Items it was told, those it had before among them. */
  puts = 0;
  clears = 0;
  /** Places it has room for. */
  places = 4000;
  password = '0030';
  /** An error it answers to the item at this place, whatever it is. */
  readonly refuses = new Map<number, number>();

  put(place: number, item: FakeItem): void {
    this.items.set(place, item);
    this.puts += 1;
  }

  clear(): void {
    this.items.clear();
    this.clears += 1;
  }
}

/** Its answers to what came; it may hold on to half a message. */
export type FakeSpeech = (bytes: Buffer) => readonly Uint8Array[];

export const textIn = (bytes: Buffer): string =>
  new TextDecoder('windows-1251').decode(bytes).replaceAll('\0', ' ').trimEnd();
