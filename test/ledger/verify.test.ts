import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { must } from '../../src/domain/kit/result.ts';
import { hashOfBody, hashOfEntry } from '../../src/main/ledger/journal.ts';
import { type VerifyProgress, verifyLedger } from '../../src/main/ledger/verify.ts';
import { jars, jarsVerifiable, move, newFolder, openJars, paint, scribble, smash } from './jars.ts';

/** A day of the shop: six entries, the fourth takes two grams out of jar a. */
function day(ledger: Parameters<typeof move>[0]): void {
  move(ledger, 'a', 5);
  paint(ledger, 'a', { label: 'Salt', colour: 'white' });
  paint(ledger, 'b', { label: 'Pepper' });
  move(ledger, 'a', -2);
  paint(ledger, 'a', { colour: 'grey' });
  smash(ledger, 'b');
}

/** The file of such a day, after somebody worked on it with another tool. */
function tampered(sql: string | ((sqlite: Database.Database) => void)) {
  const dir = newFolder();
  const opened = openJars({ dir });
  day(opened.ledger);
  opened.close();
  const sqlite = new Database(opened.paths.database);
  if (typeof sql === 'string') sqlite.exec(sql);
  else sql(sqlite);
  sqlite.close();
  return verifyLedger(opened.paths.database, jarsVerifiable);
}

const fourth = { seq: 4, command: 'jar.move', who: 'Anna' };

test('an honest ledger is proven, also while the till goes on selling', () => {
  const { ledger, paths } = jars();
  day(ledger);
  const stages: VerifyProgress['stage'][] = [];
  const report = verifyLedger(paths.database, {
    ...jarsVerifiable,
    report: ({ stage }) => {
      stages.push(stage);
      move(ledger, 'c', 1);
    },
  });
  expect(report).toMatchObject({ ok: true, records: 2, findings: [], more: 0 });
  expect(report.entries).toBe(report.tip.seq);
  expect(report.entries).toBeLessThan(ledger.tip.seq);
  expect([...new Set(stages)]).toEqual(['pages', 'entries', 'records', 'projections', 'numbers']);
});

test('an empty ledger is proven', () => {
  expect(verifyLedger(jars().paths.database, jarsVerifiable)).toMatchObject({ ok: true, entries: 0 });
});

describe('the first entry that was tampered with is named', () => {
  test.each([
    ['its body', `update journal set body = replace(body, '-2', '-1') where seq = 4`, 'body'],
    ['its body made no list', `update journal set body = '"x"' where seq = 4`, 'body'],
    ['its body made no JSON', `update journal set body = '[{' where seq = 4`, 'body'],
    ['its time', 'update journal set at = at + 1 where seq = 4', 'broken'],
    ['its command', `update journal set command = 'jar.move' || '', id = 'x' where seq = 4`, 'broken'],
    ['its approval', `update journal set approval = '{}' where seq = 4`, 'broken'],
    ['its hash', "update journal set hash = x'00' where seq = 4", 'broken'],
  ])('when %s was changed', (_what, sql, what) => {
    const { ok, findings } = tampered(sql);
    expect(ok).toBe(false);
    const [first] = findings.filter(({ kind }) => kind === 'chain');
    expect(first).toMatchObject({ kind: 'chain', what, entry: fourth });
  });

  test('when the actor was changed, by the name that stands there now', () => {
    const { findings } = tampered(`update journal set actor = '{"name":"Boris"}' where seq = 4`);
    expect(findings[0]).toMatchObject({ kind: 'chain', what: 'broken', entry: { seq: 4, who: 'Boris' } });
  });

  test('when it was taken out', () => {
    const { findings } = tampered('delete from journal where seq = 4');
    expect(findings[0]).toMatchObject({ kind: 'chain', what: 'gap', entry: { seq: 5 } });
  });

  test('when two were exchanged', () => {
    const { findings } = tampered(`update journal set seq = 99 where seq = 4;
      update journal set seq = 4 where seq = 5; update journal set seq = 5 where seq = 99`);
    expect(findings[0]).toMatchObject({
      kind: 'chain',
      what: 'broken',
      entry: { seq: 4, command: 'jar.paint' },
    });
  });

  test('when body and body hash were both changed', () => {
    const { findings } = tampered((sqlite) => {
      const body = '[{"add":"jar_move","row":{"jarId":"a","n":2,"grams":-1}}]';
      sqlite.prepare('update journal set body = ?, body_hash = ? where seq = 4').run(body, hashOfBody(body));
    });
    expect(findings[0]).toMatchObject({ kind: 'chain', what: 'broken', entry: fourth });
  });
});

