/** From a frame on a scale's wire to the weight at a client that looks through the till's door. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { factorySettings } from '../../src/domain/areas/device/scale-kinds.ts';
import { must } from '../../src/domain/kit/result.ts';
import { tcpWire } from '../../src/main/devices/transport/fake.ts';
import type { Till } from '../../src/main/till.ts';
import { callerAt } from '../../test/app/books.ts';
import { percentile } from '../figures.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';

/** As often as an indicator speaks. */
const everyMs = 50;
const patienceMs = 5000;
/** The first frames find the scale, and the client its place. */
const warmUp = 20;

const frameOf = (grams: number): Uint8Array =>
  Buffer.from(`ST,GS,+${(grams / 1000).toFixed(3).padStart(7)}kg\r\n`);

export async function scaleLines(run: Run, till: Till, token: string): Promise<Line[]> {
  run.say('a scale');
  const rounds = run.quick ? 20 : 300;
  const { ours, missed } = await oursTimes(till, token, rounds);
  const bare = await bareTimes(rounds);
  return [
    {
      name: 'device.scale',
      what: 'from a scale’s frame to the client, p95',
      ours: percentile(ours, 0.95),
      bare: percentile(bare, 0.95),
      unit: 'ms',
      absolute: true,
      gate: 100,
      goal: 20,
      how: 'bare: the same bytes through a socket',
    },
    {
      name: 'device.scale.p50',
      what: 'the same, p50',
      ours: percentile(ours, 0.5),
      bare: percentile(bare, 0.5),
      unit: 'ms',
    },
    {
      name: 'device.scale.missed',
      what: 'weights that came late or never',
      ours: missed,
      unit: '',
      gate: 0,
    },
  ];
}

async function oursTimes(till: Till, token: string, rounds: number) {
  const wire = await tcpWire(0);
  const door = await till.listen({ port: 0 });
  const client = callerAt(`http://127.0.0.1:${door.port}/`, token);
  const { ledger } = till.kit;
  const settings = factorySettings('ascii', { kind: 'tcp', host: '127.0.0.1', port: wire.port });
  const deviceId = ledger.newId();
  const save = (isOn: boolean) =>
    client.device.saveDevice({ commandId: ledger.newId(), deviceId, name: 'Bench', isOn, settings });
  await save(true);
  const sentAt = new Map<number, number>();
  const ours: number[] = [];
  const stop = new AbortController();
  const look = async (): Promise<void> => {
    for await (const now of await client.device.scale({}, { signal: stop.signal })) {
      const grams = Math.round((now?.measure?.weightMg ?? 0) / 1000);
      const at = sentAt.get(grams);
      if (at !== undefined) ours.push(performance.now() - at);
      sentAt.delete(grams);
    }
  };
  look().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  for (let n = 0; n < rounds + warmUp; n += 1) {
    if (n >= warmUp) sentAt.set(1000 + n, performance.now());
    wire.send(frameOf(1000 + n));
    await sleep(everyMs);
  }
  for (const until = performance.now() + patienceMs; sentAt.size > 0 && performance.now() < until; )
    await sleep(everyMs);
  // A stream in which nothing moves any more does not end by itself.
  stop.abort();
  await save(false);
  await wire.unplug();
  return { ours, missed: sentAt.size };
}

/** A frame from one socket to another: nobody is faster than that. */
async function bareTimes(rounds: number): Promise<number[]> {
  const server = createServer();
  server.listen(0);
  await once(server, 'listening');
  const address = must(server.address(), 'it listens');
  const socket = connect(typeof address === 'object' ? address.port : 0);
  const [caller] = (await once(server, 'connection')) as [Socket];
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const begun = performance.now();
    caller.write(frameOf(1000 + n));
    await once(socket, 'data');
    times.push(performance.now() - begun);
    await sleep(5);
  }
  socket.destroy();
  server.close();
  return times;
}
