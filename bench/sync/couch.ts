/**
 * The peer's server: CouchDB's protocol as a replication speaks it, straight onto PouchDB's own LevelDB. Leaner than
 * express-pouchdb, so it does the peer no wrong; LevelDB is not synced at each write, which is in its favour too.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import leveldb from 'pouchdb-adapter-leveldb';
import PouchDB from 'pouchdb-core';
import { answer } from '../contestant.ts';

PouchDB.plugin(leveldb);

let db: InstanceType<typeof PouchDB>;
const server = createServer((request, response) => {
  answered(request).then(
    (value) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    },
    (error: { status?: number; message?: string }) => {
      const { status = 500, message = '' } = error;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status, error: message, reason: message }));
    },
  );
});

const answers = {
  async open({ folder }: { folder: string }): Promise<string> {
    db = new PouchDB(join(folder, 'couch'), { adapter: 'leveldb' });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sales`;
  },

  async count(): Promise<number> {
    return (await db.info()).doc_count;
  },
};
export type SyncCouch = typeof answers;
answer(answers);

async function answered(request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
  const [, , first = '', ...rest] = pathname.split('/').map(decodeURIComponent);
  if (request.method === 'PUT' && first === '_local') return db.put(JSON.parse(await textOf(request)));
  if (first === '_local') return db.get([first, ...rest].join('/'));
  if (first === '') return { ...(await db.info()), db_name: 'sales', instance_start_time: '0' };
  if (first === '_changes') {
    const since = Number(searchParams.get('since') ?? 0);
    const page = { since, limit: Number(searchParams.get('limit') ?? 100), style: 'all_docs' };
    return { pending: 0, ...(await db.changes(page)) };
  }
  const body = JSON.parse(await textOf(request)) as { docs: object[] };
  if (first === '_revs_diff') return db.revsDiff(body);
  if (first === '_bulk_get') return db.bulkGet({ ...body, revs: true, latest: true });
  if (first === '_bulk_docs') return db.bulkDocs(body.docs, { new_edits: false });
  throw Object.assign(new Error(pathname), { status: 404 });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
