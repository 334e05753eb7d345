/** A simulated label scale on the network: it keeps the items it is sent, and can be made to refuse them. */
import type { TalkingProtocol } from '../../src/domain/areas/plu/label-scale.ts';
import { FakeLabelScale } from '../../src/main/devices/label-scale/fake.ts';
import { tcpWire, udpWire } from '../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../src/main/devices/transport/timers.ts';
import type { Simulator } from './simulator.ts';

const lateMs = 8000;
const resetAfter = 5;

export async function simulateLabelScale(protocol: TalkingProtocol, port: number): Promise<Simulator> {
  const wire = await (protocol === 'shtrih' ? udpWire(port) : tcpWire(port));
  const scale = new FakeLabelScale(protocol, wire, { timers: systemTimers, random: Math.random });
  const { base, faults } = scale;
  const orders: Readonly<Record<string, () => void>> = {
    mute: () => {
      faults.mute = !faults.mute;
    },
    garbage: () => {
      faults.garbage = !faults.garbage;
    },
    late: () => {
      faults.lateMs = faults.lateMs === 0 ? lateMs : 0;
    },
    reset: () => {
      faults.resetAfter = faults.resetAfter === 0 ? resetAfter : 0;
    },
    list: () => {
      for (const [place, { number, name, price }] of base.items)
        console.log(`${String(place).padStart(6)}  ${String(number).padStart(6)}  ${price}  ${name}`);
    },
  };
  return {
    help: 'list · mute · garbage · late · reset (each switches on or off) · refuse PLACE ERROR · accept',
    obey(said) {
      const [, place, error] = /^refuse (\d{1,6}) (\d{1,3})$/.exec(said) ?? [];
      if (place && error) base.refuses.set(Number(place), Number(error));
      else if (said === 'accept') base.refuses.clear();
      else if (orders[said]) orders[said]();
      else return false;
      return true;
    },
    state: () => `${base.items.size} items; taken ${base.puts} times, cleared ${base.clears} times`,
    unplug: () => scale.unplug(),
  };
}
