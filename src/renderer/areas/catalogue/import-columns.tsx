/** The columns of the file with its first rows, and above each what it means. */
import { Select } from '@mantine/core';
import type { ImportPreview } from '../../../domain/areas/catalogue/bulk-contract.ts';
import {
  type ImportField,
  importFields,
  manyColumns,
} from '../../../domain/areas/catalogue/import/fields.ts';
import { importWords } from '../../../domain/areas/catalogue/import/words.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useWords } from '../../app/language.ts';
import styles from './import.module.css';

type Mapping = ImportPreview['mapping'];

interface ImportColumnsProps {
  readonly preview: ImportPreview;
  readonly onChange: (mapping: Mapping) => void;
}

export function ImportColumns({ preview, onChange }: ImportColumnsProps) {
  const w = useWords(catalogueWords).import;
  const { mapping, heading, head } = preview;
  const count = Math.max(heading.length, ...head.map(({ length }) => length));
  const columns = Array.from({ length: count }, (_, column) => column);
  return (
    <section className={styles.section}>
      <div>
        <h2 className={styles.title}>{w.columns}</h2>
        <p className={styles.hint}>{w.columnsHint}</p>
      </div>
      <div className={styles.columns}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <span className={styles.heading} title={heading[column]}>
                    {heading[column] || w.noHeading(column + 1)}
                  </span>
                  <FieldSelect
                    mapping={mapping}
                    column={column}
                    name={heading[column] || w.noHeading(column + 1)}
                    onChange={onChange}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {head.map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
              <tr key={n}>
                {columns.map((column) => (
                  <td key={column} data-used={meaningOf(mapping, column) !== null} title={row[column]}>
                    <bdi>{row[column]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface FieldSelectProps {
  readonly mapping: Mapping;
  readonly column: number;
  readonly name: string;
  readonly onChange: (mapping: Mapping) => void;
}

const unused = 'unused';
const named = 'named';

function FieldSelect({ mapping, column, name, onChange }: FieldSelectProps) {
  const w = useWords(catalogueWords).import;
  const { fields } = useWords(importWords);
  const meaning = meaningOf(mapping, column);
  const data = [
    { value: unused, label: w.unused },
    ...(meaning === named ? [{ value: named, label: w.named }] : []),
    ...importFields.map((field) => ({ value: field, label: fields[field] })),
  ];
  return (
    <Select
      aria-label={w.meaningOf(name)}
      data={data}
      value={meaning ?? unused}
      searchable
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      onChange={(value) =>
        onChange(
          withColumn(
            mapping,
            column,
            importFields.find((field) => field === value),
          ),
        )
      }
    />
  );
}

/** A field, or a column that means something by its heading: a branch's price, a tax, a characteristic. */
function meaningOf({ columns, branches, taxes, characteristics }: Mapping, column: number) {
  const field = importFields.find((one) => columns[one]?.includes(column));
  if (field) return field;
  const ofBranch = branches.some(({ price, onHand, available }) =>
    [price, onHand, available].includes(column),
  );
  const byHeading = [...taxes, ...characteristics].some((one) => one.column === column);
  return ofBranch || byHeading ? named : null;
}

/** The column means `field` and nothing else; most fields have one column. */
function withColumn(mapping: Mapping, column: number, field: ImportField | undefined): Mapping {
  const columns = Object.fromEntries(
    Object.entries(mapping.columns)
      .map(([key, all]) => [key, all.filter((one) => one !== column)] as const)
      .filter(([, all]) => all.length > 0),
  ) as Mapping['columns'];
  const others = mapping.taxes.filter((one) => one.column !== column);
  const known = mapping.characteristics.filter((one) => one.column !== column);
  const branches = mapping.branches.filter(
    ({ price, onHand, available }) => ![price, onHand, available].includes(column),
  );
  const before = field && manyColumns.has(field) ? (columns[field] ?? []) : [];
  const next = field ? { ...columns, [field]: [...before, column].sort((a, b) => a - b) } : columns;
  return { ...mapping, columns: next, taxes: others, characteristics: known, branches };
}
