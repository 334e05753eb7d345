/** A simulated scale, with the faults of real wires. */
import type { ScaleProtocol } from '../../src/domain/areas/device/scale.ts';
import { type FakeFaults, FakeScale } from '../../src/main/devices/scale/fake.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import { type Place, type Simulator, wireAt } from './simulator.ts';

export const scaleFaults: Readonly<Record<string, keyof FakeFaults>> = {
  garbage: 'garbage',
  'half-frames': 'halfFrames',
  slow: 'slow',
  parity: 'parity',
  mute: 'mute',
};

export async function simulateScale(protocol: ScaleProtocol, place: Place): Promise<Simulator> {
  const scale = new FakeScale(protocol, await wireAt(place), systemTimers, Math.random);
  const { load, faults } = scale;
  return {
    help: `a number of grams · unstable · overload · ${Object.keys(scaleFaults).join(' · ')} (each on or off) · tare · zero`,
    obey(word) {
      const fault = scaleFaults[word];
      if (/^-?\d{1,6}$/.test(word)) scale.put({ grams: Number(word) });
      else if (fault) faults[fault] = !faults[fault];
      else if (word === 'unstable' || word === 'overload') scale.put({ [word]: !load[word] });
      else if (word === 'tare') scale.put({ tareG: Math.max(0, load.grams - load.zeroG) });
      else if (word === 'zero') scale.put({ zeroG: load.grams, tareG: 0 });
      else return false;
      return true;
    },
    state() {
      const on = Object.entries({ ...faults, unstable: load.unstable, overload: load.overload });
      const words = on.flatMap(([word, is]) => (is ? [word] : []));
      return [`${load.grams} g`, `tare ${load.tareG} g`, ...words].join(', ');
    },
    unplug: () => scale.unplug(),
  };
}
