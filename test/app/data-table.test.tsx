import { cleanup, fireEvent } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type Column, DataTable, type DataTableProps } from '../../src/renderer/parts/data-table.tsx';
import { show, withHotkeys } from './show.tsx';

withHotkeys();

interface Line {
  readonly id: string;
  readonly name: string;
  readonly sold: number | null;
}
const lines: Line[] = [
  { id: 'a', name: 'Tea', sold: 9 },
  { id: 'b', name: 'bread', sold: 120 },
  { id: 'c', name: 'Milk', sold: null },
];
const columns: Column<Line>[] = [
  { id: 'name', header: 'Name', cell: (line) => line.name, sortBy: (line) => line.name },
  {
    id: 'sold',
    header: 'Sold',
    align: 'end',
    cell: (line) => line.sold,
    sortBy: (line) => line.sold,
    optional: 'shown',
  },
];

function table(props: Partial<DataTableProps<Line>> = {}) {
  const drawn = show(
    <DataTable label="Items" rows={lines} columns={columns} rowKey={(line) => line.id} {...props} />,
  );
  const names = (): (string | null | undefined)[] =>
    drawn
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.querySelector('[role=gridcell]')?.textContent);
  return { ...drawn, names, grid: drawn.getByRole('grid') };
}

describe('a table', () => {
  test('is put in order by a tap on a head: words from the first letter, numbers from the largest', () => {
    const { getByText, names } = table();
    fireEvent.click(getByText('Name'));
    expect(names()).toEqual(['bread', 'Milk', 'Tea']);
    fireEvent.click(getByText('Sold'));
    expect(names()).toEqual(['Milk', 'bread', 'Tea']);
    fireEvent.click(getByText('Sold'));
    expect(names()).toEqual(['Tea', 'bread', 'Milk']);
  });

  test('leaves the order to the till where the till is asked', () => {
    const asked: unknown[] = [];
    const { getByText, names } = table({ onSort: (sort) => asked.push(sort) });
    fireEvent.click(getByText('Sold'));
    expect({ asked, names: names() }).toEqual({
      asked: [{ by: 'sold', down: true }],
      names: ['Tea', 'bread', 'Milk'],
    });
  });

  test('is walked with the arrows and opened with Enter', () => {
    const opened: string[] = [];
    const { grid } = table({ onOpen: (line) => opened.push(line.name) });
    fireEvent.focus(grid);
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter', 'End', 'Enter'])
      fireEvent.keyDown(grid, { key });
    expect(opened).toEqual(['bread', 'Milk']);
  });

  test('hides a column by choice, and remembers it', async () => {
    const first = table({ remember: 'items' });
    fireEvent.click(first.getByLabelText('Columns'));
    fireEvent.click(await first.findByRole('checkbox', { name: 'Sold' }));
    expect(first.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Name']);
  });

  test('says when it is empty, when it is asked, and when it cannot be had', () => {
    expect(table({ rows: [], empty: { title: 'No items yet.' } }).getByText('No items yet.')).toBeTruthy();
    cleanup();
    expect(table({ rows: undefined }).getByText('Loading…')).toBeTruthy();
    cleanup();
    let again = false;
    const failed = table({
      rows: undefined,
      error: { code: 'OFFLINE', data: null, area: 'catalogue' },
      onTryAgain: () => (again = true),
    });
    expect(failed.getByRole('alert').textContent).toContain('No connection to the till.');
    fireEvent.click(failed.getByText('Try again'));
    expect(again).toBe(true);
  });

  test('asks for more when its end is in sight', () => {
    let asked = 0;
    table({ onEnd: () => (asked += 1) });
    expect(asked).toBe(1);
  });

  test('draws only the rows in sight, but all of them for paper', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ id: String(i), name: `Line ${i}`, sold: i }));
    const { names } = table({ rows: many });
    expect(names().length).toBeLessThan(many.length);
    fireEvent(window, new Event('beforeprint'));
    expect(names()).toHaveLength(many.length);
    fireEvent(window, new Event('afterprint'));
    expect(names().length).toBeLessThan(many.length);
  });
});
