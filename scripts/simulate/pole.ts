/** A simulated pole display: its two lines stand in the terminal. */
import { fakePole } from '../../src/main/devices/display/fake.ts';
import { type Place, type Simulator, wireAt } from './simulator.ts';

/** A change comes in a few pieces. */
const settleMs = 150;

export async function simulatePole(place: Place): Promise<Simulator> {
  const wire = await wireAt(place);
  let before = '';
  let timer: NodeJS.Timeout | undefined;
  const shown = (): string => pole.lines.map((line) => `│${line}│`).join('\n');
  const pole = fakePole(wire, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = shown();
      if (now !== before) console.log(now);
      before = now;
    }, settleMs);
  });
  return {
    help: 'off (its own plug, out and in again)',
    obey(word) {
      if (word === 'off') pole.powerCycle();
      return word === 'off';
    },
    state: shown,
    unplug: async () => {
      clearTimeout(timer);
      await wire.unplug();
    },
  };
}
