/** The smallest shop there is: jars, what was put in or taken out, and what each holds. */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integer, text } from 'drizzle-orm/sqlite-core';
import { onTestFinished } from 'vitest';
import { type Id, idMaker } from '../../src/domain/kit/ids.ts';
import { ok, refuse } from '../../src/domain/kit/result.ts';
import { activity } from '../../src/main/areas/audit/tables.ts';
import { codecOf } from '../../src/main/ledger/codec.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { type OpenLedger, openLedger } from '../../src/main/ledger/open.ts';
import { ledgersOwn } from '../../src/main/ledger/own.ts';
import { onFact, onRecord, projects } from '../../src/main/ledger/project.ts';
import { reactTo } from '../../src/main/ledger/react.ts';
import { fact, local, projection, record } from '../../src/main/ledger/tables.ts';
import type { Verifiable } from '../../src/main/ledger/verify.ts';
import { seededBytes, TestClock } from '../kit/till.ts';

export const jar = record(
  'jar',
  {
    label: { label: text().notNull().default(''), colour: text() },
    price: { priceMinor: integer().notNull().default(0) },
  },
  { scope: 'company' },
);

export const jarMove = fact(
  'jar_move',
  {
    jarId: text().notNull(),
    n: integer().notNull(),
    grams: integer().notNull(),
    note: text(),
    tags: text({ mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  },
  { scope: 'branch', key: ['jarId', 'n'] },
);

export const jarLevel = projection(
  'jar_level',
  {
    jarId: text().notNull(),
    grams: integer().notNull().default(0),
    moves: integer().notNull().default(0),
  },
  { key: ['jarId'] },
);

export const jarsByColour = projection(
  'jars_by_colour',
  { colour: text().notNull(), jars: integer().notNull().default(0) },
  { key: ['colour'] },
);

/** What must happen outside: a slip for each move. */
export const slip = local(
  'slip',
  { jarId: text().notNull(), n: integer().notNull(), printed: integer().notNull().default(0) },
  { key: ['jarId', 'n'] },
);

const tables = [jar, jarMove, jarLevel, jarsByColour, slip];
const projections = [
  projects({
    tables: [jarLevel],
    facts: [
      onFact(jarMove, ({ jarId, grams }, writer) => writer.bump(jarLevel, { jarId }, { grams, moves: 1 })),
    ],
  }),
  projects({
    tables: [jarsByColour],
    records: [
      onRecord(jar, (before, after, writer) => {
        if (before?.colour && before.deletedAt === null) {
          writer.bump(jarsByColour, { colour: before.colour }, { jars: -1 });
        }
        if (after.colour && after.deletedAt === null) {
          writer.bump(jarsByColour, { colour: after.colour }, { jars: 1 });
        }
      }),
    ],
  }),
];
const reactions = [reactTo(jarMove, ({ jarId, n }, tx) => tx.keep(slip, { jarId, n, printed: 0 }))];

export const jarsVerifiable: Verifiable = {
  tables,
  projections,
  series: [{ name: 'jar_move', sql: "select jar_id || ' ' series, n from jar_move order by jar_id, n" }],
  anchorSql: [],
};

export interface JarsOptions {
  readonly dir: string;
  readonly clock?: TestClock;
  readonly seed?: number;
  readonly onFault?: (error: unknown) => void;
  readonly migrationsDir?: string;
}

export function openJars({ dir, clock = new TestClock(Date.UTC(2026, 10, 20)), ...rest }: JarsOptions) {
  const seed = rest.seed ?? 1;
  return openLedger({
    dataDir: dir,
    migrationsDir: rest.migrationsDir ?? jarMigrations(join(dir, 'migrations')),
    tables,
    projections,
    reactions,
    now: clock.now,
    makeIds: (bornUntil) => idMaker(clock.now, seededBytes(seed), bornUntil),
    onFault:
      rest.onFault ??
      ((error) => {
        throw error;
      }),
  });
}

/** A folder that is gone when the test is finished. */
export function newFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dukkan-jars-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** An open ledger that closes itself. */
export function jars(options: Partial<JarsOptions> = {}): OpenLedger {
  const opened = openJars({ dir: options.dir ?? newFolder(), ...options });
  onTestFinished(() => {
    if (opened.ledger.sqlite.open) opened.close();
  });
  return opened;
}

const anna = { userId: null, name: 'Anna' };

/** Puts grams into a jar, or takes them out; refuses to take what is not there. */
export function move(ledger: Ledger, jarId: Id, grams: number, id = ledger.newId()) {
  return ledger.commit({ id, command: 'jar.move', actor: anna }, (tx) => {
    const level = tx.find(jarLevel, { jarId })?.grams ?? 0;
    if (level + grams < 0) return refuse('JarTooEmpty', { grams: level });
    const n = tx.next(`jar ${jarId}`);
    tx.add(jarMove, { jarId, n, grams });
    return ok({ n, level: level + grams });
  });
}

export function paint(ledger: Ledger, jarId: Id, values: { label?: string; colour?: string | null }) {
  return ledger.commit({ id: ledger.newId(), command: 'jar.paint', actor: anna }, (tx) => {
    tx.save(jar, jarId, values);
    return ok(null);
  });
}

export function smash(ledger: Ledger, jarId: Id) {
  return ledger.commit({ id: ledger.newId(), command: 'jar.smash', actor: anna }, (tx) => {
    tx.erase(jar, jarId);
    return ok(null);
  });
}

/** A step that leaves no entry, as a basket's do. */
export function printSlip(ledger: Ledger, jarId: Id, n: number, id = ledger.newId()) {
  return ledger.commit({ id, command: 'jar.printSlip', actor: anna }, (tx) => {
    const printed = (tx.find(slip, { jarId, n })?.printed ?? 0) + 1;
    tx.keep(slip, { jarId, n, printed });
    return ok({ printed });
  });
}

/** The migrations of this shop; `more` are further steps of its schema. */
export function jarMigrations(dir: string, more: readonly string[] = []): string {
  const all = [...ledgersOwn, activity, ...tables];
  const first = [...all.map(ddlOf), 'create unique index journal_id on journal (id)'];
  const steps = [first.join(';\n--> statement-breakpoint\n'), ...more];
  mkdirSync(join(dir, 'meta'), { recursive: true });
  const entries = steps.map((sql, idx) => {
    writeFileSync(join(dir, `${idx}.sql`), sql);
    return { idx, version: '6', when: idx + 1, tag: String(idx), breakpoints: true };
  });
  const list = { version: '7', dialect: 'sqlite', entries };
  writeFileSync(join(dir, 'meta', '_journal.json'), JSON.stringify(list));
  return dir;
}

function ddlOf(table: Parameters<typeof codecOf>[0]): string {
  const { spec } = codecOf(table);
  const columns = spec.columns.map(({ sql, column }) => {
    const initial = column.hasDefault ? ` default '${literal(column.default)}'` : '';
    return `"${sql}" ${column.getSQLType()}${column.notNull ? ' not null' : ''}${initial}`;
  });
  const keys = spec.key.map((prop) => `"${spec.columns.find((column) => column.prop === prop)?.sql}"`);
  const isRowId = spec.name === 'journal';
  return `create table "${spec.name}" (${columns.join(', ')}, primary key (${keys.join(', ')}))${
    isRowId ? '' : ' without rowid'
  }`;
}

const literal = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What a failing disk does: bytes of a file become others. */
export function scribble(file: string, position: number, bytes: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 0xa5), 0, bytes, position);
  closeSync(handle);
}
