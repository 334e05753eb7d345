/** Both contracts over one HTTP door: the wire under `/v1`, the console under `/console/api`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { ORPCError, onError } from '@orpc/server';
import { CompressionPlugin } from '@orpc/server/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { Refused } from '../../domain/kit/sync/wire.ts';
import { consoleCookies, isOurs } from '../console/cookies.ts';
import { consoleRouter } from '../console/router.ts';
import type { HqKit } from '../kit.ts';
import type { Asker } from '../registry/tokens.ts';
import { deviceRouter, refusal } from './device.ts';
import type { Live } from './live.ts';
import type { Pace } from './pace.ts';
import type { Peer } from './peer.ts';

const pingMs = 20_000;

export interface From {
  readonly peer: Peer;
  readonly asker: Asker | null;
}

type Api = (request: IncomingMessage, response: ServerResponse, from: From) => Promise<boolean>;

export function apiDoors(kit: HqKit, live: Live, pace: Pace): Api {
  const wire = new OpenAPIHandler(deviceRouter(kit, live, pace), {
    plugins: [new CompressionPlugin()],
    eventIteratorKeepAliveInterval: pingMs,
    customErrorResponseBodyEncoder: refusedBy,
    clientInterceptors: [onError((error) => faultless(kit, error, refusal('Unavailable')))],
  });
  const page = new OpenAPIHandler(consoleRouter(kit, pace), {
    plugins: [
      new CompressionPlugin(),
      new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] }),
    ],
    clientInterceptors: [onError((error) => faultless(kit, error, error))],
  });
  return async (request, response, { peer, asker }) => {
    const { headers } = request;
    if (!(request.url ?? '').startsWith('/console/api/')) {
      const context = { asker, peer: peer.address };
      return (await wire.handle(request, response, { context })).matched;
    }
    if (!isOurs(request)) {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"code":"NotYours"}');
      return true;
    }
    const address = `${peer.secure ? 'https' : 'http'}://${headers.host ?? ''}`;
    const context = { cookies: consoleCookies(request, response, peer), peer: peer.address, address };
    return (await page.handle(request, response, { prefix: '/console/api', context })).matched;
  };
}

/** What is no refusal is a fault of ours: told to the log, and to who asked as `instead`. */
function faultless({ log }: HqKit, error: unknown, instead: unknown): void {
  const ours = error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR';
  if (ours) return;
  log.error({ err: error }, 'a request failed');
  throw instead;
}

/** On the wire a refusal is its code and what goes with it; nothing of how it came about. */
function refusedBy(error: ORPCError<string, unknown>): Refused {
  const { data } = error as { data?: { code?: string; issues?: { message: string; path?: unknown[] }[] } };
  if (data?.code === error.code) return data as Refused;
  const [issue] = data?.issues ?? [];
  const detail = issue ? `${(issue.path ?? []).join('.')}: ${issue.message}`.slice(0, 500) : error.message;
  return { code: 'BadRequest', detail };
}
