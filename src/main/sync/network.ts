/** HQ over the network, as the driver asks for it: tokens, routes, and the live line. It never throws. */
import { z } from 'zod';
import { type EnrolAnswer, type TillClaim, TokenAnswer, tokenText } from '../../domain/kit/sync/enrol.ts';
import { LeaseAnswer, type LeaseRequest } from '../../domain/kit/sync/lease.ts';
import { SealAnswer, type SealRequest } from '../../domain/kit/sync/seal.ts';
import {
  type FeedScope,
  HelloAnswer,
  PullAnswer,
  PushAnswer,
  type Refused,
  refusalOf,
  SnapshotAnswer,
} from '../../domain/kit/sync/wire.ts';
import { type BlobAsked, fetchBlob, isBlobThere } from './blob.ts';
import { LiveLine } from './live-line.ts';
import type { Outcome, Routes, SnapshotRequest, SyncPorts } from './ports.ts';
import { type Reply, type Request, request } from './request.ts';

export interface NetworkPorts extends Pick<SyncPorts, 'after' | 'elapsed' | 'random' | 'sign' | 'onFault'> {
  /** UTC epoch milliseconds. */
  readonly now: () => number;
  /** HQ's feeds are so far. */
  readonly heard: (heads: Readonly<Record<FeedScope, number>>) => void;
  /** Who this machine is, for a headquarters that does not know it any more. */
  readonly claim: () => TillClaim;
  /** What HQ signs by, as it says with every token. */
  readonly sealedBy: (sealKey: string) => void;
}

type Whose = Pick<EnrolAnswer, 'company' | 'till'>;
type Asked = Pick<Request, 'path' | 'body'> & Partial<Pick<Request, 'timeoutMs'>>;
type Answers = { readonly [R in keyof Routes]: z.ZodType<Routes[R]['answer']> };

const answers: Answers = { hello: HelloAnswer, push: PushAnswer, pull: PullAnswer, snapshot: SnapshotAnswer };
const BlobAnswer = z.object({ size: z.number().int() });
const timeoutMs = 30_000;
/** Of a token's life; the rest is for clocks and slow lines. */
const share = 0.8;

export class HqNetwork {
  readonly #address: string;
  readonly #whose: Whose;
  readonly #ports: NetworkPorts;
  readonly #life = new AbortController();
  readonly #live: LiveLine;
  #token: { readonly text: string; readonly until: number } | null = null;
  #asking: Promise<Outcome<string>> | null = null;
  #unknown = false;

  constructor(address: string, whose: Whose, ports: NetworkPorts) {
    this.#address = address;
    this.#whose = whose;
    this.#ports = ports;
    this.#live = new LiveLine(`${address}/v1/live`, () => this.#bearer(), this.#life.signal, ports);
  }

  /** Begins to listen. */
  listen(): void {
    this.#live.open();
  }

  /** Ends whatever is under way. */
  close(): void {
    this.#life.abort();
    this.#live.close();
  }

  readonly ask: SyncPorts['ask'] = (route, body, done) => {
    this.#ask(route, body).then(done).catch(this.#ports.onFault);
  };

  /** Beside the driver: a Z report waits for nothing, and nothing waits for it. */
  readonly seal = (body: SealRequest): Promise<Outcome<SealAnswer>> =>
    this.#json({ path: '/v1/seal', body }, SealAnswer);

  readonly lease = (body: LeaseRequest): Promise<Outcome<LeaseAnswer>> =>
    this.#json({ path: '/v1/lease', body }, LeaseAnswer);

