/** The peer's till: PouchDB on LevelDB, which replicates its sales to a server and back. */
import { join } from 'node:path';
import http from 'pouchdb-adapter-http';
import leveldb from 'pouchdb-adapter-leveldb';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { assert } from '../../src/domain/kit/result.ts';
import { answer } from '../contestant.ts';

PouchDB.plugin(leveldb).plugin(http).plugin(replication);

type Database = InstanceType<typeof PouchDB>;

const local = (folder: string, name: string): Database =>
  new PouchDB(join(folder, name), { adapter: 'leveldb' });

const answers = {
  /** A document a sale, whose content is its entry's. */
  async keep({
    folder,
    name,
    sales,
  }: {
    folder: string;
    name: string;
    sales: readonly string[];
  }): Promise<void> {
    const db = local(folder, name);
    const docs = sales.map((body, n) => ({
      _id: `${name}-${String(n).padStart(9, '0')}`,
      changes: JSON.parse(body),
    }));
    for (let from = 0; from < docs.length; from += 500) await db.bulkDocs(docs.slice(from, from + 500));
    await db.close();
  },

  push: ({ folder, name, url, batch }: Side) => replicated(local(folder, name), new PouchDB(url), batch),
  pull: ({ folder, name, url, batch }: Side) => replicated(new PouchDB(url), local(folder, name), batch),
};
export type SyncPouch = typeof answers;
answer(answers);

interface Side {
  readonly folder: string;
  readonly name: string;
  readonly url: string;
  readonly batch: number;
}

/** Documents a second. */
async function replicated(source: Database, target: Database, batch: number): Promise<number> {
  const started = performance.now();
  const done = await PouchDB.replicate(source, target, { batch_size: batch });
  const seconds = (performance.now() - started) / 1000;
  assert(done.ok, 'a replication that ended well');
  return done.docs_written / seconds;
}