describe('who rewrites the chain to its end', () => {
  /** Takes the entry's lie over into every later hash, and into the row. */
  function rewritten(): { database: string; honest: string } {
    const dir = newFolder();
    const opened = openJars({ dir });
    day(opened.ledger);
    const honest = Buffer.from(opened.ledger.tip.hash).toString('hex');
    opened.close();
    const sqlite = new Database(opened.paths.database);
    const till = String(sqlite.prepare('select till_id from ledger_identity').pluck().get());
    const body = '[{"add":"jar_move","row":{"jarId":"a","n":2,"grams":-1}}]';
    sqlite.prepare('update journal set body = ?, body_hash = ? where seq = 4').run(body, hashOfBody(body));
    sqlite.exec(
      "update jar_move set grams = -1 where n = 2; update jar_level set grams = 4 where jar_id = 'a'",
    );
    let previous = sqlite.prepare('select hash from journal where seq = 3').pluck().get() as Buffer;
    for (const row of sqlite.prepare('select * from journal where seq >= 4 order by seq').all() as never[]) {
      const entry = row as Parameters<typeof hashOfEntry>[1] & { body_hash: Buffer };
      previous = hashOfEntry(previous, { ...entry, till }, entry.body_hash);
      sqlite.prepare('update journal set hash = ? where seq = ?').run(previous, entry.seq);
    }
    sqlite.close();
    return { database: opened.paths.database, honest };
  }

  test('is found by the end of the chain on a printed slip', () => {
    const { database, honest } = rewritten();
    expect(verifyLedger(database, jarsVerifiable).ok).toBe(true);
    const anchors = [{ seq: 6, hash: honest.slice(0, 12).toUpperCase(), source: 'Z slip' }];
    const { findings } = verifyLedger(database, { ...jarsVerifiable, anchors });
    expect(findings).toMatchObject([
      { kind: 'anchor', what: 'changed', entry: { seq: 6 }, detail: 'Z slip' },
    ]);
  });

  test('or cuts its end off, is found by it too', () => {
    const { database, honest } = rewritten();
    const anchors = [{ seq: 9, hash: honest, source: 'Z slip' }];
    const { findings } = verifyLedger(database, { ...jarsVerifiable, anchors });
    expect(findings).toMatchObject([{ kind: 'anchor', what: 'missing', detail: 'Z slip' }]);
  });
});

