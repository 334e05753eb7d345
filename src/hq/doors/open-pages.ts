/** What anyone may read: whether headquarters is well, its metrics, and the document of its routes. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'drizzle-orm';
import { isSame } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { tellStanding } from '../metrics.ts';
import { standing } from '../registry/standing.ts';
import { openApiDocument } from './document.ts';

type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
type OpenPages = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const json = { 'content-type': 'application/json; charset=utf-8' };

export async function openPages(
  kit: HqKit,
  { metricsToken, trustProxy }: { readonly metricsToken?: string; readonly trustProxy: boolean },
): Promise<OpenPages> {
  const document = JSON.stringify(await openApiDocument(kit.version));
  const mayMeasure = ({ headers, socket }: IncomingMessage): boolean => {
    if (metricsToken !== undefined) return isSame(headers.authorization ?? '', `Bearer ${metricsToken}`);
    // Behind a proxy everybody comes from here.
    return !trustProxy && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
  };
  const pages: Record<string, Page> = {
    '/health': (_, response) => {
      const { durable } = kit.hq;
      const health = { status: 'ok', version: kit.version, store: durable ? 'postgresql' : 'pglite' };
      const trial = durable ? {} : { trial: 'A power cut may take what this store holds. Set DATABASE_URL.' };
      response.writeHead(200, json).end(JSON.stringify({ ...health, ...trial }));
    },
    '/ready': async (_, response) => {
      const ready = await isReady(kit);
      response.writeHead(ready ? 200 : 503, json).end(JSON.stringify({ ready }));
    },
    '/openapi.json': (_, response) => void response.writeHead(200, json).end(document),
    '/metrics': async (request, response) => {
      if (!mayMeasure(request)) return void response.writeHead(403, json).end('{"code":"NotFound"}');
      tellStanding(kit.metrics, await standing(kit));
      const text = await kit.metrics.registry.metrics();
      response.writeHead(200, { 'content-type': kit.metrics.registry.contentType }).end(text);
    },
  };
  return async (path, request, response) => {
    const page = Object.hasOwn(pages, path) && request.method === 'GET' ? pages[path] : undefined;
    await page?.(request, response);
    return page !== undefined;
  };
}

async function isReady({ hq, log }: HqKit): Promise<boolean> {
  try {
    await hq.db.execute(sql`select 1`);
    return true;
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer');
    return false;
  }
}
