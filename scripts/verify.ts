/** `npm run verify -- FILE`: proves a till's file, or a backup of it, from its own journal. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { verifiable } from '../src/main/areas/area.ts';
import { areas } from '../src/main/areas/index.ts';
import { vacuumInto } from '../src/main/ledger/backup.ts';
import { NotOurLedger, sqliteCode } from '../src/main/ledger/faults.ts';
import { dataPaths } from '../src/main/ledger/files.ts';
import { rememberedEntry } from '../src/main/ledger/incarnation.ts';
import { countMigrations, migrateWithBackup } from '../src/main/ledger/migrate.ts';
import { openDatabase } from '../src/main/ledger/open.ts';
import { applicationId } from '../src/main/ledger/settings.ts';
import {
  type Anchor,
  type VerifyProgress,
  type VerifyReport,
  verifyLedger,
} from '../src/main/ledger/verify.ts';
import { migrationsDir } from '../src/main/paths.ts';
import { sentenceOf } from './findings.ts';

const exit = { proven: 0, faulty: 1, usage: 64, notOurs: 65, unreadable: 66 };
const usage = 'Usage: npm run verify -- FILE [--tip NUMBER:HASH as printed on a Z slip]…';

function main(args: string[]): number {
  const asked = read(args);
  if (!asked) {
    console.error(usage);
    return exit.usage;
  }
  if (!existsSync(asked.file)) {
    console.error(`There is no file ${asked.file}.`);
    return exit.unreadable;
  }
  try {
    return tell(prove(asked.file, asked.tips), asked.file);
  } catch (error) {
    if (error instanceof NotOurLedger) {
      console.error(`This is not a till's file, or a newer Dukkan wrote it: ${error.message}`);
      return exit.notOurs;
    }
    if (!sqliteCode(error)) throw error;
    console.error(`The file cannot be read: ${error instanceof Error ? error.message : error}`);
    return exit.unreadable;
  }
}

/** A folder stands for the till in it. Null for what makes no sense. */
function read(args: string[]): { file: string; tips: Anchor[] } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { tip: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0) return null;
    const path = resolve(given);
    const file = existsSync(path) && statSync(path).isDirectory() ? dataPaths(path).database : path;
    const tips = (values.tip ?? []).map((tip) => {
      const match = /^(\d+):([0-9a-fA-F]{8,64})$/.exec(tip);
      return match ? { seq: Number(match[1]), hash: match[2] ?? '', source: `--tip ${tip}` } : null;
    });
    return tips.some((tip) => tip === null) ? null : { file, tips: tips.filter((tip) => tip !== null) };
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}

function prove(file: string, tips: Anchor[]): VerifyReport {
  const { schema, isCopy } = headOf(file);
  const anchors = [...tips, ...(isCopy ? [] : markerBeside(file))];
  const options = { ...verifiable(areas), anchors, report: progress() };
  const known = countMigrations(migrationsDir);
  if (schema > known) throw new NotOurLedger(`schema ${schema}, this Dukkan knows ${known}`);
  if (schema === known) return verifyLedger(file, options);
  // An older file is proven on a copy that has had the migrations since; its entries stay as they were.
  const folder = mkdtempSync(join(tmpdir(), 'dukkan-verify-'));
  try {
    console.log(`An older file (schema ${schema}): proving a copy brought to schema ${known}.`);
    return verifyLedger(lifted(file, folder), options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lifted(file: string, folder: string): string {
  const source = new Database(file, { readonly: true, fileMustExist: true });
  const copy = join(folder, 'copy.db');
  vacuumInto(source, copy);
  source.close();
  const sqlite = openDatabase(copy);
  migrateWithBackup(sqlite, { backups: join(folder, 'backups') }, { migrationsDir, now: () => 0 });
  sqlite.close();
  return copy;
}

/** A copy has no nonce until it is started: the marker beside it is of the file it replaced. */
function headOf(file: string): { schema: number; isCopy: boolean } {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (sqlite.pragma('application_id', { simple: true }) !== applicationId) throw new NotOurLedger(file);
    const nonce = sqlite.prepare('select nonce from ledger_identity').pluck().get();
    return { schema: sqlite.pragma('user_version', { simple: true }) as number, isCopy: nonce === '' };
  } finally {
    sqlite.close();
  }
}

/** The till's marker remembers an entry; a file of another day, or one cut short, lacks it. */
function markerBeside(file: string): Anchor[] {
  const { database, incarnation } = dataPaths(dirname(file));
  if (file !== database) return [];
  const entry = rememberedEntry(incarnation);
  return entry ? [{ ...entry, source: 'the marker beside the file' }] : [];
}

const stageNames: Record<VerifyProgress['stage'], string> = {
  pages: 'Pages and indexes',
  entries: 'Entries, their chain and their facts',
  records: 'Records',
  projections: 'Totals and search indexes, made anew and compared',
  numbers: 'Numbers',
};

function progress(): (progress: VerifyProgress) => void {
  let shown = '';
  return ({ stage, done, total }) => {
    if (stage !== shown) console.log(`${stageNames[stage]} …`);
    shown = stage;
    if (process.stdout.isTTY && total > 1 && done > 0) process.stdout.write(`\r  ${done} of ${total} \r`);
  };
}

function tell(report: VerifyReport, file: string): number {
  const { ok, entries, facts, records, tip, findings, more } = report;
  console.log(`\n${file}\n${entries} entries, ${facts} facts, ${records} records.`);
  if (tip.seq > 0) console.log(`The newest entry is number ${tip.seq}, hash ${tip.hash}`);
  if (ok) {
    console.log('✓ Proven: everything in this file is what its entries say, and no entry was changed.');
    return exit.proven;
  }
  const [first] = findings.filter(({ kind }) => kind === 'chain');
  if (first) console.log(`\nThe first entry that was tampered with: ${sentenceOf(first)}`);
  console.log(`\n✗ ${findings.length + more} things are not as they should be:`);
  for (const finding of findings) console.log(`  ${sentenceOf(finding)}`);
  if (more > 0) console.log(`  … and ${more} more`);
  return exit.faulty;
}

process.exitCode = main(process.argv.slice(2));