describe('a row that is not what its entries say is named', () => {
  test.each([
    [
      'a fact changed',
      "update jar_move set grams = 50, note = 'x' where n = 2",
      {
        kind: 'fact',
        what: 'changed',
        table: 'jar_move',
        key: 'a 2',
        fields: ['grams', 'note'],
        entry: fourth,
      },
    ],
    [
      'a fact taken out',
      'delete from jar_move where n = 2',
      { kind: 'fact', what: 'missing', table: 'jar_move', key: 'a 2', entry: fourth },
    ],
    [
      'a fact slipped in',
      "insert into jar_move (jar_id, n, grams) values ('a', 3, 1)",
      { kind: 'fact', what: 'spare', table: 'jar_move', key: 'a 3' },
    ],
    [
      'a record changed',
      "update jar set colour = 'pink' where id = 'a'",
      { kind: 'record', what: 'changed', table: 'jar', key: 'a', fields: ['colour'] },
    ],
    [
      'a record’s clock changed',
      `update jar set clocks = '{}' where id = 'a'`,
      { kind: 'record', what: 'changed', key: 'a', fields: ['clocks'] },
    ],
    [
      'a record raised from the dead',
      "update jar set deleted_at = null where id = 'b'",
      { kind: 'record', what: 'changed', key: 'b', fields: ['deletedAt'] },
    ],
    ['a record taken out', "delete from jar where id = 'a'", { kind: 'record', what: 'missing', key: 'a' }],
    [
      'a record slipped in',
      "insert into jar (id, label) values ('z', 'Sugar')",
      { kind: 'record', what: 'spare', key: 'z' },
    ],
    [
      'a total changed',
      "update jar_level set grams = 9 where jar_id = 'a'",
      { kind: 'projection', what: 'changed', table: 'jar_level', key: 'a' },
    ],
    ['a total taken out', 'delete from jar_level', { kind: 'projection', what: 'missing', key: 'a' }],
    [
      'a total slipped in',
      "insert into jar_level values ('q', 1, 1)",
      { kind: 'projection', what: 'spare', table: 'jar_level', key: 'q' },
    ],
  ])('%s', (_what, sql, finding) => {
    expect(tampered(sql).findings).toContainEqual(expect.objectContaining({ ...finding, ...named(finding) }));
  });

  /** Entries are named with more than a test wants to say. */
  const named = (finding: object) =>
    'entry' in finding ? { entry: expect.objectContaining(finding.entry as object) } : {};

  test('and a number that was left out', () => {
    const { findings } = tampered((sqlite) => {
      sqlite.exec('update jar_move set n = 7 where n = 2');
    });
    expect(findings).toContainEqual({ kind: 'series', what: 'missing', table: 'jar_move', key: 'a 2' });
  });
});

test('a byte changed by a failing disk is named', () => {
  const dir = newFolder();
  const opened = openJars({ dir });
  day(opened.ledger);
  opened.close();
  const sqlite = new Database(opened.paths.database);
  const root = sqlite
    .prepare("select rootpage from sqlite_master where name = 'jar_move'")
    .pluck()
    .get() as number;
  const size = sqlite.pragma('page_size', { simple: true }) as number;
  sqlite.close();
  // The last bytes of a leaf are its first row.
  scribble(opened.paths.database, root * size - 2, 1);
  const { ok, findings } = verifyLedger(opened.paths.database, jarsVerifiable);
  expect(ok).toBe(false);
  expect(must(findings[0], 'a finding').table ?? findings[0]?.kind).toMatch(/jar_move|damaged/);
});

test('a page that cannot be read at all spoils only what lay on it', () => {
  const dir = newFolder();
  const opened = openJars({ dir });
  day(opened.ledger);
  opened.close();
  const sqlite = new Database(opened.paths.database);
  sqlite.exec('update journal set at = at + 1 where seq = 4');
  const page = sqlite
    .prepare("select rootpage from sqlite_master where name = 'jar_level'")
    .pluck()
    .get() as number;
  const size = sqlite.pragma('page_size', { simple: true }) as number;
  sqlite.close();
  scribble(opened.paths.database, (page - 1) * size, 100);
  const report = verifyLedger(opened.paths.database, jarsVerifiable);
  expect(report).toMatchObject({ ok: false, entries: 6, facts: 2, records: 2 });
  expect(report.findings).toContainEqual(expect.objectContaining({ kind: 'damaged' }));
  expect(report.findings).toContainEqual(expect.objectContaining({ kind: 'projection', what: 'broken' }));
  expect(report.findings).toContainEqual(
    expect.objectContaining({ kind: 'chain', entry: expect.objectContaining(fourth) }),
  );
  expect(report.findings.filter(({ kind }) => kind === 'fact' || kind === 'record')).toEqual([]);
});

test('a thousand faults are counted, a hundred told', () => {
  const dir = newFolder();
  const opened = openJars({ dir });
  for (let n = 0; n < 150; n += 1) move(opened.ledger, 'a', 1);
  opened.close();
  const sqlite = new Database(opened.paths.database);
  sqlite.exec('update jar_move set grams = 2');
  sqlite.close();
  const report = verifyLedger(opened.paths.database, jarsVerifiable);
  expect(report.findings).toHaveLength(100);
  expect(report.more).toBeGreaterThanOrEqual(50);
});
