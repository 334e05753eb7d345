/** A headquarters of one company in memory, behind a real HTTP door that can be made to fail. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { type Answer, type HqPorts, no, ok } from '../../../src/domain/kit/sync/answer.ts';
import type { Sha256 } from '../../../src/domain/kit/sync/chain.ts';
import { EnrolRequest, TokenRequest, tokenText } from '../../../src/domain/kit/sync/enrol.ts';
import { answerHello } from '../../../src/domain/kit/sync/hello.ts';
import { answerPull, answerSnapshot } from '../../../src/domain/kit/sync/pull.ts';
import { answerPush } from '../../../src/domain/kit/sync/push.ts';
import { hqRefusals } from '../../../src/domain/kit/sync/refusals.ts';
import {
  HelloRequest,
  PullRequest,
  PushRequest,
  pushText,
  usualLimits,
} from '../../../src/domain/kit/sync/wire.ts';
import { MemoryStore } from '../../sync/memory-hq.ts';

/** `drop`: nobody hears it. `swallow`: it is done, and the answer is lost. */
export type Fate = 'answer' | 'drop' | 'swallow';

export interface MemoryDoor {
  readonly url: string;
  readonly store: MemoryStore;
  /** Asked at every request; `answer` unless told. */
  fate: (path: string) => Fate;
  /** How often each path was asked. */
  readonly asked: Map<string, number>;
  makeCode(place: Partial<CodeFor>): string;
  close(): Promise<void>;
}

interface CodeFor {
  readonly branch: string;
  readonly tillCode: string;
  readonly replaces: string | null;
  readonly allBranches: boolean;
}

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const company = 'company-1';

export async function openMemoryDoor(now: () => number): Promise<MemoryDoor> {
  const store = new MemoryStore('life-1');
  const codes = new Map<string, CodeFor>();
  const keys = new Map<string, string>();
  let made = 0;
  const next = (): number => {
    made += 1;
    return made;
  };
  const asked = new Map<string, number>();
  const lives = new Set<ServerResponse>();
  const ports: HqPorts = {
    store,
    sha256,
    now,
    newSession: () => `session-${next()}`,
    limits: usualLimits,
    minSchema: 0,
  };

  const enrol = (body: unknown): Answer<unknown> => {
    const request = EnrolRequest.safeParse(body);
    if (!request.success) return no('BadRequest');
    const { code, publicKey, self } = request.data;
    const place = codes.get(code);
    if (!place) return no('NotFound');
    codes.delete(code);
    const { branch, tillCode, replaces, allBranches } = place;
    const till = replaces ?? self.till;
    const others = [...store.rows.streams.values()].filter((stream) => stream.till === till);
    const last = Math.max(0, ...others.map(({ epoch }) => epoch));
    keys.set(till, publicKey);
    const feeds = ['company', `branch:${branch}`, `till:${till}`];
    store.rows.registrations.set(till, { till, branch, feeds, allBranches, state: 'active' });
    const epoch = replaces === null ? self.epoch : last + 1;
    return ok({ company, branch, till, branchCode: 'B', tillCode, epoch, allBranches });
  };

  const token = (body: unknown): Answer<unknown> => {
    const request = TokenRequest.safeParse(body);
    if (!request.success) return no('BadRequest');
    const key = keys.get(request.data.till);
    if (key === undefined || !isSigned(key, tokenText(request.data), request.data.sig)) return no('BadToken');
    return ok({ token: `for ${request.data.till}`, expiresAt: now() + 15 * 60_000 });
  };

  const route = (path: string, body: unknown, till: string): Promise<Answer<unknown>> | Answer<unknown> => {
    const url = new URL(path, 'http://hq');
    if (url.pathname === '/v1/hello') return answerHello(ports, till, HelloRequest.parse(body));
    if (url.pathname === '/v1/pull') return answerPull(ports, till, PullRequest.parse(body));
    if (url.pathname === '/v1/push') {
      const push = PushRequest.parse(body);
      const signed = isSigned(keys.get(till) ?? '', pushText(till, push), push.sig);
      return signed ? answerPush(ports, till, push) : no('BadSignature');
    }
    const scope = decodeURIComponent(/^\/v1\/snapshot\/(.+)$/.exec(url.pathname)?.[1] ?? '');
    if (scope === '') return no('NotFound');
    const at = url.searchParams.get('at');
    const session = url.searchParams.get('session') ?? '';
    const after = Number(url.searchParams.get('after'));
    return answerSnapshot(ports, till, { session, scope, at: at === null ? null : Number(at), after });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const name = path.split('?')[0] ?? '';
    asked.set(name, (asked.get(name) ?? 0) + 1);
    const fate = door.fate(name);
    if (fate === 'drop') {
      response.destroy();
      return;
    }
    const body = await bodyOf(request);
    const [, till = ''] = /^Bearer for (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (path === '/v1/live' && till !== '') {
      lives.add(response);
      response.on('close', () => lives.delete(response));
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
      return;
    }
    const open = path === '/v1/enrol' ? enrol(body) : path === '/v1/token' ? token(body) : null;
    const said = open ?? (till === '' ? no('BadToken') : await route(path, body, till));
    if (fate === 'swallow') {
      response.destroy();
      return;
    }
    const status = said.ok ? 200 : hqRefusals[said.refused.code].status;
    const text = gzipSync(JSON.stringify(said.ok ? said.value : said.refused));
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(text);
    if (path === '/v1/push' && said.ok) tellAll();
  };

  const tellAll = (): void => {
    const heads = Object.fromEntries(
      [...store.rows.feeds].map(([scope, { items }]) => [scope, items.length]),
    );
    const said = JSON.stringify({ serverEpoch: store.serverEpoch, heads });
    for (const response of lives) response.write(`event: message\ndata: ${said}\n\n`);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const door: MemoryDoor = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    fate: () => 'answer',
    asked,
    makeCode: (given) => {
      const code = `SHOP-${String(next()).padStart(10, '0')}`;
      codes.set(code, { branch: 'branch-1', tillCode: '1', replaces: null, allBranches: false, ...given });
      return code;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  onTestFinished(() => door.close());
  return door;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return undefined;
  const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return JSON.parse(plain.toString('utf8'));
}

const isSigned = (key: string, text: string, sig: string): boolean =>
  key !== '' &&
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' }),
    Buffer.from(sig, 'base64url'),
  );
