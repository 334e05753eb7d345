/**
 * The limit of a start: Node opens the same file and answers one query over HTTP. Plain JavaScript, as the
 * built till is, so that neither waits for types to be taken away.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';

const options = { data: { type: 'string' }, port: { type: 'string' } };
const { values } = parseArgs({ options });
const sqlite = new Database(join(values.data, 'dukkan.db'));
sqlite.pragma('synchronous = FULL');
const users = sqlite.prepare('select id, name, colour from user where deleted_at is null order by name');
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(users.all()));
});
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`Bare ready at http://127.0.0.1:${server.address().port}/`);
});
process.once('SIGTERM', () => {
  sqlite.close();
  process.exit(0);
});
