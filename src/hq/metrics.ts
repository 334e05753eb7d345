/** What Prometheus reads at `/metrics`. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof hqMetrics>;

/** What only the database knows, asked when somebody looks. */
export interface Standing {
  readonly quarantined: number;
  readonly silentTills: number;
  readonly pending: number;
  readonly oldestMs: number;
  readonly lag: number;
  /** Of the till that has least; null while none said. */
  readonly leastFreeMb: number | null;
  readonly unsealed: number;
}

const prefix = 'dukkan_hq_';

export function hqMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix });
  const registers = [registry];
  const counter = <const L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name: `${prefix}${name}_total`, help, labelNames, registers });
  const gauge = <const L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `${prefix}${name}`, help, labelNames, registers });
  return {
    registry,
    requests: new Histogram({
      name: `${prefix}request_seconds`,
      help: 'How long answers took, by route and status',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5, 30],
      registers,
    }),
    refused: counter('refused', 'Refusals, by HTTP status', ['status']),
    pushes: counter('pushes', 'Pushes, by how they ended', ['result']),
    pulls: counter('pulls', 'Pulls, by how they ended', ['result']),
    entries: counter('entries', 'Entries taken in'),
    clamped: counter('clamped', 'Entries whose clock was too far ahead'),
    quarantined: counter('quarantined', 'Entries that could not be opened'),
    pulled: counter('pulled_items', 'Feed items given out'),
    resyncs: counter('resyncs', 'Feeds that tills were told to read again'),
    mismatches: counter('digest_mismatches', 'Feeds of which a till had added up something else'),
    forks: counter('forks', 'Pushes of another past than headquarters has'),
    newEpochs: counter('new_epochs', 'Copies that were told to begin a new epoch'),
    live: gauge('live_streams', 'Tills that listen'),
    waiting: gauge('quarantine_rows', 'Entries in quarantine'),
    silent: gauge('silent_tills', 'Active tills not heard of for a day'),
    pending: gauge('pending_entries', 'Entries that tills said they still hold'),
    oldest: gauge('pending_oldest_seconds', 'Age of the oldest of these'),
    lag: gauge('cursor_lag_items', 'Feed items that active tills have not fetched'),
    free: gauge('least_disk_free_megabytes', 'Free disk of the till that has least'),
    unsealed: gauge(
      'unsealed_days',
      'Days of a month that a till neither sealed nor was waived, each till for itself',
    ),
  };
}

export function tellStanding(metrics: Metrics, standing: Standing): void {
  metrics.waiting.set(standing.quarantined);
  metrics.silent.set(standing.silentTills);
  metrics.pending.set(standing.pending);
  metrics.oldest.set(standing.oldestMs / 1000);
  metrics.lag.set(standing.lag);
  if (standing.leastFreeMb !== null) metrics.free.set(standing.leastFreeMb);
  metrics.unsealed.set(standing.unsealed);
}
