/** The limit of a look-up: one table, a unique index on the code, one prepared statement; HTTP without a router. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Database from 'better-sqlite3';
import Papa from 'papaparse';
import { WebSocketServer } from 'ws';
import { openDatabase } from '../../src/main/ledger/open.ts';
import { answer } from '../contestant.ts';
import { timed } from '../figures.ts';
import type { Product } from './products.ts';

let byCode: Database.Statement;

const answers = {
  /** Brings a file in: read, put into a table, indexed; answers how long that took. */
  open({ file, csv }: { file: string; csv: string }): Promise<number> {
    const sqlite = openDatabase(file);
    sqlite.exec('create table thing (id text primary key, code text, name text, price_minor integer)');
    const insert = sqlite.prepare('insert into thing values (?, ?, ?, ?)');
    const load = sqlite.transaction(() => {
      const rows = Papa.parse<Product & { price: string }>(csv, { header: true }).data;
      for (const [i, { barcode, name, price }] of rows.entries()) {
        const priceMinor = Math.round(Number(price) * 100);
        insert.run(`01a1f84e-7b92-7000-8000-${String(i).padStart(12, '0')}`, barcode, name, priceMinor);
      }
      sqlite.exec('create unique index thing_code on thing (code)');
    });
    const took = timed(load);
    byCode = sqlite.prepare('select id, code, name, price_minor from thing where code = ?');
    return took;
  },

  lookUp({ codes }: { codes: readonly string[] }): number[] {
    return codes.map((code) => {
      const started = performance.now();
      byCode.get(code);
      return (performance.now() - started) * 1000;
    });
  },

  listen(): Promise<{ port: number }> {
    const server = createServer((request, response) => {
      const code = new URL(request.url ?? '/', 'http://bare').searchParams.get('code');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(byCode.get(code)));
    });
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => {
      socket.on('message', (message) => {
        const { n, code } = JSON.parse(String(message)) as { n: number; code: string };
        socket.send(JSON.stringify({ n, thing: byCode.get(code) }));
      });
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port }));
    });
  },
};
export type CatalogueBare = typeof answers;
answer(answers);
