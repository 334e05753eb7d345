/** A talk with a label scale: what it was told it has, whatever the wire does, and what it refuses is said. */
import { describe, expect, test } from 'vitest';
import { bananas, protocols, staged } from './stage.ts';

const cheese = {
  ...bananas,
  number: 17,
  name: 'Сыр голландский весовой Ошский',
  price: 56_050,
  shelfDays: null,
};

describe.each(protocols)('%s', (protocol) => {
  test('has every item as it was told, and none that was taken off', async () => {
    const { scale, talk, soon } = staged(protocol);
    expect(await soon(talk.begin())).toMatchObject({ ok: true });
    expect(await soon(talk.put(7, bananas))).toMatchObject({ ok: true });
    expect(await soon(talk.put(8, cheese))).toMatchObject({ ok: true });
    expect(await soon(talk.put(9, { ...bananas, number: 18, byPiece: true, tareG: 0 }))).toMatchObject({
      ok: true,
    });
    expect([...scale.base.items]).toEqual([
      [7, bananas],
      [8, cheese],
      [9, { ...bananas, number: 18, byPiece: true, tareG: 0 }],
    ]);
    if (protocol !== 'massa') {
      expect(await soon(talk.drop(8))).toMatchObject({ ok: true });
      expect(await soon(talk.drop(8))).toMatchObject({ ok: true });
      expect([...scale.base.items.keys()]).toEqual([7, 9]);
    }
    expect(await soon(talk.clear())).toMatchObject({ ok: true });
    expect(scale.base.items.size).toBe(0);
    await talk.close();
  });

  test('an item it refuses is told by its maker’s number, and the next one is taken', async () => {
    const { scale, talk, soon } = staged(protocol);
    scale.base.refuses.set(7, protocol === 'cas' ? 97 : 131);
    const refused = await soon(talk.put(7, bananas));
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'ItemRefused', data: { why: { code: 'scale' } } },
    });
    expect(await soon(talk.put(8, cheese))).toMatchObject({ ok: true });
    expect([...scale.base.items.keys()]).toEqual([8]);
  });

  test('one that is silent is asked again a few times, and then left alone', async () => {
    const { scale, talk, soon, calls } = staged(protocol);
    scale.faults.mute = true;
    expect(await soon(talk.put(7, bananas))).toEqual({ ok: false, refusal: { code: 'Silent', data: {} } });
    expect(calls()).toBeGreaterThan(1);
    expect(calls()).toBeLessThan(6);
    scale.faults.mute = false;
    expect(await soon(talk.put(7, bananas))).toMatchObject({ ok: true });
  });

  test('noise instead of answers, and a link that breaks every few answers, hold it up and spoil nothing', async () => {
    const { scale, talk, soon } = staged(protocol);
    scale.faults.garbage = true;
    for (let place = 1; place <= 6; place += 1)
      expect(await soon(talk.put(place, { ...bananas, number: place }))).toMatchObject({ ok: true });
    scale.faults.garbage = false;
    scale.faults.resetAfter = 4;
    for (let place = 7; place <= 12; place += 1)
      expect(await soon(talk.put(place, { ...bananas, number: place }))).toMatchObject({ ok: true });
    expect([...scale.base.items.values()].map(({ number }) => number)).toEqual(
      [...Array(12).keys()].map((n) => n + 1),
    );
  });

  test('an answer that comes too late is not taken for the answer to what was asked since', async () => {
    const { scale, talk, soon, timers } = staged(protocol);
    await soon(talk.begin());
    scale.faults.lateMs = 8000;
    const slow = talk.put(7, bananas);
    await timers.advance(1000);
    scale.base.refuses.set(8, protocol === 'cas' ? 97 : 131);
    scale.faults.lateMs = 0;
    await soon(slow);
    expect(await soon(talk.put(8, cheese))).toMatchObject({ ok: false, refusal: { code: 'ItemRefused' } });
  });

  test('it can be stopped in the midst of waiting', async () => {
    const { scale, talk, timers, stop } = staged(protocol);
    scale.faults.mute = true;
    const put = talk.put(7, bananas);
    await timers.advance(500);
    stop();
    expect(await put).toEqual({ ok: false, refusal: { code: 'Stopped', data: {} } });
  });
});

describe('Shtrih-Print', () => {
  test('says how many items it has room for', async () => {
    const { scale, talk, soon } = staged('shtrih');
    scale.base.places = 2000;
    await soon(talk.begin());
    expect(talk.places).toBe(2000);
    expect(await soon(talk.put(2001, bananas))).toMatchObject({
      refusal: { data: { why: { fault: 'pluNumber', number: '128' } } },
    });
  });

  test('a wrong password ends the talk at once: five wrong ones lock the scale', async () => {
    const { scale, talk, soon, calls } = staged('shtrih');
    scale.base.password = '1234';
    expect(await soon(talk.put(7, bananas))).toEqual({
      ok: false,
      refusal: { code: 'ScaleRefused', data: { fault: 'password', number: '122' } },
    });
    expect(calls()).toBe(1);
  });
});

test('CAS says when it is full, of the item that no longer fits', async () => {
  const { scale, talk, soon } = staged('cas');
  scale.base.places = 1;
  expect(await soon(talk.put(7, bananas))).toMatchObject({ ok: true });
  expect(await soon(talk.put(8, cheese))).toMatchObject({
    refusal: { data: { why: { code: 'scale', fault: 'full', number: '89' } } },
  });
  expect(await soon(talk.put(7, { ...bananas, price: 1 }))).toMatchObject({ ok: true });
});
