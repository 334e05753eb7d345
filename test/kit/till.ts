/**
 * A real till for tests: its own folder, a clock that moves when told, seeded chance, and typed clients that
 * go through the guard as a counter does. Only the wire is missing.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished } from 'vitest';
import type { Contract } from '../../src/domain/contract.ts';
import type { Id } from '../../src/domain/kit/ids.ts';
import { type Permission, permissions } from '../../src/domain/kit/permissions.ts';
import { must, ok } from '../../src/domain/kit/result.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { role, user } from '../../src/main/areas/access/tables.ts';
import { type Kit, verifiable } from '../../src/main/areas/area.ts';
import { areas } from '../../src/main/areas/index.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { resourcesDir } from '../../src/main/paths.ts';
import { openTill, type Till } from '../../src/main/till.ts';

export interface TestTillOptions {
  readonly seed?: number;
  /** UTC epoch milliseconds at which it opens; a Friday morning unless told. */
  readonly at?: number;
  /** How long a call takes on this clock; long enough that a test is never a flood. */
  readonly callMs?: number;
  /** The real clock, for what is paced by it; `clock` then tells nothing. */
  readonly now?: () => number;
  /** An existing folder, which is then the caller's to remove. */
  readonly dataDir?: string;
}

/** Somebody with exactly these rights; `owner` has all of them. */
export interface Person {
  readonly name?: string;
  readonly permissions?: readonly Permission[];
  readonly discountLimitBp?: number;
}
export type Who = 'owner' | 'nobody' | Person;

export type TestClient = ContractRouterClient<Contract>;

export interface ClientOptions {
  readonly language?: Language;
}

export interface TestTill {
  readonly till: Till;
  readonly kit: Kit;
  readonly dataDir: string;
  readonly seed: number;
  readonly clock: TestClock;
  /** A new id, as a counter makes for its commands. */
  id(): Id;
  /** A user with a session; the same `who` gives the same user. Survives `reopen` and `crash` signed in. */
  clientFor(who: Who, options?: ClientOptions): TestClient & { readonly userId: Id };
  /** A window that was given this token at the sign-in. */
  clientWith(token: string, options?: ClientOptions): TestClient;
  /** Somebody at the sign-in screen. */
  readonly stranger: TestClient;
  /** Closes in good order and opens again on the same folder. */
  reopen(): Promise<void>;
  /** As if the plug was pulled: a till opened on the files as they lay at this instant. */
  crash(): Promise<void>;
  /** Says that the test meddles with the file, so that closing does not prove it. */
  meddle(): void;
  /** Closes it, having proven that all it holds is what its entries say. */
  close(): Promise<void>;
}

export class TestClock {
  #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  readonly now = (): number => this.#at;

  advance(ms: number): void {
    this.#at += ms;
  }

  set(at: number): void {
    this.#at = at;
  }
}

/** 2026-11-20 08:30 UTC */
const fridayMorning = Date.UTC(2026, 10, 20, 8, 30);

/** Closes itself, and removes its folder, when the test that opened it is finished. */
export async function openTestTill(options: TestTillOptions = {}): Promise<TestTill> {
  const till = await OpenedTill.open(options);
  onTestFinished(() => till.close());
  return till;
}

/** The same where no test is running (`beforeAll`, a bench): the caller closes it. */
export const openBareTestTill = (options: TestTillOptions = {}): Promise<TestTill> =>
  OpenedTill.open(options);

/** The answer a live query gives first; the stream is closed again. */
export async function answerOf<T>(stream: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const answer of await stream) return answer;
  throw new Error('the live query ended without an answer');
}

class OpenedTill implements TestTill {
  readonly clock: TestClock;
  readonly seed: number;
  readonly stranger: TestClient;
  readonly #options: TestTillOptions;
  readonly #random: (count: number) => Uint8Array;
  readonly #folders: string[] = [];
  readonly #users = new Map<string, Id>();
  readonly #tokens = new Map<Id, string>();
  #till: Till | null = null;
  #dataDir: string;
  #open = true;
  #meddled = false;

  private constructor(options: TestTillOptions) {
    this.#options = options;
    this.seed = options.seed ?? 1;
    this.clock = new TestClock(options.at ?? fridayMorning);
    this.#random = seededBytes(this.seed);
    this.#dataDir = options.dataDir ?? this.#newFolder();
    this.stranger = this.#client(() => null, {});
  }

  static async open(options: TestTillOptions): Promise<OpenedTill> {
    const opened = new OpenedTill(options);
    await opened.#start();
    return opened;
  }

