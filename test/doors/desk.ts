/** A till of one area, small enough to hold every kind of procedure and every kind of trouble. */
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { action, command, live, query, refusals } from '../../src/domain/kit/contract.ts';
import type { Id } from '../../src/domain/kit/ids.ts';
import { basisPoints } from '../../src/domain/kit/money.ts';
import type { Permission } from '../../src/domain/kit/permissions.ts';
import { RateLimiter } from '../../src/domain/kit/rate-limit.ts';
import { ok, refuse } from '../../src/domain/kit/result.ts';
import * as handler from '../../src/main/areas/area.ts';
import { recordActivity } from '../../src/main/areas/audit/commands/record.ts';
import { ActionBook } from '../../src/main/doors/actions.ts';
import { guardedRouter } from '../../src/main/doors/guard.ts';
import { SessionBook } from '../../src/main/doors/sessions.ts';
import { StorageFull } from '../../src/main/ledger/faults.ts';
import { fileLog } from '../../src/main/log.ts';
import { TestClock } from '../kit/till.ts';
import { jarLevel, jarMove, jars } from '../ledger/jars.ts';

const level = z.object({ grams: z.number().int() });

export const deskContract = {
  jar: {
    greet: query('anyone', { name: z.string().max(20) }).output(z.string()),
    level: query('signedIn', { jarId: z.string() }).output(level),
    levels: live('signedIn', { jarId: z.string() }, level),
    move: command(
      'sale.sell',
      { jarId: z.string(), grams: z.number().int().min(-1000) },
      { audit: 'UPDATE', severity: 'MEDIUM' },
    )
      .output(level)
      .errors(refusals({ JarTooEmpty: { grams: z.number().int() } })),
    discount: command('signedIn', {}).output(z.object({ limitBp: z.number() })),
    smash: command('sale.void', { jarId: z.string() }).output(z.object({})),
    ponder: action('signedIn', { wait: z.boolean() }, { audit: 'VIEW' })
      .output(z.object({ n: z.number().int() }))
      .errors(refusals({ TooDeep: {} })),
    stumble: command('signedIn', { over: z.enum(['nothing', 'bug', 'disk']) }).output(z.object({})),
    label: action('sale.sell', { text: z.string() }).output(z.object({ length: z.number() })),
    upload: action('signedIn', { text: z.string() }).output(z.object({ length: z.number() })),
  },
};
export type DeskClient = ContractRouterClient<typeof deskContract>;

type HasId = { readonly commandId: Id };

/** Answers of `ponder` wait here until the test lets them go. */
export interface Desk extends ReturnType<typeof openDesk> {}

export function openDesk() {
  const clock = new TestClock(Date.UTC(2026, 10, 20));
  const { ledger, paths } = jars({ clock });
  const randomBytes = (count: number): Uint8Array => randomFillSync(new Uint8Array(count));
  const sessions = new SessionBook(clock.now, randomBytes);
  const actions = new ActionBook();
  const rights = new Map<Id, readonly Permission[]>();
  const pondering: (() => void)[] = [];
  let pondered = 0;
  const gramsIn = (jarId: string): number =>
    ledger.read.get<{ grams: number }>('select grams from jar_level where jar_id = ?', jarId)?.grams ?? 0;
  const handlers = {
    greet: handler.query((_read, { name }: { name: string }, call) => `${call.language} ${name}`),
    level: handler.query((_read, { jarId }: { jarId: string }) => ({ grams: gramsIn(jarId) })),
    levels: handler.live([jarLevel], (_read, { jarId }: { jarId: string }) => ({ grams: gramsIn(jarId) })),
    move: handler.command((tx, { jarId, grams }: HasId & { jarId: string; grams: number }) => {
      const now = gramsIn(jarId);
      if (now + grams < 0) return refuse('JarTooEmpty', { grams: now });
      tx.add(jarMove, { jarId, n: tx.next(jarId), grams });
      return ok({ grams: now + grams });
    }),
    discount: handler.command((_tx, _input: HasId, call) => ok({ limitBp: call.discountLimit })),
    smash: handler.command((tx, { jarId }: HasId & { jarId: string }) => {
      tx.add(jarMove, { jarId, n: tx.next(jarId), grams: -gramsIn(jarId) });
      return ok({});
    }),
    ponder: handler.action(async (_kit, { wait }: HasId & { wait: boolean }) => {
      if (!wait) return refuse('TooDeep');
      pondered += 1;
      const n = pondered;
      await new Promise<void>((resolve) => pondering.push(resolve));
      return ok({ n });
    }),
    stumble: handler.command((_tx, { over }: HasId & { over: string }) => {
      if (over === 'bug') throw new Error('the secret recipe is in /shop/recipes');
      if (over === 'disk') throw new StorageFull('disk full');
      return ok({});
    }),
    label: handler.action(async (_kit, { text }: HasId & { text: string }) => ok({ length: text.length })),
    upload: handler.action(async (_kit, { text }: HasId & { text: string }) => ok({ length: text.length })),
  };
  const log = fileLog(join(paths.dir, 'dukkan.log'), clock.now);
  const kit = { ledger, log, randomBytes, recordActivity: recordActivity(() => ledger.identity) };
  const router = guardedRouter(
    deskContract,
    { jar: handlers as unknown as Record<string, handler.AnyHandler> },
    {
      kit: kit as unknown as handler.Kit,
      sessions,
      limiter: new RateLimiter(clock.now),
      actions,
      took: () => undefined,
      policyOf: (userId) => {
        const permissions = rights.get(userId);
        if (!permissions) return null;
        const discountLimit = basisPoints(500);
        return { userId, name: 'Anna', permissions: new Set(permissions), discountLimit, branchIds: [] };
      },
    },
  );
  onTestFinished(() => {
    for (const go of pondering) go();
  });
  const desk = {
    clock,
    ledger,
    log,
    paths,
    sessions,
    actions,
    rights,
    router,
    /** Lets every `ponder` that waits answer. */
    goOn: () => {
      for (const go of pondering.splice(0)) go();
    },
    pondering,
    signIn(...permissions: Permission[]): string {
      const userId = ledger.newId();
      rights.set(userId, permissions);
      return sessions.open(userId, 'test');
    },
    client(token: string | null, headers: Record<string, string> = {}, peer = 'test'): DeskClient {
      const reqHeaders = new Headers(headers);
      if (token) reqHeaders.set('authorization', `Bearer ${token}`);
      return createRouterClient(router, { context: { peer, reqHeaders } }) as unknown as DeskClient;
    },
    id: () => ledger.newId(),
    approve: (permission: Permission) =>
      sessions.approve({
        userId: ledger.newId(),
        name: 'Boss',
        permission,
        discountLimit: basisPoints(5000),
      }),
  };
  return desk;
}
