/** A scale attached to a till, over a real pseudo-terminal: what the counter sees of it. */
import { describe, expect, test } from 'vitest';
import { openTestTill } from '../../kit/till.ts';
import { casOn, casScale, newPath, seen } from './scales.ts';

const refusedWith = (code: string, data?: object) =>
  expect.objectContaining(data ? { code, data } : { code });

describe('a scale attached to a till', () => {
  test('shows its weight at the counter, takes orders, and is forgotten with its weight when it is pulled out', async () => {
    const till = await openTestTill({ now: Date.now });
    const owner = till.clientFor('owner');
    const path = newPath();
    const scale = await casScale(path, 350);
    const deviceId = till.id();
    await owner.device.saveDevice({
      commandId: till.id(),
      deviceId,
      name: 'CAS',
      isOn: true,
      settings: casOn(path),
    });
    const steady = await seen(owner, ({ refusal }) => refusal === null);
    expect(steady).toMatchObject({ name: 'CAS', netMilli: 350, tareMilli: 0, belowMinimum: false });

    scale.put({ unstable: true });
    expect(await seen(owner, ({ refusal }) => refusal !== null)).toMatchObject({
      refusal: { code: 'Moving' },
    });

    await scale.unplug();
    const gone = await seen(owner, ({ state }) => state.kind === 'lost');
    expect(gone).toMatchObject({ measure: null, netMilli: null, refusal: { code: 'NoWeight' } });
    const again = await casScale(path, 1200);
    again.put({ unstable: false });
    expect(await seen(owner, ({ refusal }) => refusal === null)).toMatchObject({ netMilli: 1200 });
  });

  test('two on one port: the second says who has it, and has it when the first lets go', async () => {
    const till = await openTestTill({ now: Date.now });
    const owner = till.clientFor('owner');
    const path = newPath();
    await casScale(path, 500);
    const [first, second] = [till.id(), till.id()];
    const save = (deviceId: string, name: string, isOn: boolean) =>
      owner.device.saveDevice({ commandId: till.id(), deviceId, name, isOn, settings: casOn(path) });
    await save(first, 'Left', true);
    await save(second, 'Right', true);
    const stateOf = async (deviceId: string, kind: string) => {
      const stop = new AbortController();
      for await (const devices of await owner.device.devices({}, { signal: stop.signal })) {
        const health = devices.find((device) => device.deviceId === deviceId)?.health;
        if (health?.kind !== 'scale' || health.state.kind !== kind) continue;
        stop.abort();
        return health.state;
      }
      throw new Error('the stream ended');
    };
    expect(await stateOf(second, 'busy')).toEqual({ kind: 'busy', owner: 'Left' });
    await save(first, 'Left', false);
    expect(await stateOf(second, 'live')).toEqual({ kind: 'live' });
  });

  test('a name is given once; what was taken off comes back; only who may attaches', async () => {
    const till = await openTestTill();
    const owner = till.clientFor('owner');
    const settings = {
      kind: 'scale',
      protocol: 'massa',
      wire: { kind: 'tcp', host: '127.0.0.1', port: 1 },
    } as const;
    const [a, b] = [till.id(), till.id()];
    const save = (deviceId: string, name: string) =>
      owner.device.saveDevice({ commandId: till.id(), deviceId, name, isOn: false, settings });
    await save(a, 'Massa');
    await expect(save(b, ' massa ')).rejects.toEqual(refusedWith('DeviceExists', { name: 'massa' }));
    await owner.device.eraseDevice({ commandId: till.id(), deviceId: a });
    await save(b, 'Massa');
    await expect(owner.device.restoreDevice({ commandId: till.id(), deviceId: a })).rejects.toEqual(
      refusedWith('DeviceExists', { name: 'Massa' }),
    );
    await expect(owner.device.eraseDevice({ commandId: till.id(), deviceId: a })).rejects.toEqual(
      refusedWith('DeviceGone'),
    );
    const cashier = till.clientFor({ permissions: ['sale.sell'] });
    await expect(cashier.device.ports({})).rejects.toEqual(
      refusedWith('FORBIDDEN', { permission: 'device.edit' }),
    );
    await expect(cashier.device.orderScale({ commandId: till.id(), order: 'zero' })).rejects.toEqual(
      refusedWith('NoScale'),
    );
  });

  test('what went over its cable can be read and given to support', async () => {
    const till = await openTestTill({ now: Date.now });
    const owner = till.clientFor('owner');
    const path = newPath();
    await casScale(path, 350);
    const deviceId = till.id();
    await owner.device.saveDevice({
      commandId: till.id(),
      deviceId,
      name: 'CAS',
      isOn: true,
      settings: casOn(path),
    });
    await seen(owner, ({ refusal }) => refusal === null);
    const file = await owner.device.saveTraffic({ commandId: till.id(), deviceId });
    const text = await file.text();
    expect(text).toContain('>  05  |ENQ|');
    expect(text).toContain('"protocol": "cas"');
    expect(text).toMatch(/ms {2}< {2}[0-9A-F ]+ {2}\|/);
  });
});

describe('a scale nobody knows the settings of', () => {
  test('is found by what it answers, and a port that a device of ours has is not disturbed', async () => {
    const till = await openTestTill({ now: Date.now });
    const owner = till.clientFor('owner');
    const path = newPath();
    await casScale(path, 350);
    const find = () => owner.device.findScale({ commandId: till.id(), place: { kind: 'serial', path } });
    const found = await find();
    expect(found).toMatchObject({ protocol: 'cas', wire: { kind: 'serial', path, baudRate: 9600 } });

    const deviceId = till.id();
    const save = { deviceId, name: 'Counter', isOn: true, settings: casOn(path) };
    await owner.device.saveDevice({ commandId: till.id(), ...save });
    await expect(find()).rejects.toEqual(refusedWith('PortInUse', { owner: 'Counter' }));
    for await (const now of await owner.device.scaleOf({ deviceId })) if (now?.netMilli === 350) return;
  });

  test('is not where there is no port', async () => {
    const till = await openTestTill({ now: Date.now });
    const owner = till.clientFor('owner');
    const place = { kind: 'serial', path: newPath() } as const;
    await expect(owner.device.findScale({ commandId: till.id(), place })).rejects.toEqual(
      refusedWith('PortNotFound'),
    );
  });
});
