/** What Prometheus reads at `/metrics`, from this machine alone: a collector on it carries it further. */
import { statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, Gauge, Registry, Summary } from 'prom-client';
import type { Kit } from '../areas/area.ts';
import { syncState } from '../areas/sync/queries.ts';
import { signingOf, unsealedShifts } from '../areas/sync/unsealed.ts';
import { freeBytes } from '../ledger/files.ts';
import { isLoopback } from './admit.ts';

const prefix = 'dukkan_till_';
const mostUnsealed = 10_000;

/** How long the sales of the last ten minutes took. */
export class SalePace {
  readonly #summary = new Summary({
    name: `${prefix}sale_seconds`,
    help: 'How long a sale took from the counter’s word to the disk’s',
    percentiles: [0.5, 0.99],
    maxAgeSeconds: 600,
    ageBuckets: 5,
    registers: [],
  });

  /** Hears of every command. */
  readonly took = (path: string, ms: number): void => {
    if (path === 'sale.complete') this.#summary.observe(ms / 1000);
  };

  joinTo(registry: Registry): void {
    registry.registerMetric(this.#summary);
  }
}

/** Answers `/metrics`; false for every other path. */
export function metricsPage(kit: Kit, pace: SalePace) {
  const registry = tillMetrics(kit);
  pace.joinTo(registry);
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if ((request.url ?? '').split('?')[0] !== '/metrics') return false;
    if (!isLoopback(request.socket.remoteAddress ?? '')) {
      response.writeHead(403).end();
      return true;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      (error: unknown) => {
        kit.log.fault('metrics', error);
        response.writeHead(500).end();
      },
    );
    return true;
  };
}

function tillMetrics(kit: Kit): Registry {
  const { ledger, hq, paths } = kit;
  const registers = [new Registry()] as const;
  const gauge = (name: string, help: string, value: () => number): void => {
    const made: Gauge = new Gauge({
      ...{ name: prefix + name, help, registers: [...registers] },
      collect: () => made.set(value()),
    });
  };
  const counter = (name: string, help: string, value: () => number): void => {
    const made: Counter = new Counter({
      ...{ name: `${prefix}${name}_total`, help, registers: [...registers] },
      collect: () => {
        made.reset();
        made.inc(value());
      },
    });
  };
  const state = () => syncState(ledger.read, kit);
  gauge('pending_entries', 'Entries headquarters does not have', () => state().pending);
  gauge('oldest_pending_seconds', 'Age of the oldest of them', () => {
    const { oldestAt } = state();
    return oldestAt === null ? 0 : Math.max(0, ledger.now() - oldestAt) / 1000;
  });
  gauge('cursor_lag', 'Items of feeds that are known of and not here', () => state().behind);
  gauge('laid_aside', 'Items that came and could not be applied', () => {
    const { unknown, failed } = state().laidAside;
    return unknown + failed;
  });
  gauge('conflicts', 'What somebody has to decide', () => state().conflicts);
  gauge('unsealed_shifts', 'Closed shifts without headquarters’ word', () =>
    state().phase === 'alone' ? 0 : unsealedShifts(ledger.read, signingOf(ledger), mostUnsealed).length,
  );
  gauge('wal_bytes', 'Size of the write-ahead log', () => sizeOf(`${paths.database}-wal`));
  gauge('disk_free_bytes', 'Room on the disk of the till', () => freeBytes(paths.dir));
  const { tally } = hq;
  counter('clamped', 'Clocks that headquarters replaced by its own', () => tally.clamped);
  counter('quarantined', 'Own entries that headquarters laid aside', () => tally.quarantined);
  counter('forks', 'Other lives of this till that headquarters told of', () => tally.forks);
  counter('resyncs', 'Feeds read anew', () => tally.resyncs);
  counter('digest_mismatches', 'Feeds that were not what headquarters summed up', () => tally.mismatches);
  const requests: Counter<'route' | 'result'> = new Counter({
    name: `${prefix}requests_total`,
    help: 'Requests to headquarters, by route and how they ended',
    labelNames: ['route', 'result'],
    registers: [...registers],
    collect: () => {
      requests.reset();
      for (const [key, count] of tally.ended) {
        const [route = '', result = ''] = key.split(' ');
        requests.inc({ route, result }, count);
      }
    },
  });
  return registers[0];
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
