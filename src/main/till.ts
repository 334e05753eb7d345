/** The composition root: the only place that wires clock, randomness, files, areas and doors together. */
import type { AnyContractProcedure } from '@orpc/contract';
import { contract } from '../domain/contract.ts';
import { idMaker } from '../domain/kit/ids.ts';
import { RateLimiter } from '../domain/kit/rate-limit.ts';
import { policyOf } from './areas/access/queries.ts';
import type { Kit, Log, Policy } from './areas/area.ts';
import { recordActivity } from './areas/audit/commands/record.ts';
import { PictureExchange } from './areas/catalogue/picture-exchange.ts';
import { deviceSignals } from './areas/device/attached.ts';
import { areas } from './areas/index.ts';
import { witness } from './areas/sync/commands/witness.ts';
import { openHere } from './areas/sync/queries.ts';
import { openBackstage } from './backstage.ts';
import { Fleet } from './devices/fleet.ts';
import { systemTimers } from './devices/transport/timers.ts';
import { ActionBook } from './doors/actions.ts';
import { guardedRouter } from './doors/guard.ts';
import { metricsPage, SalePace } from './doors/metrics.ts';
import { portDoor } from './doors/port.ts';
import { openReach } from './doors/reach.ts';
import { SessionBook } from './doors/sessions.ts';
import { checkpointInPauses } from './ledger/checkpoint.ts';
import { dataPaths } from './ledger/files.ts';
import type { Ledger } from './ledger/ledger.ts';
import { type OpenLedger, openLedger } from './ledger/open.ts';
import { fileLog } from './log.ts';
import { migrationsDir, rendererDir, version } from './paths.ts';
import { systemRandom } from './random.ts';
import { HqLink } from './sync/link.ts';

export interface TillOptions {
  readonly dataDir: string;
  readonly resourcesDir: string;
  /** UTC epoch milliseconds; the system's clock unless a test brings its own. */
  readonly now?: () => number;
  readonly randomBytes?: (count: number) => Uint8Array;
  /** 32 bytes from the system's own safe, which wrap the key of this till; null where there is no such safe. */
  readonly safeKey?: Uint8Array | null;
}

export type Till = Awaited<ReturnType<typeof openTill>>;

/** How long a close waits for actions under way; what they have not committed by then is not done. */
const closingMs = 3000;

const systemClock = (): number => Date.now();

/** Opens a till on its data folder. Throws the ledger's faults (folder in use, not our file). */
export async function openTill(options: TillOptions) {
  const { dataDir, now = systemClock, randomBytes = systemRandom, safeKey = null } = options;
  const log = fileLog(dataPaths(dataDir).log, now);
  const opened = openLedger({
    dataDir,
    migrationsDir,
    tables: areas.flatMap((area) => area.tables),
    projections: areas.flatMap((area) => area.projections),
    reactions: areas.flatMap((area) => area.reactions ?? []),
    now,
    makeIds: (bornUntil) => idMaker(now, randomBytes, bornUntil),
    onFault: (error) => log.fault('ledger', error),
  });
  try {
    return startTill(opened, log, { ...options, now, randomBytes, safeKey });
  } catch (error) {
    opened.close();
    throw error;
  }
}

function startTill(opened: OpenLedger, log: Log, options: Required<TillOptions>) {
  const { ledger, paths, start, restoredFrom } = opened;
  const { now, randomBytes, resourcesDir } = options;
  const sessions = new SessionBook(now, randomBytes);
  const backstage = openBackstage(paths, now);
  const devices = openFleet(ledger);
  const hq = openLink(opened, log, options);
  const kit: Kit = {
    ledger,
    sessions,
    paths,
    resourcesDir,
    backstage,
    devices,
    hq,
    pictures: openPictures(opened, hq, log),
    log,
    recordActivity: recordActivity(() => ledger.identity),
    start: { how: start, restoredFrom },
    randomBytes,
  };
  const actions = new ActionBook();
  const limiter = new RateLimiter(now);
  const pace = new SalePace();
  const besides = metricsPage(kit, pace);
  const router = guardedRouter(
    contract as Record<string, Record<string, AnyContractProcedure>>,
    Object.fromEntries(areas.map((area) => [area.name, area.handlers])),
    { kit, sessions, limiter, actions, policyOf: cachedPolicies(kit), took: pace.took },
  );
  log.info('open', { start, seq: ledger.tip.seq, schema: ledger.schema });
  const stops = startReactions(kit, () => backstage.checkpoint());
  const doors = new Set<{ close(): Promise<void> }>();
  /** What cannot be stopped does not keep the ledger open. */
  const shut = async (): Promise<void> => {
    await Promise.allSettled([...doors].map((door) => door.close()));
    const stopped = await Promise.allSettled(stops.map(async (stop) => stop()));
    for (const one of stopped) if (one.status === 'rejected') log.fault('close', one.reason);
    await actions.settled(closingMs);
    await backstage.close();
    opened.close();
    log.info('close');
  };
  let closing: Promise<void> | null = null;
  return {
    kit,
    router,
    attachPort: portDoor(router),
    /** Serves the counter's pages and the API; to this machine alone unless `lan.enabled` is on. */
    async listen({ port }: { port: number }) {
      const door = await openReach({ router, contract, ledger, log, rendererDir, besides }, port);
      doors.add(door);
      return door;
    },
    close(): Promise<void> {
      closing ??= shut();
      return closing;
    },
  };
}

/** What hangs on this till; whoever watches it hears of every change. */
const openFleet = ({ watchers }: Ledger): Fleet =>
  new Fleet({
    changed: () => watchers.raise(deviceSignals.changed),
    weighed: () => watchers.raise(deviceSignals.weighed),
    scanned: () => watchers.raise(deviceSignals.scanned),
    heard: () => watchers.raise(deviceSignals.heard),
  });

/** Headquarters, if there is one; nothing is begun before the areas start. */
const openLink = ({ ledger, paths }: OpenLedger, log: Log, options: Required<TillOptions>): HqLink =>
  new HqLink({
    ...{ ledger, paths, witness, app: version },
    open: () => openHere(ledger.read),
    tables: areas.flatMap((area) => area.tables),
    now: options.now,
    randomBytes: options.randomBytes,
    safeKey: options.safeKey,
    after: systemTimers.after,
    elapsed: systemTimers.now,
    onFault: (error) => log.fault('sync', error),
  });

const openPictures = ({ ledger, paths }: OpenLedger, hq: HqLink, log: Log): PictureExchange =>
  new PictureExchange({ dir: paths.pictures, ledger, hq, onFault: (error) => log.fault('pictures', error) });

/** What happens beside the calls: checkpoints, print pump, backups; each says how to stop it. */
function startReactions(kit: Kit, checkpoint: () => Promise<void>): (() => void | Promise<void>)[] {
  const fold = () => checkpoint().catch((error: unknown) => kit.log.fault('checkpoint', error));
  return [
    checkpointInPauses(kit.ledger, fold),
    ...areas.flatMap((area) => (area.react ? [area.react(kit)] : [])),
  ];
}

/** Policies are asked for at every call and change rarely. */
function cachedPolicies({ ledger }: Kit): (userId: string) => Policy | null {
  const known = new Map<string, Policy | null>();
  ledger.watchers.watch(['user', 'role'], () => known.clear());
  return (userId) => {
    let policy = known.get(userId);
    if (policy === undefined) {
      policy = policyOf(ledger.read, userId);
      known.set(userId, policy);
    }
    return policy;
  };
}
