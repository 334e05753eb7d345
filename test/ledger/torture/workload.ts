/** What a tortured till does, and what must be true of its files whenever the plug is pulled. */
import type { Verifiable } from '../../../src/main/ledger/verify.ts';

/** An `entry` is in the journal for ever; a `step`'s answer is kept for a while. */
export type Confirmed = (commandId: string, kind: 'entry' | 'step') => void;

export interface Workload {
  /** Once, in a fresh folder, undisturbed. */
  prepare(dir: string): Promise<void>;
  /** In a process of its own, for ever: says each command that was confirmed, then goes on. */
  run(dir: string, seed: number, confirmed: Confirmed): Promise<never>;
  /** What the areas promise of the file, beyond what each workload looks at itself. */
  readonly verifiable: () => Promise<Verifiable>;
  /** Rows that break the shop's own sums, as sentences; none when all is well. */
  wrongs(database: string): string[];
}

export type WorkloadName = 'jars' | 'till';

export async function workloadOf(name: string | undefined): Promise<Workload> {
  if (name === 'jars') return (await import('./jars-workload.ts')).workload;
  if (name === 'till') return (await import('./till-workload.ts')).workload;
  throw new Error(`no workload ${name}`);
}
