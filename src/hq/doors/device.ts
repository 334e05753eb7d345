/** The wire's routes answered: who asks is known by a token, what is decided is the kit's, how it went is counted. */
import { implement, ORPCError } from '@orpc/server';
import { must } from '../../domain/kit/result.ts';
import type { Answer } from '../../domain/kit/sync/answer.ts';
import { answerHello } from '../../domain/kit/sync/hello.ts';
import { answerPull, answerSnapshot } from '../../domain/kit/sync/pull.ts';
import { answerPush } from '../../domain/kit/sync/push.ts';
import { hqRefusals } from '../../domain/kit/sync/refusals.ts';
import {
  type HelloAnswer,
  type HelloRequest,
  type PushRequest,
  pushText,
} from '../../domain/kit/sync/wire.ts';
import { isSignedBy } from '../keys.ts';
import { type HqKit, portsOf } from '../kit.ts';
import { enrol } from '../registry/enrol.ts';
import { lease } from '../registry/lease.ts';
import { reportHello, reportPull, reportPush } from '../registry/reports.ts';
import { seal } from '../registry/seal.ts';
import { type Asker, giveToken } from '../registry/tokens.ts';
import type { Live } from './live.ts';
import type { Pace } from './pace.ts';
import { wireContract } from './wire.ts';

export interface DeviceContext {
  /** Found before the body was read; null where nobody has to be known. */
  readonly asker: Asker | null;
  readonly peer: string;
}

export function deviceRouter(kit: HqKit, live: Live, pace: Pace) {
  const os = implement(wireContract).$context<DeviceContext>();
  const asker = os.middleware(({ context, next }) => {
    const asker = must(context.asker, 'the door let in nobody');
    return next({ context: { asker, ports: portsOf(kit, asker) } });
  });
  /** Codes are short enough to be guessed, so guesses are slow. */
  const guess = os.middleware(({ context, next }) => {
    given(pace.guess(context.peer));
    return next();
  });
  return os.router({
    enrol: os.enrol.use(guess).handler(async ({ input }) => given(await enrol(kit, input))),
    token: os.token.handler(async ({ input }) => given(await giveToken(kit, input))),
    hello: os.hello.use(asker).handler(async ({ input, context: { asker, ports } }) => {
      const answer = given(await answerHello(ports, asker.till, input));
      await reportHello(kit, asker, input);
      if (answer.action.kind === 'resync') tellResync(kit, answer.action.scopes.length, input, answer);
      if (answer.action.kind === 'newEpoch') kit.metrics.newEpochs.inc();
      return answer;
    }),
    push: os.push.use(asker).handler(async ({ input, context: { asker, ports } }) => {
      if (!isSigned(asker, input)) throw refusal('BadSignature');
      const answer = await answerPush(ports, asker.till, input);
      await reportPush(kit, asker, input, answer);
      return given(answer);
    }),
    pull: os.pull.use(asker).handler(async ({ input, context: { asker, ports } }) => {
      const asked = await answerPull(ports, asker.till, input);
      kit.metrics.pulls.inc({ result: asked.ok ? 'given' : asked.refused.code });
      const answer = given(asked);
      await reportPull(kit, asker, input, answer);
      for (const { items } of answer.pages) kit.metrics.pulled.inc(items.length);
      return answer;
    }),
    snapshot: os.snapshot.use(asker).handler(async ({ input, context: { asker, ports } }) => {
      const { at = null, ...asked } = input;
      return given(await answerSnapshot(ports, asker.till, { ...asked, at }));
    }),
    live: os.live.use(asker).handler(async ({ context: { asker, ports }, signal }) => {
      const registration = await ports.store.transact((tx) => tx.registration(asker.till));
      if (registration?.state !== 'active') throw refusal('Revoked');
      return live.listen(asker, registration.feeds, signal);
    }),
    seal: os.seal.use(asker).handler(async ({ input, context }) => given(await seal(kit, context, input))),
    lease: os.lease.use(asker).handler(async ({ input, context }) => given(await lease(kit, context, input))),
  });
}

/** Where headquarters is as the till knows it, the till has added up something else. */
function tellResync(
  { metrics }: HqKit,
  feeds: number,
  { serverEpoch }: HelloRequest,
  answer: HelloAnswer,
): void {
  metrics.resyncs.inc(feeds);
  if (serverEpoch === answer.serverEpoch) metrics.mismatches.inc(feeds);
}

const isSigned = ({ till, publicKey }: Asker, push: PushRequest): boolean =>
  isSignedBy(publicKey, pushText(till, push), push.sig);

function given<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  const { code } = answer.refused;
  throw new ORPCError(code, { status: hqRefusals[code].status, data: answer.refused });
}

export const refusal = (code: keyof typeof hqRefusals) =>
  new ORPCError(code, { status: hqRefusals[code].status, data: { code } });
