/** Tending projections outside any command, where nothing that was decided changes: an order of taste. */
import type { Ledger } from './ledger.ts';
import type { ProjectionWriter } from './project.ts';

/** One short transaction; nothing is journalled, and a rebuild keeps it (`kept` of the projection). */
export function tend(ledger: Ledger, work: (writer: ProjectionWriter) => void): void {
  ledger.sqlite.transaction(() => work(ledger.writer)).immediate();
}
