/** How a screen asks and commands: `useLive`, `useAsk`, `useCommand`. */
import type {
  GeneralUtils,
  experimental_LiveQueryOutput as LiveAnswer,
  ProcedureUtils,
} from '@orpc/tanstack-query';
import {
  keepPreviousData,
  skipToken,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { use, useCallback, useEffect, useRef, useState } from 'react';
import { isPermission } from '../../domain/kit/permissions.ts';
import { newId } from './adapters.ts';
import { askApproval, type Wanted } from './approval.ts';
import type { CallContext } from './link.ts';
import { PaneContext } from './pane.ts';
import { type Refused, refusedOf } from './refusal.ts';
import { signedOut } from './session.ts';

/** What `api.<area>.<name>` is; TypeScript matches its parameters one by one, so each must be named. */
type Procedure<I, O, E> = ProcedureUtils<CallContext, I, O, E> & GeneralUtils<I>;

interface AskOptions {
  /** Keep showing the last answer while the next one comes: for search. */
  readonly keep?: boolean | undefined;
}

/** Asks once, and again after each command of the same area. `null` input: not yet. */
export function useAsk<I, O, E>(
  procedure: Procedure<I, O, E>,
  input: I | null,
  { keep = false }: AskOptions = {},
): UseQueryResult<O, Error> {
  const options = { input: input ?? skipToken, context: { retry: 2 } };
  const answer = useQuery<O, Error>({
    ...(procedure.queryOptions(options as never) as unknown as UseQueryOptions<O, Error>),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  useSignOutOn(answer.error);
  return answer;
}

/** The answer as it is now, for as long as the screen looks; it survives a lost connection. */
export function useLive<I, S, E>(
  procedure: Procedure<I, S, E>,
  input: I | null,
  { keep = false }: AskOptions = {},
): UseQueryResult<LiveAnswer<S>, Error> {
  const options = { input: input ?? skipToken, context: { retry: Number.POSITIVE_INFINITY } };
  const answer = useQuery<LiveAnswer<S>, Error>({
    ...(procedure.experimental_liveOptions(options as never) as unknown as UseQueryOptions<
      LiveAnswer<S>,
      Error
    >),
    // The stream brings every change itself.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // One screen that closes ends the stream; the next one, opened in the same breath, must begin it anew.
    refetchOnMount: 'always',
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  useSignOutOn(answer.error);
  return answer;
}

function useSignOutOn(error: Error | null): void {
  useEffect(() => {
    if (error && refusedOf(error, '').code === 'UNAUTHENTICATED') signedOut();
  }, [error]);
}

export type Outcome<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly refused: Refused };

type Bare<I> = I extends unknown ? Omit<I, 'commandId' | 'approval'> : never;

export interface CommandOptions<I, O> {
  readonly onDone?: ((value: O, input: Bare<I>) => void) | undefined;
  readonly onRefused?: ((refused: Refused, input: Bare<I>) => void) | undefined;
  /** Which refusals a manager may lift, beside a missing right: what to ask for, or null. */
  readonly approvable?: ((refused: Refused, input: Bare<I>) => Wanted | null) | undefined;
  /** What the approver reads beside the right. */
  readonly reason?: string | undefined;
  /** Areas whose answers on screen are asked again afterwards; its own unless told. */
  readonly refreshes?: readonly string[] | undefined;
}

export interface Command<I, O> {
  /** Sends it; what comes of it shows in `pending`, `done` and `refused`. */
  readonly run: (input: Bare<I>) => void;
  /** Sends it and resolves with what came of it; never rejects. */
  readonly attempt: (input: Bare<I>) => Promise<Outcome<O>>;
  readonly pending: boolean;
  readonly done: O | undefined;
  readonly refused: Refused | null;
  readonly reset: () => void;
}

/**
 * A command with its id, its pending state and its refusal. A forbidden one asks for a manager's approval
 * over the pane it came from and goes again with it; one whose answer was lost goes again under its first id.
 */
export function useCommand<I extends { commandId: string }, O, E>(
  procedure: Procedure<I, O, E>,
  options: CommandOptions<I, O> = {},
): Command<I, O> {
  const [state, setState] = useState<{ running: number; done: O | undefined; refused: Refused | null }>(idle);
  const pane = use(PaneContext);
  const queries = useQueryClient();
  const lost = useRef<{ said: string; id: string } | null>(null);
  // The utils make a new procedure at every look, and callers new options: only the newest are of use.
  const latest = useRef({ procedure, options });
  latest.current = { procedure, options };

  const attempt = useCallback(
    async (input: Bare<I>): Promise<Outcome<O>> => {
      const { procedure, options } = latest.current;
      setState((before) => ({ ...before, running: before.running + 1, refused: null }));
      const said = JSON.stringify(input);
      const id = lost.current?.said === said ? lost.current.id : newId();
      const whole = { ...input, commandId: id } as unknown as I;
      const outcome = await send(procedure, whole, { options, pane: pane.current });
      lost.current = !outcome.ok && outcome.refused.code === 'OFFLINE' ? { said, id } : null;
      setState((before) => ({
        running: before.running - 1,
        done: outcome.ok ? outcome.value : before.done,
        refused: outcome.ok ? null : outcome.refused,
      }));
      if (outcome.ok) {
        const areas = options.refreshes ?? [areaOf(procedure)];
        void queries.invalidateQueries({ predicate: ({ queryKey }) => isQueryOf(queryKey, areas) });
        latest.current.options.onDone?.(outcome.value, input);
      } else {
        if (outcome.refused.code === 'UNAUTHENTICATED') signedOut();
        latest.current.options.onRefused?.(outcome.refused, input);
      }
      return outcome;
    },
    [pane, queries],
  );
  const run = useCallback((input: Bare<I>) => void attempt(input), [attempt]);
  const reset = useCallback(() => setState(idle), []);
  return { run, attempt, pending: state.running > 0, done: state.done, refused: state.refused, reset };
}

const idle = () => ({ running: 0, done: undefined, refused: null });

async function send<I, O, E>(
  procedure: Procedure<I, O, E>,
  input: I,
  { options, pane }: { readonly options: CommandOptions<I, O>; readonly pane: HTMLElement | null },
): Promise<Outcome<O>> {
  const first = await call(procedure, input);
  if (first.ok) return first;
  const wanted = missingRight(first.refused) ?? options.approvable?.(first.refused, input as Bare<I>);
  if (!wanted) return first;
  const approval = await askApproval({ ...wanted, reason: options.reason ?? null, pane });
  return approval === null ? first : call(procedure, { ...input, approval });
}

async function call<I, O, E>(procedure: Procedure<I, O, E>, input: I): Promise<Outcome<O>> {
  try {
    const ask = procedure.call as (input: I) => Promise<O>;
    return { ok: true, value: await ask(input) };
  } catch (error) {
    return { ok: false, refused: refusedOf(error, areaOf(procedure)) };
  }
}

const areaOf = (procedure: Pick<GeneralUtils<unknown>, 'key'>): string => procedure.key()[0][0] ?? '';

function missingRight({ code, data }: Refused): Wanted | null {
  if (code !== 'FORBIDDEN') return null;
  const { permission, wantedBp } = data as { permission: string; wantedBp?: number };
  return isPermission(permission) ? { permission, wantedBp } : null;
}

/** Live answers bring their changes themselves; the others are asked again. */
function isQueryOf(queryKey: readonly unknown[], areas: readonly string[]): boolean {
  const [path, kind] = queryKey as [(readonly string[])?, { readonly type?: string }?];
  return areas.includes(path?.[0] ?? '') && (kind?.type === 'query' || kind?.type === 'infinite');
}
