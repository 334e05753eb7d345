/** Label scales of a shop: what changed is sent, what is refused is told, and the till reads the labels. */
import { describe, expect, test } from 'vitest';
import { checkDigitOf } from '../../../src/domain/kit/barcode.ts';
import { scannedIn } from '../../../src/main/areas/catalogue/queries/scanned.ts';
import { fakeScale, isAtRest, kilo, openCounter, refusedWith } from './scales.ts';

describe.each(['shtrih', 'cas', 'massa'] as const)('a %s scale', (protocol) => {
  test('has what was sent, is told of a change alone, and loses what is gone', async () => {
    const counter = await openCounter();
    const { shelves, rows, seen } = counter;
    const { owner, till } = shelves;
    const scale = await fakeScale(protocol);
    const scaleId = await counter.attach(protocol, { port: scale.port });
    const bananas = await shelves.add(kilo('Бананы', 14_000, { plu: '4011' }));
    const cheese = await shelves.add(kilo('Сыр «Ошский»', 56_050));
    const eggs = await shelves.add({ name: 'Яйцо', priceMinor: 1200, unit: 'piece' });
    expect(await counter.add(scaleId, [bananas, cheese, eggs])).toEqual({ added: 3, already: 0 });
    expect(await counter.add(scaleId, [bananas])).toEqual({ added: 0, already: 1 });

    await counter.send(scaleId);
    expect(await seen(scaleId, isAtRest)).toMatchObject({
      sent: 3,
      changed: 0,
      refused: 0,
      outcome: { kind: 'done' },
    });
    const onScale = () =>
      [...scale.base.items.values()]
        .map(({ number, name, price, byPiece }) => [number, name, price, byPiece])
        .sort(([a], [b]) => Number(a) - Number(b));
    expect(onScale()).toEqual([
      [1, 'Сыр «Ошский»', 56_050, false],
      [2, 'Яйцо', 1200, true],
      [4011, 'Бананы', 14_000, false],
    ]);

    const putsBefore = scale.base.puts;
    await owner.catalogue.editItem({ commandId: till.id(), itemId: cheese, changes: { priceMinor: 60_000 } });
    expect(await seen(scaleId, ({ changed }) => changed === 1)).toMatchObject({ sent: 2, changed: 1 });
    await counter.send(scaleId);
    await seen(scaleId, ({ sent, working }) => sent === 3 && working === null);
    expect(scale.base.puts).toBe(putsBefore + 1);
    expect(onScale()[0]).toEqual([1, 'Сыр «Ошский»', 60_000, false]);

    await owner.plu.removeFromScale({ commandId: till.id(), scaleId, itemIds: [bananas] });
    expect(await seen(scaleId, ({ leaving }) => leaving === 1)).toMatchObject({ sent: 2 });
    await counter.send(scaleId);
    await seen(scaleId, ({ leaving, working }) => leaving === 0 && working === null);
    expect(onScale().map(([number]) => number)).toEqual([1, 2]);
    expect((await rows(scaleId)).map(({ name, state }) => [name, state])).toEqual([
      ['Сыр «Ошский»', 'sent'],
      ['Яйцо', 'sent'],
    ]);
  });

  test('what it refuses is told, item by item; the others are there', async () => {
    const counter = await openCounter();
    const { shelves } = counter;
    const scale = await fakeScale(protocol);
    const scaleId = await counter.attach(protocol, { port: scale.port });
    const good = await shelves.add(kilo('Бананы', 14_000));
    const bad = await shelves.add(kilo('Сыр', 56_050));
    const persian = await shelves.add(kilo('موز', 14_000));
    const free = await shelves.add(kilo('Даром', 0));
    const litre = await shelves.add({ name: 'Квас', priceMinor: 5000, unit: 'litre' });
    scale.base.refuses.set(2, protocol === 'cas' ? 97 : 131);
    await counter.add(scaleId, [good, bad, persian, free, litre]);
    await counter.send(scaleId);
    expect(await counter.seen(scaleId, isAtRest)).toMatchObject({ sent: 1, changed: 0, refused: 4 });
    const why = Object.fromEntries((await counter.rows(scaleId)).map((row) => [row.name, row.why]));
    expect(why).toMatchObject({
      Бананы: null,
      Сыр: { code: 'scale' },
      موز: { code: 'letters', letters: 'م و ز' },
      Даром: { code: 'noPrice' },
      Квас: { code: 'unit' },
    });
    // Asked again, it is offered again: somebody may have mended the scale.
    scale.base.refuses.clear();
    await counter.send(scaleId);
    await counter.seen(scaleId, ({ sent, working }) => sent === 2 && working === null);
    // A short name for the label mends letters that the scale does not have.
    const { owner, till } = shelves;
    const label = { itemId: persian, number: 3, labelName: 'Banana', shelfDays: 7, tareG: 10 };
    await owner.plu.savePlu({ commandId: till.id(), ...label });
    await counter.send(scaleId);
    await counter.seen(scaleId, ({ sent, working }) => sent === 3 && working === null);
    expect([...scale.base.items.values()]).toContainEqual({
      number: 3,
      name: 'Banana',
      price: 14_000,
      byPiece: false,
      shelfDays: 7,
      tareG: 10,
    });
  });

  test('sent all anew, it is emptied first', async () => {
    const counter = await openCounter();
    const scale = await fakeScale(protocol);
    const scaleId = await counter.attach(protocol, { port: scale.port });
    await counter.add(scaleId, [await counter.shelves.add(kilo('Бананы', 14_000))]);
    scale.base.put(77, { number: 77, name: 'Чужой', price: 1, byPiece: false, shelfDays: null, tareG: 0 });
    await counter.send(scaleId, true);
    await counter.seen(scaleId, isAtRest);
    expect([...scale.base.items.values()].map(({ name }) => name)).toEqual(['Бананы']);
    expect(scale.base.clears).toBe(1);
  });

  test('a power cut in the midst of sending loses no item and skips none', async () => {
    const counter = await openCounter();
    const { shelves } = counter;
    const { till } = shelves;
    const scale = await fakeScale(protocol);
    const scaleId = await counter.attach(protocol, { port: scale.port });
    const items: string[] = [];
    for (let n = 1; n <= 30; n += 1) items.push(await shelves.add(kilo(`Товар ${n}`, n * 1000)));
    await counter.add(scaleId, items);
    await counter.send(scaleId);
    while (scale.base.puts < 24) await new Promise((resolve) => setTimeout(resolve, 2));
    await till.crash();
    await counter.seen(scaleId, ({ sent, working }) => sent === 30 && working === null);
    expect(scale.base.items.size).toBe(30);
    expect(new Set([...scale.base.items.values()].map(({ price }) => price)).size).toBe(30);
  });
});

