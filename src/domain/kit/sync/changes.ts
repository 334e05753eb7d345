/** The changes in an entry's body: a fact added, or a group of a record set. Nothing else exists on the wire. */
import { z } from 'zod';
import { ChangeScope } from './wire.ts';

const Values = z.record(z.string(), z.unknown());

const AddChange = z.object({ add: z.string().min(1), row: Values, scope: ChangeScope.optional() });
const SetChange = z.object({
  set: z.string().min(1),
  id: z.string().min(1),
  group: z.string().min(1),
  values: Values,
  scope: ChangeScope.optional(),
});

export type AddChange = z.infer<typeof AddChange>;
export type SetChange = z.infer<typeof SetChange>;
export type Change = AddChange | SetChange;

const Changes = z.array(z.union([AddChange, SetChange]));

/** `branch` is what most changes are, so it goes without saying. */
export const scopeOfChange = (change: Change): ChangeScope => change.scope ?? 'branch';

/** Null for a text that is no list of changes. */
export function readChanges(body: string): Change[] | null {
  try {
    const read = Changes.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
