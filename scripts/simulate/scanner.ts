/** A simulated scanner: what is typed is scanned. */
import { type Suffix, scanOn } from '../../src/main/devices/scanner/fake.ts';
import { type Place, type Simulator, wireAt } from './simulator.ts';

export async function simulateScanner(place: Place, suffix: Suffix = 'crlf'): Promise<Simulator> {
  const wire = await wireAt(place);
  let last = 'nothing scanned yet';
  return {
    help: 'a code, or several with spaces between; <GS> for the separator',
    obey(said) {
      const codes = said.split(/\s+/).map((code) => code.replaceAll('<GS>', '\u001d'));
      for (const code of codes) scanOn(wire, code, suffix);
      last = `scanned ${codes.length}, the last ${said.split(/\s+/).at(-1)}`;
      return true;
    },
    state: () => last,
    unplug: () => wire.unplug(),
  };
}
