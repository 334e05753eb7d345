/** The routes of the wire as a contract: the OpenAPI document is made of it, and requests are held to it. */
import { type ErrorMap, eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { EnrolAnswer, EnrolRequest, TokenAnswer, TokenRequest } from '../../domain/kit/sync/enrol.ts';
import { LeaseAnswer, LeaseRequest } from '../../domain/kit/sync/lease.ts';
import { hqRefusals } from '../../domain/kit/sync/refusals.ts';
import { SealAnswer, SealRequest } from '../../domain/kit/sync/seal.ts';
import {
  FeedScope,
  HelloAnswer,
  HelloRequest,
  LiveEvent,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  refusalOf,
  SnapshotAnswer,
} from '../../domain/kit/sync/wire.ts';

const errors = Object.fromEntries(
  Object.entries(hqRefusals).map(([code, { status }]) => [code, { status, data: refusalOf }]),
) satisfies ErrorMap;

const position = z.coerce.number().int().nonnegative();
const base = oc.errors(errors);
const post = <I extends z.ZodType, O extends z.ZodType>(path: `/${string}`, input: I, output: O) =>
  base.route({ method: 'POST', path }).input(input).output(output);

export const wireContract = {
  enrol: post('/v1/enrol', EnrolRequest, EnrolAnswer),
  token: post('/v1/token', TokenRequest, TokenAnswer),
  hello: post('/v1/hello', HelloRequest, HelloAnswer),
  push: post('/v1/push', PushRequest, PushAnswer),
  pull: post('/v1/pull', PullRequest, PullAnswer),
  snapshot: base
    .route({ method: 'GET', path: '/v1/snapshot/{scope}' })
    .input(
      z.object({
        scope: FeedScope,
        session: z.string().max(64),
        at: position.optional(),
        after: position.default(0),
      }),
    )
    .output(SnapshotAnswer),
  live: base.route({ method: 'GET', path: '/v1/live' }).output(eventIterator(LiveEvent)),
  seal: post('/v1/seal', SealRequest, SealAnswer),
  lease: post('/v1/lease', LeaseRequest, LeaseAnswer),
};
