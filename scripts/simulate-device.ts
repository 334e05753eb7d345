/** `npm run simulate-device -- scale cas --pty /tmp/scale --weight 350`: a device that is not there, to play with. */
import { parseArgs } from 'node:util';
import { scaleProtocols } from '../src/domain/areas/device/scale.ts';
import { talkingProtocols } from '../src/domain/areas/plu/label-scale.ts';
import { protocols } from '../src/main/devices/scale/protocols.ts';
import { type Suffix, suffixes } from '../src/main/devices/scanner/fake.ts';
import { simulateLabelPrinter } from './simulate/label-printer.ts';
import { simulateLabelScale } from './simulate/label-scale.ts';
import { simulatePole } from './simulate/pole.ts';
import { type PaperMm, printerFaults, simulatePrinter } from './simulate/printer.ts';
import { scaleFaults, simulateScale } from './simulate/scale.ts';
import { simulateScanner } from './simulate/scanner.ts';
import { isPlace, playUntilQuit, type Simulator, textOfPlace } from './simulate/simulator.ts';

const usage = `Usage: npm run simulate-device -- DEVICE (--pty PATH | --tcp PORT) [options]

--pty  makes a pseudo-terminal at PATH, to be given to the till as a serial port (Linux and macOS, needs socat)
--tcp  listens on PORT: give the till 127.0.0.1:PORT

scale PROTOCOL    ${scaleProtocols.join(', ')}
  --weight GRAMS  what lies on it
  faults          --unstable --overload ${Object.keys(scaleFaults)
    .map((fault) => `--${fault}`)
    .join(' ')}
printer           ESC/POS; every slip becomes a picture
  --paper 58|80   millimetres (80)
  --fault KIND    ${printerFaults.join(', ')} (epson)
  --png FOLDER    where the pictures go (./prints)
label-printer     ZPL or TSPL; every label becomes a picture
  --png FOLDER    where the pictures go (./prints)
pole              a display of two lines, CD5220 or ESC/POS
scanner
  --codes A,B,C   scanned at once
  --suffix END    ${Object.keys(suffixes).join(', ')} (crlf)
label-scale KIND  ${talkingProtocols.join(', ')}; keeps the items it is sent
  --port PORT     UDP for shtrih (the real ones: 1111), TCP for the others (20304, 5001)

While it runs, type what it should do; an empty line says how it is, "quit" pulls it out.`;

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
  paper: { type: 'string', default: '80' },
  fault: { type: 'string', default: 'epson' },
  png: { type: 'string', default: 'prints' },
  codes: { type: 'string', default: '' },
  suffix: { type: 'string', default: 'crlf' },
  port: { type: 'string' },
} as const;

async function main(args: string[]): Promise<number> {
  const begin = read(args);
  if (!begin) {
    console.error(usage);
    return 64;
  }
  const simulator = await begin();
  console.log(`While it runs, type: ${simulator.help} · quit`);
  console.log(simulator.state());
  await playUntilQuit(simulator);
  await simulator.unplug();
  process.stdin.destroy();
  return 0;
}

type Values = ReturnType<typeof parse>['values'];
type Begin = () => Promise<Simulator>;

const parse = (args: string[]) => parseArgs({ args, options, allowPositionals: true });

/** Null for what makes no sense. */
function read(args: string[]): Begin | null {
  try {
    const { values, positionals } = parse(args);
    const [kind = '', ...more] = positionals;
    const isSomewhere = kind === 'label-scale' || isPlace(values);
    return isSomewhere ? (kinds[kind]?.(values, more) ?? null) : null;
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}

const kinds: Readonly<Record<string, (values: Values, more: readonly string[]) => Begin | null>> = {
  scale(values, [name, ...more]) {
    const protocol = scaleProtocols.find((known) => known === name);
    if (!protocol || more.length > 0 || !/^-?\d{1,6}$/.test(values.weight)) return null;
    const wanted = ['unstable', 'overload', ...Object.keys(scaleFaults)] as const;
    return async () => {
      const scale = await simulateScale(protocol, values);
      scale.obey(values.weight);
      for (const word of wanted) if (values[word as 'garbage']) scale.obey(word);
      const [line] = protocols[protocol].lines;
      const settings = line ? `${line.baudRate} ${line.dataBits}${line.parity[0]?.toUpperCase()}1` : '';
      console.log(`A ${protocol} scale at ${textOfPlace(values)} (the real ones: ${settings}).`);
      return scale;
    };
  },
  printer(values, more) {
    const kind = printerFaults.find((known) => known === values.fault);
    if (!kind || more.length > 0 || !/^(58|80)$/.test(values.paper)) return null;
    const paperMm = Number(values.paper) as PaperMm;
    return () => {
      console.log(`A printer of ${paperMm} mm at ${textOfPlace(values)}; its slips are in ${values.png}.`);
      return simulatePrinter(values, { paperMm, kind, folder: values.png });
    };
  },
  'label-printer'(values, more) {
    if (more.length > 0) return null;
    return () => {
      console.log(`A label printer at ${textOfPlace(values)}; its labels are in ${values.png}.`);
      return simulateLabelPrinter(values, values.png);
    };
  },
  'label-scale'({ port = '' }, [name, ...more]) {
    const protocol = talkingProtocols.find((known) => known === name);
    if (!protocol || more.length > 0 || !/^\d{1,5}$/.test(port)) return null;
    return () => {
      console.log(`A ${protocol} label scale at 127.0.0.1:${port}.`);
      return simulateLabelScale(protocol, Number(port));
    };
  },
  pole(values, more) {
    if (more.length > 0) return null;
    return () => {
      console.log(`A pole display at ${textOfPlace(values)}.`);
      return simulatePole(values);
    };
  },
  scanner(values, more) {
    if (more.length > 0 || !(values.suffix in suffixes)) return null;
    return async () => {
      console.log(`A scanner at ${textOfPlace(values)}.`);
      const scanner = await simulateScanner(values, values.suffix as Suffix);
      const codes = values.codes.split(',').filter((code) => code !== '');
      if (codes.length > 0) scanner.obey(codes.join(' '));
      return scanner;
    };
  },
};

process.exitCode = await main(process.argv.slice(2));
