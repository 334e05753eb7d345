/** The limit of a look-up: one table, a unique index on the code, one prepared statement; HTTP without a router. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { WebSocketServer } from 'ws';
import { answer } from '../contestant.ts';
import type { Product } from './products.ts';

let byCode: Database.Statement;

const answers = {
  open({ file, things }: { file: string; things: readonly Product[] }): void {
    const sqlite = new Database(file);
    sqlite.pragma('journal_mode = WAL');
    sqlite.exec('create table thing (id text primary key, code text, name text, price_minor integer)');
    const insert = sqlite.prepare('insert into thing values (?, ?, ?, ?)');
    const load = sqlite.transaction(() => {
      for (const [i, { barcode, name }] of things.entries()) {
        insert.run(`01a1f84e-7b92-7000-8000-${String(i).padStart(12, '0')}`, barcode, name, 100 + (i % 5000));
      }
    });
    load();
    sqlite.exec('create unique index thing_code on thing (code)');
    byCode = sqlite.prepare('select id, code, name, price_minor from thing where code = ?');
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
