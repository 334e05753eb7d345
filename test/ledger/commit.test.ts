import { describe, expect, test, vi } from 'vitest';
import { ok, refuse } from '../../src/domain/kit/result.ts';
import { maxBodyBytes } from '../../src/domain/kit/sync/wire.ts';
import { CommandIdReused } from '../../src/main/ledger/faults.ts';
import { counter, ledgerIdentity, recentCommand } from '../../src/main/ledger/meta.ts';
import { TestClock } from '../kit/till.ts';
import { jar, jarMove, jars, move, newFolder, openJars, paint, printSlip } from './jars.ts';

const anna = { userId: null, name: 'Anna' };
const entries = ({ ledger }: ReturnType<typeof jars>): number => ledger.tip.seq;

describe('a command', () => {
  test('writes its rows, what follows from them, its job and one entry, all at once', () => {
    const { ledger } = jars();
    expect(move(ledger, 'a', 500)).toEqual(ok({ n: 1, level: 500 }));
    expect(ledger.read.all('select * from jar_level')).toEqual([{ jar_id: 'a', grams: 500, moves: 1 }]);
    expect(ledger.read.all('select * from slip')).toEqual([{ jar_id: 'a', n: 1, printed: 0 }]);
    expect(ledger.read.all('select seq, command, sets, body from journal')).toEqual([
      {
        seq: 1,
        command: 'jar.move',
        sets: 0,
        body: '[{"add":"jar_move","row":{"jarId":"a","n":1,"grams":500}}]',
      },
    ]);
  });

  test('that is refused leaves nothing, not even the number it took', () => {
    const { ledger } = jars();
    expect(move(ledger, 'a', -1)).toEqual(refuse('JarTooEmpty', { grams: 0 }));
    expect(move(ledger, 'a', 5)).toEqual(ok({ n: 1, level: 5 }));
    expect(ledger.tip.seq).toBe(1);
  });

  test('that fails half-way leaves nothing, and the next one works', () => {
    const { ledger } = jars();
    const fail = () =>
      ledger.commit({ id: ledger.newId(), command: 'jar.drop', actor: anna }, (tx) => {
        tx.add(jarMove, { jarId: 'a', n: 1, grams: 5 });
        throw new Error('dropped');
      });
    expect(fail).toThrow('dropped');
    expect(ledger.read.all('select * from jar_move')).toEqual([]);
    expect(ledger.read.all('select * from jar_level')).toEqual([]);
    expect(move(ledger, 'a', 5).ok).toBe(true);
  });

  test('that changes nothing leaves no entry', () => {
    const opened = jars();
    paint(opened.ledger, 'a', { label: 'Salt' });
    paint(opened.ledger, 'a', { label: 'Salt' });
    expect(entries(opened)).toBe(1);
  });

  test('may not be larger than an entry that travels, counted as it travels', () => {
    const { ledger } = jars();
    // Each Persian letter is one unit in memory and two bytes on the wire.
    const label = 'ن'.repeat(maxBodyBytes / 2);
    expect(() => paint(ledger, 'a', { label })).toThrow(/too large: split jar.paint/);
    expect(ledger.tip.seq).toBe(0);
  });

  test('may not call another, nor use its transaction afterwards', () => {
    const { ledger } = jars();
    expect(() =>
      ledger.commit({ id: ledger.newId(), command: 'jar.nest', actor: anna }, () => move(ledger, 'a', 1)),
    ).toThrow('commands do not call commands');
    const kept = ledger.commit({ id: ledger.newId(), command: 'jar.keep', actor: anna }, (tx) => ok({ tx }));
    expect(kept.ok && (() => kept.value.tx.add(jarMove, { jarId: 'a', n: 9, grams: 1 }))).toThrow(
      'after it ended',
    );
  });

  test.each([
    ['numbers', counter],
    ['name', ledgerIdentity],
    ['answers', recentCommand],
  ])('may not write the ledger’s own %s', (_what, table) => {
    const { ledger } = jars();
    const forge = () =>
      ledger.commit({ id: ledger.newId(), command: 'jar.forge', actor: anna }, (tx) => {
        tx.forget(table, {});
        return ok(null);
      });
    expect(forge).toThrow('the ledger keeps this table itself');
  });

  test('only reads through its reader', () => {
    const { ledger } = jars();
    expect(() => ledger.read.all("insert into slip values ('a', 1, 1)")).toThrow('a query tried to write');
  });

  test('waits for nobody: a file another program holds is a fault, and the till sells again after it', () => {
    const { ledger, paths } = jars();
    ledger.sqlite.pragma('busy_timeout = 50');
    const other = new (ledger.sqlite.constructor as new (path: string) => typeof ledger.sqlite)(
      paths.database,
    );
    other.exec('begin immediate');
    expect(() => move(ledger, 'a', 1)).toThrow('database is locked');
    other.exec('rollback');
    other.close();
    expect(move(ledger, 'a', 1)).toEqual(ok({ n: 1, level: 1 }));
  });
});

