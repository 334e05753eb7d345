/** Datagrams to a device and back: whole or not at all, and nobody else's. */
import { createSocket } from 'node:dgram';
import { expect, onTestFinished, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { udpWire } from '../../../src/main/devices/transport/fake.ts';
import type { Ended, Link } from '../../../src/main/devices/transport/link.ts';
import { udp } from '../../../src/main/devices/transport/udp.ts';

const never = new AbortController().signal;
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

async function call(port: number, host = '127.0.0.1') {
  const heard: string[] = [];
  const ended = Promise.withResolvers<Ended>();
  const opened = await udp({ host, port }).open(
    { received: (bytes) => heard.push(Buffer.from(bytes).toString('latin1')), ended: ended.resolve },
    never,
  );
  const link: Link | null = opened.ok ? opened.value : null;
  onTestFinished(() => link?.close());
  return { opened, link, heard, ended: ended.promise };
}

test('every datagram comes as one piece, and only from the device', async () => {
  const wire = await udpWire(0);
  onTestFinished(() => wire.unplug());
  const asked: string[] = [];
  wire.onReceived((bytes) => {
    asked.push(Buffer.from(bytes).toString('latin1'));
    for (const answer of ['first', 'second']) wire.send(ascii(answer));
  });
  const { link, heard } = await call(wire.port);
  await must(link, 'opened').write(ascii('hello'));
  await expect.poll(() => heard).toEqual(['first', 'second']);
  expect(asked).toEqual(['hello']);
});

test('where nobody listens, the link ends as soon as the system says so', async () => {
  const wire = await udpWire(0);
  await wire.unplug();
  const { link, ended } = await call(wire.port);
  await must(link, 'opened').write(ascii('hello'));
  expect(await ended).toMatchObject({ by: 'error' });
  expect(await must(link, 'opened').write(ascii('again'))).toMatchObject({ refusal: { code: 'LinkClosed' } });
});

test('a name that nobody knows is not found', async () => {
  const { opened } = await call(1111, 'no-such-scale.invalid');
  expect(opened).toMatchObject({ ok: false, refusal: { code: 'NotFound' } });
});

test('once it is closed by us, what comes late finds nobody', async () => {
  const device = createSocket('udp4');
  onTestFinished(() => void device.close());
  await new Promise<void>((resolve) => device.bind(0, resolve));
  const { link, heard, ended } = await call(device.address().port);
  const from = new Promise<{ address: string; port: number }>((resolve) =>
    device.once('message', (_bytes, caller) => resolve(caller)),
  );
  await must(link, 'opened').write(ascii('hello'));
  const { address, port } = await from;
  await must(link, 'opened').close();
  expect(await ended).toEqual({ by: 'us', detail: '' });
  await new Promise<void>((resolve) => device.send(ascii('late'), port, address, () => resolve()));
  expect(heard).toEqual([]);
});
