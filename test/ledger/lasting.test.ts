import { expect, test } from 'vitest';
import { refuse } from '../../src/domain/kit/result.ts';
import { lasting } from '../../src/main/ledger/lasting.ts';
import { readerOf, Statements } from '../../src/main/ledger/reader.ts';
import { rebuild } from '../../src/main/ledger/rebuild.ts';
import { jar, jarLevel, jars, move, paint } from './jars.ts';

function asking() {
  let times = 0;
  const colourOf = lasting([jar], (read, id: string) => {
    times += 1;
    return read.get<{ colour: string | null }>('select colour from jar where id = ?', id)?.colour ?? null;
  });
  return { colourOf, times: () => times };
}

const by = (ledger: ReturnType<typeof jars>['ledger']) => ({
  id: ledger.newId(),
  command: 'jar.test',
  actor: { userId: null, name: '' },
});

test('a lasting answer is asked for once, until a command touches what it comes from', () => {
  const { ledger } = jars();
  const { colourOf, times } = asking();
  paint(ledger, 'a', { colour: 'red' });
  expect([colourOf(ledger.read, 'a'), colourOf(ledger.read, 'a'), colourOf(ledger.read, 'b')]).toEqual([
    'red',
    'red',
    null,
  ]);
  move(ledger, 'a', 5);
  expect(colourOf(ledger.read, 'a')).toBe('red');
  expect(times()).toBe(2);
  paint(ledger, 'a', { colour: 'blue' });
  expect(colourOf(ledger.read, 'a')).toBe('blue');
});

test('what is asked in the middle of a command that is then refused is not remembered', () => {
  const { ledger } = jars();
  const { colourOf } = asking();
  paint(ledger, 'a', { colour: 'red' });
  colourOf(ledger.read, 'a');
  const refused = ledger.commit(by(ledger), (tx) => {
    tx.save(jar, 'a', { colour: 'green' });
    return refuse(String(colourOf(tx.read, 'a')));
  });
  expect(refused).toMatchObject({ refusal: { code: 'green' } });
  expect(colourOf(ledger.read, 'a')).toBe('red');
});

test('a rebuild makes it ask again, another connection asks each time', () => {
  const { ledger } = jars();
  const gramsOf = lasting(
    [jarLevel],
    (read, id: string) =>
      read.get<{ grams: number }>('select grams from jar_level where jar_id = ?', id)?.grams,
  );
  move(ledger, 'a', 5);
  ledger.sqlite.exec('update jar_level set grams = 9');
  expect(gramsOf(ledger.read, 'a')).toBe(9);
  rebuild(ledger);
  expect(gramsOf(ledger.read, 'a')).toBe(5);
  const other = readerOf(ledger.sqlite, new Statements(ledger.sqlite));
  ledger.sqlite.exec('update jar_level set grams = 7');
  expect([gramsOf(ledger.read, 'a'), gramsOf(other, 'a')]).toEqual([5, 7]);
});