  get till(): Till {
    return must(this.#till, 'the till is open');
  }

  get kit(): Kit {
    return this.till.kit;
  }

  get dataDir(): string {
    return this.#dataDir;
  }

  id(): Id {
    return this.kit.ledger.newId();
  }

  clientFor(who: Who, options: ClientOptions = {}): TestClient & { readonly userId: Id } {
    const key = JSON.stringify(who);
    const userId = this.#users.get(key) ?? this.#enrol(who);
    this.#users.set(key, userId);
    return Object.assign(
      this.#client(() => this.#tokenOf(userId), options),
      { userId },
    );
  }

  clientWith(token: string, options: ClientOptions = {}): TestClient {
    return this.#client(() => token, options);
  }

  async reopen(): Promise<void> {
    await this.till.close();
    await this.#start();
  }

  async crash(): Promise<void> {
    const copy = this.#newFolder();
    const filter = (path: string): boolean => !/^(ballast|lock\.db)/.test(basename(path));
    cpSync(this.#dataDir, copy, { recursive: true, filter });
    await this.till.close();
    this.#dataDir = copy;
    await this.#start();
  }

  meddle(): void {
    this.#meddled = true;
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    try {
      if (!this.#meddled) this.#prove();
    } finally {
      await this.till.close();
      for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
    }
  }

  #prove(): void {
    const { findings } = verifyLedger(this.kit.paths.database, verifiable(areas));
    expect(findings).toEqual([]);
  }

  async #start(): Promise<void> {
    this.#tokens.clear();
    this.#till = await openTill({
      dataDir: this.#dataDir,
      resourcesDir,
      now: this.#options.now ?? this.clock.now,
      randomBytes: this.#random,
    });
  }

  #enrol(who: Who): Id {
    const { ledger } = this.kit;
    const person = who === 'owner' || who === 'nobody' ? { name: who } : who;
    const rights = 'permissions' in person ? person.permissions : who === 'owner' ? permissions : [];
    const [roleId, userId] = [ledger.newId(), ledger.newId()];
    const actor = { userId: null, name: 'test' };
    ledger.commit({ id: ledger.newId(), command: 'test.enrol', actor }, (tx) => {
      const discountLimitBp = 'discountLimitBp' in person ? person.discountLimitBp : 0;
      tx.save(role, roleId, {
        name: person.name ?? 'role',
        builtIn: who === 'owner' ? 'owner' : null,
        permissions: rights,
        discountLimitBp: who === 'owner' ? 10_000 : discountLimitBp,
      });
      tx.save(user, userId, { name: person.name ?? 'Somebody', roleIds: [roleId], active: true });
      return ok(null);
    });
    return userId;
  }

  #tokenOf(userId: Id): string {
    const token = this.#tokens.get(userId) ?? this.kit.sessions.open(userId, 'test');
    this.#tokens.set(userId, token);
    return token;
  }

  #client(token: () => string | null, { language = 'en' }: ClientOptions): TestClient {
    const call = (path: readonly string[], input: unknown, options: { signal?: AbortSignal }) => {
      this.clock.advance(this.#options.callMs ?? 5);
      const reqHeaders = new Headers({ 'accept-language': language });
      const bearer = token();
      if (bearer) reqHeaders.set('authorization', `Bearer ${bearer}`);
      const client = createRouterClient(this.till.router, { context: { peer: 'test', reqHeaders } });
      const procedure = path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], client);
      return (procedure as (input: unknown, options: object) => Promise<unknown>)(input, options);
    };
    return pathProxy([], call) as TestClient;
  }

  #newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'dukkan-test-'));
    this.#folders.push(folder);
    return folder;
  }
}

type AnyCall = (path: readonly string[], input: unknown, options: { signal?: AbortSignal }) => unknown;

/** `client.sale.refund(input)` by whatever till is open at that moment. */
function pathProxy(path: readonly string[], call: AnyCall): object {
  return new Proxy(() => undefined, {
    get: (target, name) => {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (name === 'userId') return Reflect.get(target, name);
      return pathProxy([...path, name], call);
    },
    apply: (_target, _self, [input = {}, options = {}]) => call(path, input, options as object),
  });
}

/** Bytes that look random and come again with the seed (mulberry32). */
export function seededBytes(seed: number): (count: number) => Uint8Array {
  let state = seed >>> 0;
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; at += 1) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      bytes[at] = ((mixed ^ (mixed >>> 14)) >>> 0) & 0xff;
    }
    return bytes;
  };
}
