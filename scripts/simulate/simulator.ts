/** What every simulated device offers to who plays with it, from one terminal. */
import { createInterface } from 'node:readline';
import { type FakeWire, ptyWire, tcpWire } from '../../src/main/devices/transport/fake.ts';

export interface Simulator {
  /** What may be typed to it. */
  readonly help: string;
  /** False for words it does not know. */
  obey(said: string): boolean;
  /** How it is now, in one line. */
  state(): string;
  /** As pulled out. */
  unplug(): Promise<void>;
}

/** Where it hangs: a pseudo-terminal of this path, or a port of this machine. */
export interface Place {
  readonly pty?: string | undefined;
  readonly tcp?: string | undefined;
}

/** Exactly one of the two, and a port that is one. */
export const isPlace = ({ pty, tcp }: Place): boolean =>
  (pty === undefined) !== (tcp === undefined) && (tcp === undefined || /^\d{1,5}$/.test(tcp));

export const wireAt = ({ pty, tcp }: Place): Promise<FakeWire> => (pty ? ptyWire(pty) : tcpWire(Number(tcp)));

export const textOfPlace = ({ pty, tcp }: Place): string => pty ?? `127.0.0.1:${tcp}`;

/** Obeys line by line; without a keyboard it runs until it is stopped. */
export function playUntilQuit(simulator: Simulator): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    createInterface({ input: process.stdin }).on('line', (line) => {
      const said = line.trim();
      if (said === 'quit') return resolve();
      if (said !== '' && !simulator.obey(said)) console.log(`While it runs, type: ${simulator.help} · quit`);
      console.log(simulator.state());
    });
  });
}
