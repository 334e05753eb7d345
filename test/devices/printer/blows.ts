/** What befalls a printer in a shop, and how it is put right. */
import fc from 'fast-check';
import type { FakePrinter } from '../../../src/main/devices/printer/fake.ts';

export type Blow =
  | { readonly do: 'paper'; readonly bytes: number }
  | { readonly do: 'cover' | 'jam' | 'freeze' | 'power' | 'reset' | 'unplug' };
export const someMs = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20_000 }));
export const blow: fc.Arbitrary<Blow> = fc.oneof(
  fc.record({ do: fc.constant('paper' as const), bytes: fc.integer({ min: 0, max: 6000 }) }),
  fc.record({ do: fc.constantFrom('cover', 'jam', 'freeze', 'power', 'reset', 'unplug') }),
) as fc.Arbitrary<Blow>;

interface Struck {
  readonly fake: FakePrinter;
  readonly wire: { reset(): void; plugged: boolean };
}

export function strike({ fake, wire }: Struck, what: Blow): void {
  if (what.do === 'paper') fake.loadPaper(what.bytes, 1000);
  else if (what.do === 'cover') fake.openCover();
  else if (what.do === 'jam') fake.jamCutter(true);
  else if (what.do === 'freeze') fake.freeze(true);
  else if (what.do === 'power') fake.switchOff();
  if (what.do === 'reset' || what.do === 'power' || what.do === 'unplug') wire.reset();
  if (what.do === 'unplug') wire.plugged = false;
}

export function mend({ fake, wire }: Struck): void {
  if (fake.state.includes('off')) fake.switchOn();
  wire.plugged = true;
  fake.freeze(false);
  fake.jamCutter(false);
  fake.closeCover();
  fake.loadPaper();
}
