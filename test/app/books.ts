/** What the till has written down, read over HTTP with a bearer token as an owner's own program would. */
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { v7 } from 'uuid';
import { type Contract, contract } from '../../src/domain/contract.ts';
import { must } from '../../src/domain/kit/result.ts';

export type Books = JsonifiedClient<ContractRouterClient<Contract>>;

interface Person {
  /** As the sign-in shows it. */
  readonly name: string;
  readonly pin: string;
}

/** `url`: the till's own address. */
export async function openBooks(url: string, { name, pin }: Person): Promise<Books> {
  const stranger = callerAt(url, null);
  for await (const users of await stranger.access.usersToSignIn({})) {
    const user = must(
      users.find((one) => one.name === name),
      `${name} signs in here`,
    );
    const { token } = await stranger.access.signIn({ commandId: v7(), userId: user.id, pin });
    return callerAt(url, token);
  }
  throw new Error('the till told nobody who may sign in');
}

/** A program without a screen: a stranger to the till, or whoever holds the token. */
export function callerAt(url: string, token: string | null): Books {
  const link = new OpenAPILink(contract, {
    url: new URL('api', url).href,
    headers: () => (token ? { authorization: `Bearer ${token}` } : {}),
  });
  return createORPCClient(link);
}
