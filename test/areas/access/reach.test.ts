/** Every procedure of every area, called by people who may not. */
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { sentenceOf } from '../../../src/domain/areas/audit/sentences.ts';
import { contract } from '../../../src/domain/contract.ts';
import type { ProcedureMeta } from '../../../src/domain/kit/contract.ts';
import { languages } from '../../../src/domain/kit/words.ts';
import { sampleOf } from '../../kit/sample.ts';
import { openBareTestTill, type TestClient, type TestTill } from '../../kit/till.ts';

interface Procedure {
  readonly path: string;
  readonly meta: ProcedureMeta;
  readonly input: unknown;
}

const procedures: Procedure[] = Object.entries(contract).flatMap(([area, of]) =>
  Object.entries(of as Record<string, AnyContractProcedure>)
    .filter(([, procedure]) => isContractProcedure(procedure))
    .map(([name, procedure]) => {
      const { meta, inputSchema } = procedure['~orpc'];
      return {
        path: `${area}.${name}`,
        meta: meta as ProcedureMeta,
        input: sampleOf(inputSchema as z.ZodType),
      };
    }),
);
const called = procedures.map((procedure) => [procedure.path, procedure] as const);

/** A live answer is a stream, refused when it is first read. */
async function call(client: TestClient, { path, meta, input }: Procedure): Promise<unknown> {
  const [area = '', name = ''] = path.split('.');
  const areas = client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const answer = await areas[area]?.[name]?.(input);
  if (meta.kind !== 'live') return answer;
  for await (const one of answer as AsyncIterable<unknown>) return one;
  return null;
}

let till: TestTill;
beforeAll(async () => {
  till = await openBareTestTill({ callMs: 1000 });
});
afterAll(() => till.close());

describe('without signing in', () => {
  test.each(called.filter(([, { meta }]) => meta.need !== 'anyone'))(
    '%s asks for a sign-in',
    async (_, procedure) => {
      await expect(call(till.stranger, procedure)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    },
  );

  test('only the way in is open, to this shop or to a company, and the displays, which show their own pass', () => {
    const open = procedures.filter(({ meta }) => meta.need === 'anyone').map(({ path }) => path);
    expect(open.sort()).toEqual([
      'access.signIn',
      'access.signInByBadge',
      'access.usersToSignIn',
      'device.display',
      'device.displayShop',
      'device.displayWeight',
      'setting.openDemoShop',
      'setting.setUp',
      'setting.start',
      'sync.enrol',
      'sync.look',
      'sync.state',
    ]);
  });
});

describe('without the right', () => {
  const guarded = called.filter(([, { meta }]) => meta.need !== 'anyone' && meta.need !== 'signedIn');
  test.each(guarded)('%s is refused, and the right is named', async (_, procedure) => {
    const refused = { code: 'FORBIDDEN', data: { permission: procedure.meta.need } };
    await expect(call(till.clientFor('nobody'), procedure)).rejects.toMatchObject(refused);
  });

  test('nothing of it was written', () => {
    expect(till.kit.ledger.read.all("select command from journal where command not like 'test.%'")).toEqual(
      [],
    );
  });
});

describe('what is noted in the activity log', () => {
  const noted = called.filter(([, { meta }]) => meta.audit !== undefined);
  test.each(noted)('%s has its sentence in every language', (path) => {
    for (const language of languages) expect(sentenceOf(path, language)).not.toBe(path);
  });
});
