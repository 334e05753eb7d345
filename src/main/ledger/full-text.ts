/** Full-text indexes: contentless FTS5 tables made by a migration, kept by projections like any other. */
import type { ProjectionWriter } from './project.ts';

/** One indexed text for each row number; the numbers order what a search finds. */
export interface FullText {
  /** The number must be free. */
  put(writer: ProjectionWriter, row: number, text: string): void;
  remove(writer: ProjectionWriter, row: number): void;
  clear(writer: ProjectionWriter): void;
}

export function fullText(table: string, column: string): FullText {
  const insert = `insert into "${table}" (rowid, "${column}") values (?, ?)`;
  const remove = `delete from "${table}" where rowid = ?`;
  // A contentless table is emptied by this command, not by a plain delete.
  const clear = `insert into "${table}" ("${table}") values ('delete-all')`;
  return {
    put: (writer, row, text) => writer.run(insert, row, text),
    remove: (writer, row) => writer.run(remove, row),
    clear: (writer) => writer.run(clear),
  };
}
