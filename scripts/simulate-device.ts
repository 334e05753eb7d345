/** `npm run simulate-device -- scale cas --pty /tmp/scale --weight 350`: a device that is not there, to play with. */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type ScaleProtocol, scaleProtocols } from '../src/domain/areas/device/scale.ts';
import { type FakeFaults, FakeScale } from '../src/main/devices/scale/fake.ts';
import { protocols } from '../src/main/devices/scale/protocols.ts';
import { ptyWire, tcpWire } from '../src/main/devices/transport/fake.ts';
import { systemTimers } from '../src/main/devices/transport/timers.ts';

const usage = `Usage: npm run simulate-device -- scale PROTOCOL (--pty PATH | --tcp PORT) [--weight GRAMS] [faults]

PROTOCOL  ${scaleProtocols.join(', ')}
--pty     makes a pseudo-terminal at PATH, to be given to the till as the scale's port (Linux and macOS, needs socat)
--tcp     listens on PORT, as a Massa-K does on 5001
--weight  what lies on it
faults    --unstable --overload --garbage --half-frames --slow --parity --mute

While it runs, type: a number of grams · unstable · overload · garbage · half-frames · slow · parity · mute
(each switches on or off) · tare · zero · quit. It ends as if pulled out.`;

const options = {
  pty: { type: 'string' },
  tcp: { type: 'string' },
  weight: { type: 'string', default: '0' },
  unstable: { type: 'boolean', default: false },
  overload: { type: 'boolean', default: false },
  garbage: { type: 'boolean', default: false },
  'half-frames': { type: 'boolean', default: false },
  slow: { type: 'boolean', default: false },
  parity: { type: 'boolean', default: false },
  mute: { type: 'boolean', default: false },
} as const;

const faults: Readonly<Record<string, keyof FakeFaults>> = {
  garbage: 'garbage',
  'half-frames': 'halfFrames',
  slow: 'slow',
  parity: 'parity',
  mute: 'mute',
};

async function main(args: string[]): Promise<number> {
  const asked = read(args);
  if (!asked) {
    console.error(usage);
    return 64;
  }
  const { protocol, values } = asked;
  const wire = values.pty ? await ptyWire(values.pty) : await tcpWire(Number(values.tcp));
  const scale = new FakeScale(protocol, wire, systemTimers, Math.random);
  for (const [word, fault] of Object.entries(faults)) {
    scale.faults[fault] = values[word as 'garbage'];
  }
  scale.put({ grams: Number(values.weight), unstable: values.unstable, overload: values.overload });
  const [line] = protocols[protocol].lines;
  const settings = line ? `${line.baudRate} ${line.dataBits}${line.parity[0]?.toUpperCase()}1` : '';
  console.log(`A ${protocol} scale at ${values.pty ?? `port ${values.tcp}`} (the real ones: ${settings}).`);
  tell(scale);
  await untilQuit(scale);
  await scale.unplug();
  process.stdin.destroy();
  return 0;
}

/** Null for what makes no sense. */
function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [kind, name, ...more] = positionals;
    const protocol = scaleProtocols.find((known) => known === name);
    const wires = [values.pty, values.tcp].filter((wire) => wire !== undefined);
    if (kind !== 'scale' || !protocol || more.length > 0 || wires.length !== 1) return null;
    if (!/^-?\d{1,6}$/.test(values.weight) || (values.tcp && !/^\d{1,5}$/.test(values.tcp))) return null;
    return { protocol: protocol satisfies ScaleProtocol, values };
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}

/** Without a keyboard it runs until it is stopped. */
function untilQuit(scale: FakeScale): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    const input = createInterface({ input: process.stdin });
    input.on('line', (line) => {
      const word = line.trim();
      if (word === 'quit') return resolve();
      if (!obey(scale, word)) console.log(usage.slice(usage.indexOf('While it runs')));
      tell(scale);
    });
  });
}

function obey(scale: FakeScale, word: string): boolean {
  const { load } = scale;
  const fault = faults[word];
  if (/^-?\d{1,6}$/.test(word)) scale.put({ grams: Number(word) });
  else if (fault) scale.faults[fault] = !scale.faults[fault];
  else if (word === 'unstable' || word === 'overload') scale.put({ [word]: !load[word] });
  else if (word === 'tare') scale.put({ tareG: Math.max(0, load.grams - load.zeroG) });
  else if (word === 'zero') scale.put({ zeroG: load.grams, tareG: 0 });
  else return word === '';
  return true;
}

function tell({ load, faults }: FakeScale): void {
  const on = Object.entries({ ...faults, unstable: load.unstable, overload: load.overload });
  const words = on.flatMap(([word, is]) => (is ? [word] : []));
  console.log(`${load.grams} g, tare ${load.tareG} g${words.length > 0 ? `, ${words.join(', ')}` : ''}`);
}

process.exitCode = await main(process.argv.slice(2));