describe('a scale that does not answer', () => {
  test('is said to be silent, and sending can be stopped before that', async () => {
    const counter = await openCounter();
    const { owner, till } = counter.shelves;
    const scale = await fakeScale('shtrih');
    scale.faults.mute = true;
    const scaleId = await counter.attach('shtrih', { port: scale.port });
    await counter.add(scaleId, [await counter.shelves.add(kilo('Бананы', 14_000))]);
    await counter.send(scaleId);
    await counter.seen(scaleId, ({ working }) => working !== null);
    await owner.plu.stopSending({ commandId: till.id(), scaleId });
    expect(await counter.seen(scaleId, ({ outcome }) => outcome !== null)).toMatchObject({
      outcome: { kind: 'stopped' },
      working: null,
      sent: 0,
      contactAt: null,
    });
    await counter.send(scaleId);
    expect(await counter.seen(scaleId, ({ outcome }) => outcome?.kind === 'silent')).toMatchObject({
      changed: 1,
    });
  }, 20_000);

  test('where nobody listens at the address, that is said', async () => {
    const counter = await openCounter();
    const gone = await fakeScale('cas');
    const { port } = gone;
    await gone.unplug();
    const scaleId = await counter.attach('cas', { port });
    await counter.add(scaleId, [await counter.shelves.add(kilo('Бананы', 14_000))]);
    await counter.send(scaleId);
    expect(await counter.seen(scaleId, isAtRest)).toMatchObject({
      outcome: { kind: 'noLink', why: { kind: 'unreachable' } },
      changed: 1,
    });
  });

  test('one port has one owner: the scale that comes second says who has it', async () => {
    const counter = await openCounter();
    const scale = await fakeScale('shtrih');
    scale.faults.mute = true;
    const ids: string[] = [];
    for (const name of ['Front', 'Back'])
      ids.push(await counter.attach('shtrih', { port: scale.port, name, sendsItself: false }));
    const [front = '', back = ''] = ids;
    await counter.send(front);
    await expect
      .poll(() => counter.shelves.till.kit.devices.ownerOf(`127.0.0.1:${scale.port}`))
      .toBe('Front');
    await counter.send(back);
    expect(await counter.seen(back, isAtRest)).toMatchObject({
      outcome: { kind: 'noLink', why: { kind: 'inUse', owner: 'Front' } },
    });
  });

  test('a wrong password is the scale’s refusal, and no item is blamed', async () => {
    const counter = await openCounter();
    const scale = await fakeScale('shtrih');
    const scaleId = await counter.attach('shtrih', { port: scale.port, password: '9999' });
    await counter.add(scaleId, [await counter.shelves.add(kilo('Бананы', 14_000))]);
    await counter.send(scaleId);
    expect(await counter.seen(scaleId, isAtRest)).toMatchObject({
      outcome: { kind: 'refused', fault: 'password', number: '122' },
      changed: 1,
      refused: 0,
    });
  });
});