  /** HQ has a blob afterwards, whoever put it there. */
  readonly putBlob = (hash: string, bytes: Uint8Array): Promise<Outcome<unknown>> =>
    this.#twice(async (token): Promise<Outcome<unknown>> => {
      if (await isBlobThere(this.#blob(hash, token))) return { kind: 'answer', value: null };
      const asked = { path: `/v1/blob/${hash}`, body: bytes, token, timeoutMs };
      return outcomeOf(await this.#send(asked), BlobAnswer);
    });

  /** Adds to the file `part` what is missing of a blob. */
  readonly getBlob = (hash: string, part: string): Promise<Outcome<null>> =>
    this.#twice((token) => fetchBlob(this.#blob(hash, token), part));

  async #ask<R extends keyof Routes>(
    route: R,
    body: Routes[R]['ask'],
  ): Promise<Outcome<Routes[R]['answer']>> {
    const asked = route === 'snapshot' ? snapshotOf(body as SnapshotRequest) : { path: `/v1/${route}`, body };
    return this.#json(asked, answers[route]);
  }

  #json<T>(asked: Asked, form: z.ZodType<T>): Promise<Outcome<T>> {
    return this.#twice(async (token) => outcomeOf(await this.#send({ timeoutMs, ...asked, token }), form));
  }

  /** With a new token, when the one at hand is no longer taken. */
  async #twice<T>(ask: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const first = await this.#once(ask);
    const stale = first.kind === 'refused' && first.refused.code === 'BadToken';
    if (!stale) return first;
    this.#token = null;
    return this.#once(ask);
  }

  async #once<T>(ask: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const bearer = await this.#bearer();
    return bearer.kind === 'answer' ? ask(bearer.value) : bearer;
  }

  #blob(hash: string, token: string): BlobAsked {
    const url = `${this.#address}/v1/blob/${hash}`;
    return { url, token, life: this.#life.signal, after: this.#ports.after };
  }

  /** A token that still holds; one request for it at a time. */
  #bearer(): Promise<Outcome<string>> {
    const token = this.#token;
    if (token && this.#ports.elapsed() < token.until) {
      return Promise.resolve({ kind: 'answer', value: token.text });
    }
    this.#asking ??= this.#newToken().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #newToken(): Promise<Outcome<string>> {
    const { company, till } = this.#whose;
    const claim = this.#unknown ? { claim: this.#ports.claim() } : {};
    const asked = { company, till, at: Math.max(0, this.#ports.now()), ...claim };
    const body = { ...asked, sig: this.#ports.sign(tokenText(asked)) };
    const began = this.#ports.elapsed();
    const reply = await this.#send({ path: '/v1/token', body, timeoutMs });
    const outcome = outcomeOf(reply, TokenAnswer);
    this.#unknown = outcome.kind === 'refused' && outcome.refused.code === 'BadToken';
    if (outcome.kind !== 'answer' || reply.kind !== 'reply') return outcome as Outcome<never>;
    const { token, expiresAt, sealKey } = outcome.value;
    if (sealKey !== undefined) this.#ports.sealedBy(sealKey);
    // By HQ's own clock: this machine's may stand anywhere.
    const lifeMs = expiresAt - (this.#ports.now() + (reply.aheadMs ?? 0));
    this.#token = { text: token, until: began + Math.max(0, lifeMs) * share };
    return { kind: 'answer', value: token };
  }

  #send(asked: Request): Promise<Reply> {
    return request(this.#address, asked, { life: this.#life.signal, now: this.#ports.now });
  }
}

function snapshotOf({ session, scope, at, after }: SnapshotRequest): { path: string } {
  const asked = new URLSearchParams({ session, after: String(after) });
  if (at !== null) asked.set('at', String(at));
  return { path: `/v1/snapshot/${encodeURIComponent(scope)}?${asked}` };
}

/** What a reply means; somebody else's answer, a hotel's sign-in page say, is none. */
export function outcomeOf<T>(reply: Reply, form: z.ZodType<T>): Outcome<T> {
  if (reply.kind === 'silence') return { kind: 'failed', slow: reply.why === 'late' };
  const read = reply.status === 200 ? form.safeParse(reply.json) : null;
  if (read?.success) return { kind: 'answer', value: read.data };
  const refused = refusedIn(reply.json);
  return refused ? { kind: 'refused', refused } : { kind: 'failed', slow: false };
}

function refusedIn(json: unknown): Refused | null {
  const read = refusalOf.safeParse(json);
  return read.success ? read.data : null;
}
