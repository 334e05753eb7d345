/** What a collector on the till's machine reads. */
import { expect, test } from 'vitest';
import { openShop } from '../areas/sale/shop.ts';

test('a till tells Prometheus how it stands, to nobody but its own machine', async () => {
  const { till, cashier, ids } = await openShop();
  await cashier.add(ids.tea);
  await cashier.exactCash();
  const door = await till.till.listen({ port: 0 });
  const answer = await fetch(`http://127.0.0.1:${door.port}/metrics`);
  const text = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain'),
  ]);
  const value = (name: string): number =>
    Number(new RegExp(`^dukkan_till_${name} (\\S+)$`, 'm').exec(text)?.[1]);
  expect(value('sale_seconds_count')).toBe(1);
  expect(text).toMatch(/^dukkan_till_sale_seconds\{quantile="0.99"\} /m);
  for (const none of [
    'pending_entries',
    'oldest_pending_seconds',
    'cursor_lag',
    'laid_aside',
    'unsealed_shifts',
  ]) {
    expect([none, value(none)]).toEqual([none, 0]);
  }
  for (const none of ['clamped', 'quarantined', 'forks', 'resyncs', 'digest_mismatches']) {
    expect([none, value(`${none}_total`)]).toEqual([none, 0]);
  }
  expect(value('disk_free_bytes')).toBeGreaterThan(0);
  expect(value('wal_bytes')).toBeGreaterThanOrEqual(0);
  const foreign = await fetch(`http://127.0.0.1:${door.port}/metrics`, {
    headers: { origin: 'https://evil.example' },
  });
  expect(foreign.status).toBe(403);
});