test('where another scale has taken its place, nothing is thought to be on it', async () => {
  const counter = await openCounter();
  const { owner, till } = counter.shelves;
  const [old, young] = [await fakeScale('cas'), await fakeScale('cas')];
  const scaleId = await counter.attach('cas', { port: old.port });
  await counter.add(scaleId, [await counter.shelves.add(kilo('Бананы', 14_000))]);
  await counter.send(scaleId);
  const { name, isOn, settings } = await counter.seen(scaleId, ({ sent }) => sent === 1);
  const address = { host: '127.0.0.1', port: young.port };
  const save = { scaleId, name, isOn, settings: { ...settings, address } };
  await owner.plu.saveLabelScale({ commandId: till.id(), ...save });
  await counter.seen(scaleId, ({ sent, changed }) => sent === 0 && changed === 1);
  await counter.send(scaleId);
  await counter.seen(scaleId, ({ sent, working }) => sent === 1 && working === null);
  expect(young.base.items.size).toBe(1);
});

test('a till that lives on from a backup does not trust what it wrote down of its scales, and sends all again', async () => {
  const counter = await openCounter();
  const { owner, till } = counter.shelves;
  const scale = await fakeScale('cas');
  const scaleId = await counter.attach('cas', { port: scale.port });
  await counter.add(scaleId, [await counter.shelves.add(kilo('Бананы', 14_000))]);
  await counter.send(scaleId);
  await counter.seen(scaleId, ({ sent, working }) => sent === 1 && working === null);
  const { name } = await owner.backup.backupNow({ commandId: till.id() });
  await owner.backup.restoreBackup({ commandId: till.id(), name });
  await till.reopen();
  await counter.seen(scaleId, ({ sent, changed }) => sent === 0 && changed === 1);
  await counter.send(scaleId);
  await counter.seen(scaleId, ({ sent, working }) => sent === 1 && working === null);
  expect(scale.base.puts).toBe(2);
});

test('a scale that sends itself follows a new price without anybody pressing anything', async () => {
  const counter = await openCounter();
  const { owner, till } = counter.shelves;
  const scale = await fakeScale('shtrih');
  const scaleId = await counter.attach('shtrih', { port: scale.port, sendsItself: true });
  const bananas = await counter.shelves.add(kilo('Бананы', 14_000));
  await counter.add(scaleId, [bananas]);
  await counter.seen(scaleId, ({ sent, working }) => sent === 1 && working === null);
  await owner.catalogue.editItem({ commandId: till.id(), itemId: bananas, changes: { priceMinor: 15_000 } });
  await counter.seen(scaleId, ({ changed }) => changed === 1);
  await counter.seen(scaleId, ({ sent, working }) => sent === 1 && working === null);
  expect([...scale.base.items.values()].map(({ price }) => price)).toEqual([15_000]);
  expect(scale.base.puts).toBe(2);
});

