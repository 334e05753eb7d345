/** The till's side of the wire, as plain as it goes: a key, a chain, and what HQ answered. */
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { genesis, hashOfText, type Mark, nextHash } from '../../src/domain/kit/sync/chain.ts';
import type { Change } from '../../src/domain/kit/sync/changes.ts';
import { type EnrolAnswer, tokenText } from '../../src/domain/kit/sync/enrol.ts';
import {
  type HelloAnswer,
  type HelloRequest,
  type PullAnswer,
  type PushAnswer,
  type PushRequest,
  pushText,
  type Refused,
  type WireEntry,
} from '../../src/domain/kit/sync/wire.ts';
import { sha256 } from '../../src/hq/keys.ts';

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
}

export class Machine {
  readonly address: string;
  readonly #key: KeyObject;
  readonly publicKey: string;
  readonly own = randomUUID() as string;
  company = '';
  branch = '';
  till = '';
  epoch = 1;
  token = '';
  session = '';
  serverEpoch = '';
  nonce = randomUUID() as string;
  /** Every mark of the chain, the genesis first. */
  marks: Mark[] = [genesis];
  entries: WireEntry[] = [];
  /** What HQ acknowledged. */
  have: Mark = genesis;

  constructor(address: string) {
    this.address = address;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.#key = privateKey;
    this.publicKey = publicKey.export({ format: 'jwk' }).x ?? '';
  }

  sign = (text: string): string => sign(null, Buffer.from(text), this.#key).toString('base64url');

  async ask<T>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
    const response = await fetch(`${this.address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T };
  }

  /** `past`: whose it was so far, and how far it came. */
  async enrol(
    code: string,
    past: { company?: string; tip?: Mark } = {},
  ): Promise<Reply<EnrolAnswer & Refused>> {
    const self = { till: this.own, branch: 'b0', company: 'c0', epoch: this.epoch, tip: genesis, ...past };
    const asked = { proto: 1, code, publicKey: this.publicKey, name: 'Till', app: '1', self };
    const reply = await this.ask<EnrolAnswer & Refused>('/v1/enrol', asked);
    if (reply.status !== 200) return reply;
    const { company, branch, till, epoch } = reply.body;
    Object.assign(this, { company, branch, till, epoch });
    await this.renew();
    return reply;
  }

  async renew(at = Date.UTC(1970, 0, 2)): Promise<Reply<{ token: string } & Refused>> {
    const { company, till } = this;
    const sig = this.sign(tokenText({ company, till, at }));
    const reply = await this.ask<{ token: string } & Refused>('/v1/token', { company, till, at, sig });
    if (reply.status === 200) this.token = reply.body.token;
    return reply;
  }

  /** Asks a headquarters that lost it to be let in again. */
  comeBack(said: { name: string; branchName: string; branchCode: string; tillCode: string }) {
    const { company, till, publicKey, branch, entries } = this;
    const claim = { publicKey, branch, allBranches: false, entries: entries.length, ...said };
    const text = { company, till, at: 0, claim };
    return this.ask<Refused>('/v1/token', { ...text, sig: this.sign(tokenText(text)) });
  }

  async hello(more: Partial<HelloRequest> = {}): Promise<Reply<HelloAnswer & Refused>> {
    const { till, epoch, nonce } = this;
    const reply = await this.ask<HelloAnswer & Refused>('/v1/hello', {
      ...{ proto: 1, till, epoch, nonce, app: '1.2.3', schema: 1, marks: this.marks.slice(-20).reverse() },
      ...{ acked: this.have.seq, serverEpoch: null, cursors: {}, clock: Date.UTC(2026, 10, 20, 9) },
      ...{ freeMb: 1000, pending: this.entries.length - this.have.seq, oldestMs: 0 },
      ...more,
    });
    if (reply.status === 200) {
      const { session, serverEpoch, have } = reply.body;
      Object.assign(this, { session, serverEpoch, have: { seq: have.seq, hash: have.hash } });
    }
    return reply;
  }

  /** One more entry of the journal. */
  write(changes: Change[] | string, more: Partial<WireEntry> = {}): WireEntry {
    const tip = this.marks.at(-1) ?? genesis;
    const body = typeof changes === 'string' ? changes : JSON.stringify(changes);
    const scopes = typeof changes === 'string' ? [] : changes.map(({ scope = 'branch' }) => scope);
    const entry: WireEntry = {
      ...{ epoch: this.epoch, seq: tip.seq + 1, id: randomUUID(), schema: 1, at: 1_795_000_000_000 },
      ...{ hlc: `019a9f3b0000-${hex(tip.seq + 1, 4)}-${this.own}`, command: 'sale.complete' },
      ...{ actor: '{"userId":null}', approval: null },
      sets: typeof changes !== 'string' && changes.some((change) => 'set' in change),
      scopes: [...new Set(scopes)],
      body,
      ...more,
    };
    const bodyHash = entry.bodyHash ?? hashOfText(sha256, entry.body ?? '');
    const hash = nextHash(sha256, tip.hash, { ...entry, till: this.till }, bodyHash);
    this.entries.push(entry);
    this.marks.push({ seq: entry.seq, hash });
    return entry;
  }

  sell = (count: number, text = 'x'): WireEntry[] =>
    Array.from({ length: count }, () => this.write([{ add: 'sale', row: { id: randomUUID(), text } }]));

  setPrice = (id: string, priceMinor: number, more: Partial<WireEntry> = {}): WireEntry =>
    this.write([{ set: 'item', id, group: 'price', values: { priceMinor }, scope: 'company' }], more);

  batch(from = this.have.seq, to = this.entries.length): PushRequest {
    const prev = this.marks[from] ?? genesis;
    const tip = this.marks[to] ?? genesis;
    const entries = this.entries.slice(from, to);
    const { session, epoch } = this;
    return { session, epoch, prev, entries, tip, sig: this.sign(pushText(this.till, { epoch, prev, tip })) };
  }

  async push(batch = this.batch()): Promise<Reply<PushAnswer & Refused>> {
    const packed = gzipSync(JSON.stringify(batch), { level: 1 });
    const reply = await this.ask<PushAnswer & Refused>('/v1/push', packed, { 'content-encoding': 'gzip' });
    if (reply.status === 200) this.have = reply.body.accepted;
    return reply;
  }

  pull = (cursors: Record<string, number>, more: object = {}): Promise<Reply<PullAnswer & Refused>> =>
    this.ask('/v1/pull', {
      ...{ session: this.session, serverEpoch: this.serverEpoch, cursors, maxItems: 1000, maxBytes: 1 << 20 },
      ...more,
    });
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