describe('a command that comes twice', () => {
  test('answers as before and does nothing again', () => {
    const opened = jars();
    const id = opened.ledger.newId();
    expect(move(opened.ledger, 'a', 5, id)).toEqual(move(opened.ledger, 'a', 5, id));
    expect(entries(opened)).toBe(1);
  });

  test('answers as before after the till was started anew', () => {
    const dir = newFolder();
    const first = openJars({ dir });
    const [id, step] = [first.ledger.newId(), first.ledger.newId()];
    const [moved, printed] = [move(first.ledger, 'a', 5, id), printSlip(first.ledger, 'a', 1, step)];
    first.close();
    const { ledger } = jars({ dir });
    expect(move(ledger, 'a', 5, id)).toEqual(moved);
    expect(printSlip(ledger, 'a', 1, step)).toEqual(printed);
  });

  test('as another command is a fault', () => {
    const { ledger } = jars();
    const id = ledger.newId();
    move(ledger, 'a', 5, id);
    expect(() => printSlip(ledger, 'a', 1, id)).toThrow(CommandIdReused);
  });

  test('decides anew when it was refused', () => {
    const { ledger } = jars();
    const id = ledger.newId();
    expect(move(ledger, 'a', -1, id).ok).toBe(false);
    move(ledger, 'a', 1);
    expect(move(ledger, 'a', -1, id).ok).toBe(true);
  });

  test('is known among the last hundreds of steps, whatever the clock did, and no more are kept', () => {
    const clock = new TestClock(Date.UTC(2036, 0, 1));
    const { ledger } = jars({ clock });
    for (let n = 0; n < 600; n += 1) printSlip(ledger, 'a', 1);
    clock.set(Date.UTC(2026, 0, 1));
    for (let n = 0; n < 600; n += 1) printSlip(ledger, 'a', 1);
    const id = ledger.newId();
    printSlip(ledger, 'a', 2, id);
    for (let n = 0; n < 400; n += 1) printSlip(ledger, 'a', 1);
    expect(printSlip(ledger, 'a', 2, id)).toEqual(ok({ printed: 1 }));
    const kept = ledger.read.get<{ n: number }>('select count(*) n from recent_command');
    expect(kept?.n).toBeLessThan(1100);
  });
});

describe('the clock', () => {
  test('may step back: stamps and ids go on ascending, also over a restart', () => {
    const clock = new TestClock(Date.UTC(2026, 10, 20, 12));
    const dir = newFolder();
    const ids: string[] = [];
    for (const minutes of [0, -1, -2]) {
      clock.advance(minutes * 60_000);
      const opened = openJars({ dir, clock, seed: 5 - minutes });
      for (let n = 0; n < 3; n += 1) {
        move(opened.ledger, 'a', 1);
        ids.push(opened.ledger.newId());
      }
      opened.close();
    }
    const { ledger } = jars({ dir, clock });
    const stamps = ledger.read
      .all<{ hlc: string }>('select hlc from journal order by seq')
      .map(({ hlc }) => hlc);
    expect(stamps).toEqual([...stamps].sort());
    expect(new Set(stamps).size).toBe(stamps.length);
    expect(ids).toEqual([...ids].sort());
  });

  test('may have been years ahead: once set right, ids tell the time again', () => {
    const clock = new TestClock(Date.UTC(2036, 0, 1));
    const dir = newFolder();
    const opened = openJars({ dir, clock });
    move(opened.ledger, 'a', 1);
    opened.close();
    clock.set(Date.UTC(2026, 10, 20));
    const { ledger } = jars({ dir, clock });
    const born = Number.parseInt(ledger.newId().replaceAll('-', '').slice(0, 12), 16);
    expect(born).toBe(clock.now());
    expect(move(ledger, 'a', 1).ok).toBe(true);
  });
});

describe('who watches', () => {
  test('hears of the tables a command touched, and not of those a refused one would have', () => {
    const { ledger } = jars();
    const levels = vi.fn();
    const labels = vi.fn();
    ledger.watchers.watch(['jar_level'], levels);
    ledger.watchers.watch(['jar'], labels);
    move(ledger, 'a', 1);
    move(ledger, 'a', -9);
    expect(levels).toHaveBeenCalledTimes(1);
    expect(labels).not.toHaveBeenCalled();
  });

  test('and fails does not undo the command, nor keep others from hearing', () => {
    const faults: unknown[] = [];
    const { ledger } = jars({ onFault: (error) => faults.push(error) });
    const after = vi.fn();
    ledger.watchers.watch(['jar_level'], () => {
      throw new Error('screen fell off');
    });
    ledger.watchers.watch(['jar_level'], after);
    expect(move(ledger, 'a', 1)).toEqual(ok({ n: 1, level: 1 }));
    expect(faults).toEqual([new Error('screen fell off')]);
    expect(after).toHaveBeenCalledTimes(1);
  });

  test('may itself command, and others still hear of both', () => {
    const { ledger } = jars();
    const heard: string[][] = [];
    let once = true;
    ledger.watchers.watch(['jar_move'], () => {
      if (once) paint(ledger, 'a', { label: 'Full' });
      once = false;
    });
    ledger.watchers.watchAll((tables) => heard.push([...tables].sort()));
    move(ledger, 'a', 1);
    expect(heard).toEqual([
      ['jar', 'journal'],
      ['counter', 'jar_level', 'jar_move', 'journal', 'slip'],
    ]);
  });
});

test('who this copy is follows the transaction: undone with it, kept with it', () => {
  const { ledger } = jars();
  const code = ledger.identity.branchCode;
  const name = (ending: 'ok' | 'refused') =>
    ledger.commit({ id: ledger.newId(), command: 'jar.name', actor: anna }, (tx) => {
      ledger.identify({ ...ledger.identity, branchCode: '77' });
      tx.save(jar, 'a', { label: 'Salt' });
      return ending === 'ok' ? ok(null) : refuse('No');
    });
  name('refused');
  expect(ledger.identity.branchCode).toBe(code);
  name('ok');
  expect(ledger.identity.branchCode).toBe('77');
});