describe('numbers', () => {
  test('are the ones by which items are known already, or the first that nobody has', async () => {
    const counter = await openCounter();
    const { shelves } = counter;
    const scaleId = await counter.attach('csv');
    const items = [
      await shelves.add(kilo('By PLU', 1000, { plu: '4011' })),
      await shelves.add(kilo('By article', 1000, { sku: '00017' })),
      await shelves.add(kilo('By a label entered as its code', 1000), [
        `210002300000${checkDigitOf('210002300000')}`,
      ]),
      await shelves.add(kilo('By none', 1000)),
      await shelves.add(kilo('By none either', 1000, { sku: 'A-1' })),
    ];
    await counter.add(scaleId, items);
    const rows = await counter.rows(scaleId);
    expect(rows.map(({ name, number }) => [name, number])).toEqual([
      ['By none', 1],
      ['By none either', 2],
      ['By article', 17],
      ['By a label entered as its code', 23],
      ['By PLU', 4011],
    ]);
  });

  test('are what a label is read by: the item it was printed for, and no other', async () => {
    const counter = await openCounter();
    const { shelves } = counter;
    const { till, owner } = shelves;
    const scaleId = await counter.attach('csv');
    const bananas = await shelves.add(kilo('Бананы', 14_000, { plu: '5' }));
    const cheese = await shelves.add(kilo('Сыр', 56_050));
    await counter.add(scaleId, [bananas, cheese]);
    const label = (number: number): string => {
      const body = `21${String(number).padStart(5, '0')}00350`;
      return `${body}${checkDigitOf(body)}`;
    };
    const read = (number: number) =>
      scannedIn(till.kit.ledger.read, label(number), { priceListId: null, at: till.clock.now() }).items.map(
        ({ name }) => name,
      );
    expect([read(1), read(5)]).toEqual([['Сыр'], ['Бананы']]);
    const plain = { labelName: null, shelfDays: null, tareG: 0 };
    const save = (itemId: string, number: number) =>
      owner.plu.savePlu({ commandId: till.id(), itemId, number, ...plain });
    await expect(save(cheese, 5)).rejects.toEqual(refusedWith('NumberTaken', { name: 'Бананы' }));
    await expect(save(cheese, 100_000)).rejects.toEqual(refusedWith('NumberTooLong', { digits: 5 }));
    await save(cheese, 812);
    expect([read(1), read(812)]).toEqual([[], ['Сыр']]);
  });

  test('of places that a scale does not have, another is found: the label says the number all the same', async () => {
    const counter = await openCounter();
    const scale = await fakeScale('shtrih');
    scale.base.places = 3;
    const scaleId = await counter.attach('shtrih', { port: scale.port });
    const items: string[] = [];
    for (const plu of ['4011', '4012', '2', '4013'])
      items.push(await counter.shelves.add(kilo(`Item ${plu}`, 1000, { plu })));
    await counter.add(scaleId, items);
    await counter.send(scaleId);
    expect(await counter.seen(scaleId, isAtRest)).toMatchObject({ sent: 3, refused: 1 });
    expect([...scale.base.items].map(([place, { number }]) => [place, number])).toEqual([
      [2, 2],
      [3, 4011],
      [1, 4012],
    ]);
    expect((await counter.rows(scaleId)).find(({ state }) => state === 'refused')).toMatchObject({
      number: 4013,
      why: { code: 'scaleFull' },
    });
  });
});

test('all weighed items, or a category with those below it, go on a scale at once', async () => {
  const counter = await openCounter();
  const { owner, till, ...shelves } = counter.shelves;
  const scaleId = await counter.attach('csv');
  const fruit = await shelves.category('Фрукты');
  const berries = await shelves.category('Ягоды', fruit);
  await shelves.add({ ...kilo('Малина', 90_000), categoryId: berries });
  await shelves.add({ name: 'Ананас', priceMinor: 40_000, unit: 'piece', categoryId: fruit });
  await shelves.add(kilo('Сыр', 56_000));
  const add = (what: { kind: 'weighed' } | { kind: 'category'; categoryId: string }) =>
    owner.plu.addToScale({ commandId: till.id(), scaleId, what });
  expect(await add({ kind: 'category', categoryId: fruit })).toEqual({ added: 2, already: 0 });
  expect(await add({ kind: 'weighed' })).toEqual({ added: 1, already: 1 });
});

test('a file holds all that its scale can have, and the page says what it left out', async () => {
  const counter = await openCounter();
  const { owner, till } = counter.shelves;
  const scaleId = await counter.attach('rongtaTxp');
  const bananas = await counter.shelves.add(kilo('Бананы', 14_000));
  await counter.add(scaleId, [bananas, await counter.shelves.add(kilo('موز', 14_000))]);
  const file = await owner.plu.saveScaleFile({ commandId: till.id(), scaleId });
  expect(file.name).toBe('plu.txp');
  const row = new TextDecoder('windows-1251').decode(await file.arrayBuffer()).split('\t');
  expect(row.slice(0, 8)).toEqual(['1', 'Бананы', '1', '1', '7', '14000', '4', '21']);
  expect(await counter.seen(scaleId, isAtRest)).toMatchObject({ sent: 1, refused: 1, changed: 0 });
  await owner.catalogue.editItem({ commandId: till.id(), itemId: bananas, changes: { priceMinor: 15_000 } });
  await counter.seen(scaleId, ({ changed }) => changed === 1);
  await expect(counter.send(scaleId)).rejects.toEqual(refusedWith('LoadedFromFile'));
});

test('only who may attaches scales, changes what is on them and sends', async () => {
  const counter = await openCounter();
  const { till } = counter.shelves;
  const scaleId = await counter.attach('csv');
  const viewer = till.clientFor({ permissions: ['catalogue.view'] });
  await expect(viewer.plu.sendToScale({ commandId: till.id(), scaleId, anew: false })).rejects.toEqual(
    refusedWith('FORBIDDEN', { permission: 'device.print' }),
  );
  await expect(
    viewer.plu.addToScale({ commandId: till.id(), scaleId, what: { kind: 'weighed' } }),
  ).rejects.toEqual(refusedWith('FORBIDDEN', { permission: 'catalogue.edit' }));
  await expect(viewer.plu.eraseLabelScale({ commandId: till.id(), scaleId })).rejects.toEqual(
    refusedWith('FORBIDDEN', { permission: 'device.edit' }),
  );
});
