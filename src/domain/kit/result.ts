/** What the world may say no to is a value; what must never happen is an assertion. */

/** A typed refusal: `code` names it in the contract and in the words, `data` fills the sentence. */
export interface Refusal<Code extends string = string, Data = Nothing> {
  readonly code: Code;
  readonly data: Data;
}

/** A refusal that says it all by its code. */
export type Nothing = Record<never, never>;

export type AnyRefusal = Refusal<string, unknown>;

export type Result<T, R extends AnyRefusal = AnyRefusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export function refuse<const Code extends string, Data extends object = Nothing>(
  code: Code,
  data?: Data,
): { readonly ok: false; readonly refusal: Refusal<Code, Data> } {
  return { ok: false, refusal: { code, data: data ?? ({} as Data) } };
}

/** A broken invariant is our bug: the command rolls back and the fault is logged once. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new InvariantError(why);
}

/** The value, or a fault that says what was missing. */
export function must<T>(value: T | null | undefined, why: string): T {
  assert(value !== null && value !== undefined, why);
  return value;
}
