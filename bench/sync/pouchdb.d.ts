declare module 'pouchdb-core' {
  /** Of one database, as much as the bench asks. */
  interface Database {
    info(): Promise<{ doc_count: number; update_seq: number }>;
    bulkDocs(docs: readonly object[], options?: object): Promise<unknown[]>;
    bulkGet(options: object): Promise<object>;
    revsDiff(diff: object): Promise<object>;
    changes(options: object): Promise<{ results: unknown[]; last_seq: number }>;
    get(id: string): Promise<object>;
    put(doc: object): Promise<object>;
    close(): Promise<void>;
  }
  interface Replicated {
    readonly ok: boolean;
    readonly docs_written: number;
  }
  interface PouchDB {
    new (name: string, options?: object): Database;
    plugin(plugin: unknown): PouchDB;
    replicate(source: Database, target: Database, options: object): Promise<Replicated>;
  }
  const pouch: PouchDB;
  export = pouch;
}
declare module 'pouchdb-adapter-leveldb' {
  const plugin: unknown;
  export = plugin;
}
declare module 'pouchdb-adapter-http' {
  const plugin: unknown;
  export = plugin;
}
declare module 'pouchdb-replication' {
  const plugin: unknown;
  export = plugin;
}
