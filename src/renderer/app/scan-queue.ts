/** Scans in the order they came, handed one by one to whoever takes them now; outside the page's tree. */
import { useEffect, useLayoutEffect, useRef } from 'react';

export interface Scan {
  readonly code: string;
  /** Milliseconds of the page's clock when the last key arrived. */
  readonly at: number;
}

/** The next scan is handed over when the answer settles. */
export type TakeScan = (scan: Scan) => unknown;

/** A burst of scans waits here; a till that has fallen this far behind is broken. */
const most = 1000;

export interface ScanQueue {
  /** False when the queue is full. */
  push(scan: Scan): boolean;
  /** The latest to ask gets the scans, until the returned function is called; `fallback` takers come last. */
  take(taker: { readonly current: TakeScan }, fallback?: boolean): () => void;
  /** Called for a scan nobody takes, and for a taker that threw. */
  onTrouble: ((scan: Scan, fault: unknown) => void) | null;
}

export function scanQueue(): ScanQueue {
  const waiting: Scan[] = [];
  let takers: { readonly current: TakeScan }[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    for (let scan = waiting.shift(); scan; scan = waiting.shift()) {
      try {
        const taker = takers.at(-1);
        if (taker) await taker.current(scan);
        else queue.onTrouble?.(scan, null);
      } catch (fault) {
        queue.onTrouble?.(scan, fault);
      }
    }
    running = false;
  };

  const queue: ScanQueue = {
    push(scan) {
      if (waiting.length >= most) return false;
      waiting.push(scan);
      if (!running) void run();
      return true;
    },
    take(taker, fallback = false) {
      takers = fallback ? [taker, ...takers] : [...takers, taker];
      return () => {
        takers = takers.filter((one) => one !== taker);
      };
    },
    onTrouble: null,
  };
  return queue;
}

/** The counter's one queue. */
export const scans = scanQueue();

/**
 * Takes scans while mounted and `enabled`; the latest mounted taker wins. A `fallback` taker is asked
 * only when no screen takes scans: an area's background uses it to lead a scan to its screen.
 */
export function useScan(take: TakeScan, { enabled = true, fallback = false } = {}): void {
  const latest = useRef(take);
  useLayoutEffect(() => {
    latest.current = take;
  });
  useEffect(() => (enabled ? scans.take(latest, fallback) : undefined), [enabled, fallback]);
}
