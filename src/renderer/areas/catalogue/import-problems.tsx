import type { ImportPreview } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { importWords } from '../../../domain/areas/catalogue/import/words.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useWords } from '../../app/language.ts';
import styles from './import.module.css';

/** The first things wrong with the rows: where, what, and what to do. */
export function ImportProblems({ preview }: { readonly preview: ImportPreview }) {
  const w = useWords(catalogueWords).import;
  const { problems } = useWords(importWords);
  const { first, errors, warnings } = preview.problems;
  if (first.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{w.problems(first.length, errors + warnings)}</h2>
      <ul className={styles.problems}>
        {first.map(({ code, severity, row, column, value, firstRow }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that only changes as a whole
          <li key={n} className={styles.problem} data-severity={severity}>
            <span className={styles.problemPlace}>{w.row(row)}</span>
            <span className={styles.problemWords}>
              {problems[code]} {firstRow !== undefined && w.firstRow(firstRow)}
            </span>
            {value !== '' && (
              <span className={styles.value}>
                {column !== '' && `${column}: `}
                <bdi>{value}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
