/** HQ's answer to a hello, over whatever store: the simulator's and the real one decide by these words. */
import { type Answer, type HqPorts, no, ok } from './answer.ts';
import { genesis, type Hash } from './chain.ts';
import { greet, strayed } from './greet.ts';
import type { HqTx } from './store.ts';
import { type FeedScope, type HelloAnswer, type HelloRequest, protocol } from './wire.ts';

/** `till` is whom the token is of; the request's own word counts for nothing. */
export async function answerHello(
  ports: HqPorts,
  till: string,
  hello: HelloRequest,
): Promise<Answer<HelloAnswer>> {
  if (hello.proto > protocol) return no('TooOld', { detail: `this HQ speaks version ${protocol}` });
  if (hello.till !== till) return no('BadToken');
  const { store, limits, minSchema } = ports;
  return store.transact(async (tx) => {
    const registration = await tx.registration(till);
    if (!registration) return no('BadToken');
    const streams = await tx.streams(till);
    const session = ports.newSession();
    const greeting = greet(hello, streams, await tx.findMarks(till, hello.marks), session);
    const heads = await tx.heads(registration.state === 'active' ? registration.feeds : []);
    const have = greeting.kind === 'join' ? greeting.stream.tip : genesis;
    const answer = {
      serverEpoch: tx.serverEpoch,
      serverTime: ports.now(),
      session,
      have: { ...have, durable: store.durable ? have.seq : 0 },
      scopes: [...heads].map(([id, { head, min }]) => ({ id, head, min })),
      limits,
      minSchema,
    };
    await tx.putStream(greeting.stream);
    if (greeting.kind === 'newEpoch') {
      return ok({ ...answer, action: { kind: 'newEpoch', after: greeting.after } });
    }
    // It may still hand over what it has, under the epoch it wrote that in.
    if (registration.state === 'retired') return ok({ ...answer, action: { kind: 'retired' } });
    const scopes = strayed(hello.cursors, heads, await digestsAt(tx, hello, heads));
    return ok({ ...answer, action: scopes.length > 0 ? { kind: 'resync', scopes } : { kind: 'ok' } });
  });
}

async function digestsAt(tx: HqTx, { cursors }: HelloRequest, heads: ReadonlyMap<FeedScope, unknown>) {
  const digests = new Map<FeedScope, Hash | null>();
  for (const scope of heads.keys()) {
    const position = cursors[scope]?.position ?? 0;
    digests.set(scope, position === 0 ? genesis.hash : await tx.digestAt(scope, position));
  }
  return digests;
}
