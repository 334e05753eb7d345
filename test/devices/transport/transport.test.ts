/** Wires as they are: opened, spoken over, pulled out, plugged in again, and claimed by two. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { type FakeWire, ptyWire, tcpWire } from '../../../src/main/devices/transport/fake.ts';
import type { Ended, Link, Transport } from '../../../src/main/devices/transport/link.ts';
import { Paths, placeOf } from '../../../src/main/devices/transport/paths.ts';
import { serial } from '../../../src/main/devices/transport/serial.ts';
import { tcp } from '../../../src/main/devices/transport/tcp.ts';

const never = new AbortController().signal;
const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;
const ascii = (text: string) => Buffer.from(text, 'latin1');

let folder = '';
const wires: FakeWire[] = [];
const links: Link[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dukkan-wire-'));
});
afterEach(async () => {
  for (const link of links.splice(0)) await link.close();
  for (const wire of wires.splice(0)) await wire.unplug();
  rmSync(folder, { recursive: true });
});

const keep = <Wire extends FakeWire>(wire: Wire): Wire => {
  wires.push(wire);
  return wire;
};

/** Opens and remembers what came; `until` waits for it instead of for time. */
async function call(transport: Transport) {
  let came = '';
  let wake = () => {};
  const ended = Promise.withResolvers<Ended>();
  const opened = await transport.open(
    {
      received: (bytes) => {
        came += Buffer.from(bytes).toString('latin1');
        wake();
      },
      ended: ended.resolve,
    },
    never,
  );
  if (!opened.ok) return { refused: opened.refusal, link: null, ended: ended.promise };
  links.push(opened.value);
  const until = async (text: string) => {
    while (!came.includes(text)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { refused: null, link: opened.value, ended: ended.promise, until };
}

const echo = (wire: FakeWire) =>
  wire.onReceived((bytes) => wire.send(ascii(Buffer.from(bytes).toString('latin1').toUpperCase())));

describe.each(['a pseudo-terminal', 'a network device'])('%s', (kind) => {
  async function device(): Promise<{ wire: FakeWire; transport: Transport }> {
    if (kind === 'a network device') {
      const wire = keep(await tcpWire(0));
      return { wire, transport: tcp({ host: '127.0.0.1', port: wire.port }) };
    }
    const path = join(folder, 'scale');
    return { wire: keep(await ptyWire(path)), transport: serial({ path, ...line }) };
  }

  test('carries bytes both ways', async () => {
    const { wire, transport } = await device();
    echo(wire);
    const { link, until } = await call(transport);
    expect(await must(link, 'open').write(ascii('hello'))).toEqual({ ok: true, value: undefined });
    await until?.('HELLO');
  });

  test('tells once that it was pulled out, and takes no byte after', async () => {
    const { wire, transport } = await device();
    const { link, ended, until } = await call(transport);
    echo(wire);
    void must(link, 'open').write(ascii('there?'));
    await until?.('THERE?');
    await wire.unplug();
    expect((await ended).by).toBe('wire');
    expect(await must(link, 'open').write(ascii('tare'))).toMatchObject({ refusal: { code: 'LinkClosed' } });
    expect(must(link, 'open').waiting).toBe(0);
  });

  test('says that it was us who closed', async () => {
    const { transport } = await device();
    const { link, ended } = await call(transport);
    await must(link, 'open').close();
    expect((await ended).by).toBe('us');
    expect(await must(link, 'open').write(ascii('x'))).toMatchObject({ refusal: { code: 'LinkClosed' } });
    await must(link, 'open').close();
  });

  test('takes no more than it can hold', async () => {
    const { transport } = await device();
    const { link } = await call(transport);
    const first = must(link, 'open').write(new Uint8Array(60_000));
    expect(await must(link, 'open').write(new Uint8Array(60_000))).toMatchObject({
      refusal: { code: 'QueueFull' },
    });
    await must(link, 'open').close();
    await first;
  });

  test('is not opened for a caller who has given up', async () => {
    const { transport } = await device();
    const opened = await transport.open({ received: () => {}, ended: () => {} }, AbortSignal.abort());
    expect(opened).toMatchObject({ refusal: { code: 'Cancelled' } });
  });

  test('is let go of by a caller who gives up meanwhile', async () => {
    const { transport } = await device();
    const patience = new AbortController();
    const opening = transport.open({ received: () => {}, ended: () => {} }, patience.signal);
    patience.abort();
    expect(await opening).toMatchObject({ refusal: { code: 'Cancelled' } });
    for (;;) {
      const { link, refused } = await call(transport);
      if (link) break;
      expect(refused?.code).toBe('InUse');
    }
  });
});

test('a command given while the wire was out never reaches the device plugged in next', async () => {
  const path = join(folder, 'scale');
  const wire = await ptyWire(path);
  const transport = serial({ path, ...line });
  const first = await call(transport);
  await wire.unplug();
  await first.ended;
  expect(await must(first.link, 'open').write(ascii('TARE'))).toMatchObject({ ok: false });
  const next = keep(await ptyWire(path));
  let heard = '';
  const asked = new Promise<void>((resolve) =>
    next.onReceived((bytes) => {
      heard += Buffer.from(bytes).toString('latin1');
      if (heard.includes('weigh')) resolve();
    }),
  );
  const second = await call(transport);
  await must(second.link, 'open').write(ascii('weigh'));
  await asked;
  expect(heard).toBe('weigh');
});

describe('says why there is no link:', () => {
  test('no such port', async () => {
    const { refused } = await call(serial({ path: join(folder, 'nothing'), ...line }));
    expect(refused).toMatchObject({ code: 'NotFound' });
  });

  test('another program has it', async () => {
    const path = join(folder, 'scale');
    keep(await ptyWire(path));
    await call(serial({ path, ...line }));
    expect((await call(serial({ path, ...line }))).refused).toMatchObject({
      code: 'InUse',
      data: { owner: null },
    });
  });

  test('it is no serial port', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    expect((await call(serial({ path, ...line }))).refused).toMatchObject({ code: 'Broken' });
  });

  test('nobody takes the call', async () => {
    const wire = await tcpWire(0);
    await wire.unplug();
    const { refused } = await call(tcp({ host: '127.0.0.1', port: wire.port }));
    expect(refused).toMatchObject({ code: 'Unreachable' });
  });

  test('no such host', async () => {
    const { refused } = await call(tcp({ host: 'scale.invalid', port: 5001 }));
    expect(refused).toMatchObject({ code: 'NotFound' });
  });
});

describe('a path has one owner', () => {
  test('by whatever name the second one knows it', () => {
    const paths = new Paths();
    const port = join(folder, 'ttyUSB0');
    const link = join(folder, 'by-id');
    writeFileSync(port, '');
    symlinkSync(port, link);
    expect(paths.claim(port, 'Scale').ok).toBe(true);
    expect(paths.claim(link, 'Printer')).toEqual({
      ok: false,
      refusal: { code: 'InUse', data: { owner: 'Scale' } },
    });
  });

  test.each([
    ['COM3', 'com3'],
    ['COM12', '\\\\.\\COM12'],
    ['Scale.local:5001', 'scale.LOCAL:5001'],
    ['/dev/not-there', '/dev/not-there'],
  ])('%s is %s', (one, other) => {
    const paths = new Paths();
    const claim = paths.claim(one, 'Scale');
    expect(paths.claim(other, 'Display')).toMatchObject({ refusal: { data: { owner: 'Scale' } } });
    if (claim.ok) claim.value.release();
    expect(paths.claim(other, 'Display').ok).toBe(true);
  });

  test('and COM3 is not COM30', () => {
    expect(placeOf('COM3')).not.toBe(placeOf('COM30'));
  });
});
