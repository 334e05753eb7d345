/**
 * What scale is this? First listens, for scales that speak by themselves; then asks, only ever for weight or name: a
 * zero or a tare sent to see what happens would falsify somebody's weighing.
 */
import { type Measure, type ScaleProtocol, scaleProtocols } from '../../../domain/areas/device/scale.ts';
import type { TalkWire } from '../../../domain/areas/device/wires.ts';
import { must, ok, type Result, refuse } from '../../../domain/kit/result.ts';
import type { OpenRefusal } from '../transport/link.ts';
import { Connection } from './connection.ts';
import { type ScalePorts, transportFor } from './index.ts';
import { protocols } from './protocols.ts';
import { type Heard, type Line, type Protocol, plainOptions, type Request, type Talk } from './talk.ts';

export interface Found {
  readonly protocol: ScaleProtocol;
  readonly wire: TalkWire;
  /** What it weighed meanwhile, where it said so. */
  readonly measure: Measure | null;
}

export interface DetectAsk {
  readonly place:
    | { readonly kind: 'serial'; readonly path: string }
    | { readonly kind: 'tcp'; readonly host: string; readonly port?: number | undefined };
  /** Who holds the port meanwhile. */
  readonly owner: string;
  readonly signal: AbortSignal;
  /** Which settings are being tried. */
  readonly trying?: (wire: TalkWire) => void;
}

const listenMs = 1500;
/** Longer than any scale at rest takes, shorter than a person's patience times the number of ways. */
const askMs = 700;

/** The first that answers; null: none did. */
export async function detectScale(
  ask: DetectAsk,
  ports: ScalePorts,
): Promise<Result<Found | null, OpenRefusal>> {
  const wires = wiresOf(ask.place);
  const { path } = transportFor(must(wires[0], 'every place has a wire'), ports);
  const claim = ports.paths.claim(path, ask.owner);
  if (!claim.ok) return claim;
  try {
    let refused: Result<null, OpenRefusal> = ok(null);
    for (const wire of wires) {
      ask.trying?.(wire);
      const found = await tryWire(wire, ask.signal, ports);
      if (found.ok && found.value) return found;
      // A port of a network device that is shut says nothing of the next one.
      if (!found.ok && found.refusal.code !== 'Unreachable') return found;
      if (!found.ok) refused = found;
    }
    return refused;
  } finally {
    claim.value.release();
  }
}

async function tryWire(
  wire: TalkWire,
  signal: AbortSignal,
  ports: ScalePorts,
): Promise<Result<Found | null, OpenRefusal>> {
  const fitting = scaleProtocols.filter((name) => fits(name, wire));
  const speaking = fitting.filter((name) => protocols[name].probe === null);
  const asked = fitting.filter((name) => protocols[name].probe !== null);
  const tries = [...(speaking.length > 0 ? [speaking] : []), ...asked.map((name) => [name])];
  for (const names of tries) {
    const found = await attend(names, wire, signal, ports);
    if (!found.ok || found.value) return found;
  }
  return ok(null);
}

/** One link, until something makes sense or the time is up. */
async function attend(
  names: readonly ScaleProtocol[],
  wire: TalkWire,
  signal: AbortSignal,
  ports: ScalePorts,
): Promise<Result<Found | null, OpenRefusal>> {
  const { promise, resolve } = Promise.withResolvers<Measure | null | 'nothing'>();
  if (signal.aborted) return refuse('Cancelled');
  const choir = new Choir(names);
  const connection = new Connection(choir.protocol, choir, ports, {
    // A busy answer may be another scale's: a POS2 says to ENQ what a CAS says.
    measure: (measure) => choir.spoke && resolve(measure),
    identity: () => resolve(null),
    amiss: () => undefined,
    counted: () => undefined,
    ended: () => resolve('nothing'),
  });
  const deadline = new AbortController();
  const stop = () => {
    deadline.abort();
    resolve('nothing');
  };
  const cancel = ports.timers.after(choir.protocol.probe === null ? listenMs : askMs, stop);
  signal.addEventListener('abort', stop, { once: true });
  const opened = await connection.open(transportFor(wire, ports), deadline.signal);
  const measure = opened.ok ? await promise : 'nothing';
  cancel();
  signal.removeEventListener('abort', stop);
  await connection.close();
  if (!opened.ok) return opened;
  return ok(measure === 'nothing' || !choir.spoke ? null : { protocol: choir.spoke, wire, measure });
}

/** Several that speak by themselves may be listened for at once; of those that are asked there is one. */
class Choir implements Talk {
  readonly protocol: Protocol;
  /** Whose frames made sense. */
  spoke: ScaleProtocol | null = null;
  readonly #voices: readonly (readonly [name: ScaleProtocol, talk: Talk])[];

  constructor(names: readonly ScaleProtocol[]) {
    this.protocol = protocols[must(names[0], 'somebody to listen for')];
    this.#voices = names.map((name) => [name, protocols[name].talk(plainOptions)]);
  }

  get held(): number {
    return Math.max(...this.#voices.map(([, talk]) => talk.held));
  }

  /** Only what its protocol names as harmless: a weight may need a password, and passwords can be used up. */
  ask(request: Request): Uint8Array | null {
    const [voice] = this.#voices;
    return voice && request === this.protocol.probe ? voice[1].ask(request) : null;
  }

  heard = (bytes: Uint8Array): Heard[] => this.#heed((talk) => talk.heard(bytes));
  paused = (): Heard[] => this.#heed((talk) => talk.paused());

  #heed(hear: (talk: Talk) => Heard[]): Heard[] {
    return this.#voices.flatMap(([name, talk]) => {
      const heard = hear(talk);
      if (heard.some(({ kind }) => kind === 'measure' || kind === 'identity')) this.spoke = name;
      return heard;
    });
  }
}

function wiresOf(place: DetectAsk['place']): TalkWire[] {
  if (place.kind === 'tcp') {
    const known = scaleProtocols.flatMap((name) => protocols[name].tcpPort ?? []);
    return (place.port ? [place.port] : known).map((port) => ({ kind: 'tcp', host: place.host, port }));
  }
  const lines = [0, 1].flatMap((nth) => scaleProtocols.flatMap((name) => protocols[name].lines[nth] ?? []));
  const known = new Map(lines.map((line) => [keyOf(line), line]));
  return [...known.values()].map((line) => ({ kind: 'serial', path: place.path, rtscts: false, ...line }));
}

const keyOf = ({ baudRate, dataBits, parity }: Line): string => `${baudRate} ${dataBits} ${parity}`;

const fits = (name: ScaleProtocol, wire: TalkWire): boolean =>
  wire.kind === 'tcp'
    ? protocols[name].tcpPort !== undefined
    : protocols[name].lines.slice(0, 2).some((line) => keyOf(line) === keyOf(wire));
