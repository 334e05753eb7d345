/** Pictures between tills: chosen at one, shown at the others, and in nobody's way. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { inCompany } from '../../../src/hq/store/db.ts';
import { blob } from '../../../src/hq/store/tables.ts';
import { PictureExchange } from '../../../src/main/areas/catalogue/picture-exchange.ts';
import { fetchBlob } from '../../../src/main/sync/blob.ts';
import { seededBytes, type TestTill } from '../../kit/till.ts';
import { openShop } from '../sale/shop.ts';
import { join, joinNew, openHeadquarters, openOther, settled, until } from './tills.ts';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const pictureOf = (seed: number, size = 2000): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(...png, ...seededBytes(seed)(size));

/** Somebody chooses it; answers its hash. */
async function choose(till: TestTill, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { catalogue } = till.clientFor('owner');
  const { pictureId } = await catalogue.addPicture({
    commandId: till.id(),
    picture: new File([bytes], 'a.png'),
  });
  return pictureId;
}

async function shown(till: TestTill, pictureId: string): Promise<Uint8Array | null> {
  const file = await till.clientFor('owner').catalogue.picture({ pictureId });
  return file && new Uint8Array(await file.arrayBuffer());
}

const fileOf = ({ kit }: TestTill, pictureId: string): string => pathOf(kit.paths.pictures, pictureId);

type At = Awaited<ReturnType<typeof openHeadquarters>>;

const heldAt = ({ house, company }: At): Promise<string[]> =>
  inCompany(house.hq.kit.hq, company.id, async (tx) => {
    const rows = await tx.select({ hash: blob.hash }).from(blob).orderBy(blob.hash);
    return rows.map(({ hash }) => hash);
  });

async function twoTills() {
  const hq = await openHeadquarters();
  const { till: first } = await openShop();
  const alone = await choose(first, pictureOf(1));
  await join(first, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  const second = await openOther();
  await joinNew(second, { url: hq.url, code: await hq.code({ tillCode: '2' }), name: 'Back' });
  await settled(first, second);
  await until(
    async () => (await heldAt(hq)).includes(alone),
    'what was chosen before there was a headquarters',
  );
  return { hq, first, second, alone };
}

test('what one till chose is shown at another, from then on without asking anybody', async () => {
  const { hq, first, second, alone } = await twoTills();
  const pictureId = await choose(first, pictureOf(2));
  await until(async () => (await heldAt(hq)).length === 2, 'the picture at headquarters');
  expect(existsSync(fileOf(second, pictureId))).toBe(false);
  expect(await shown(second, pictureId)).toEqual(pictureOf(2));
  expect(await shown(second, alone)).toEqual(pictureOf(1));
  second.kit.hq.stop();
  expect(await shown(second, pictureId)).toEqual(pictureOf(2));
});

test('nobody has it, or nobody can be asked: the item is shown without', async () => {
  const { first, second } = await twoTills();
  expect(await shown(second, 'f'.repeat(64))).toBeNull();
  second.kit.hq.stop();
  const pictureId = await choose(first, pictureOf(3));
  expect(await shown(second, pictureId)).toBeNull();
});

test('a broken file is as good as none: the picture comes anew', async () => {
  const { hq, first, second } = await twoTills();
  const pictureId = await choose(first, pictureOf(4));
  await until(async () => (await heldAt(hq)).includes(pictureId), 'the picture at headquarters');
  expect(await shown(second, pictureId)).toEqual(pictureOf(4));
  truncateSync(fileOf(second, pictureId), 100);
  expect(await shown(second, pictureId)).toEqual(pictureOf(4));
  expect(readdirSync(second.kit.paths.pictures)).toEqual(expect.not.arrayContaining([`${pictureId}.part`]));
});

test('headquarters that was emptied is given every picture again', async () => {
  const { hq, first, alone } = await twoTills();
  const { kit } = hq.house.hq;
  await until(() => first.kit.ledger.read.get('select 1 from picture_sent') !== undefined, 'it is noted');
  await inCompany(kit.hq, hq.company.id, (tx) => tx.delete(blob).where(sql`true`));
  await first.reopen();
  await settled(first);
  expect(await heldAt(hq)).toEqual([]);
  // As its next hello would say of a headquarters that begins anew.
  first.kit.ledger.sqlite.exec("update picture_sent set server_epoch = 'an earlier life'");
  await first.reopen();
  await until(async () => (await heldAt(hq)).includes(alone), 'the picture at headquarters again');
});

test('the least looked at make room, and none goes that only this till has', async () => {
  const { hq, first } = await twoTills();
  const dir = mkdtempSync(pathOf(tmpdir(), 'dukkan-pictures-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const { ledger, hq: link } = first.kit;
  const faults: unknown[] = [];
  const room = { dir, ledger, hq: link, onFault: (error: unknown) => faults.push(error), mostBytes: 5000 };
  const full = new PictureExchange(room);
  const ids = [10, 11, 12, 13].map((seed) => full.add(pictureOf(seed)));
  expect(readdirSync(dir).sort()).toEqual([...ids].sort());
  await full.read(ids[0] ?? '');
  const stop = full.start();
  await until(() => readdirSync(dir).length === 2, 'room was made');
  stop();
  expect(faults).toEqual([]);
  const left = new Set(readdirSync(dir));
  expect(await heldAt(hq)).toEqual(expect.arrayContaining(ids.filter((id) => !left.has(id))));
  expect(left).toContain(ids[0]);
});

test('what a cut left is gone on with, and only the rest is asked for', async () => {
  const dir = mkdtempSync(pathOf(tmpdir(), 'dukkan-part-'));
  const part = pathOf(dir, 'part');
  const bytes = Buffer.from(pictureOf(20, 50_000));
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const rest = bytes.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length });
    // The first two answers are cut short, once what was said of them is written down.
    if (ranges.length <= 2) {
      response.write(rest.subarray(0, 9000));
      void until(() => existsSync(part) && statSync(part).size > from, 'some of it').then(() =>
        response.destroy(),
      );
    } else response.end(rest);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const asked = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    token: 'token',
    life: new AbortController().signal,
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  expect(await fetchBlob(asked, part)).toMatchObject({ kind: 'failed' });
  expect(await fetchBlob(asked, part)).toMatchObject({ kind: 'failed' });
  expect(await fetchBlob(asked, part)).toMatchObject({ kind: 'answer' });
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(hashOfFile(part));
  expect(ranges[0]).toBeUndefined();
  expect(ranges.slice(1).every((range) => /^bytes=[1-9]\d*-$/.test(range ?? ''))).toBe(true);
});

test('a picture half here is finished at the next look, also after the till was closed', async () => {
  const { hq, first, second } = await twoTills();
  const bytes = pictureOf(30, 9000);
  const pictureId = await choose(first, bytes);
  await until(async () => (await heldAt(hq)).includes(pictureId), 'the picture at headquarters');
  writeFileSync(`${fileOf(second, pictureId)}.part`, bytes.subarray(0, 4000));
  expect(await shown(second, pictureId)).toEqual(bytes);
  const other = await choose(first, pictureOf(31));
  await until(async () => (await heldAt(hq)).includes(other), 'the other at headquarters');
  writeFileSync(`${fileOf(second, other)}.part`, 'something else');
  await shown(second, other);
  expect(existsSync(`${fileOf(second, other)}.part`)).toBe(false);
});

const hashOfFile = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
