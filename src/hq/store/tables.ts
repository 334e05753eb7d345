/**
 * What headquarters keeps. Every table's key leads with `company_id`, but for the few that are asked before
 * a company is known. No sequence, trigger or foreign key: the same must run on what only looks like
 * PostgreSQL (`citus.sql`).
 */
import { bigint, customType, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { flag, millis, ofCompany, whole, word } from './columns.ts';

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** One row: what this headquarters is. A new `epoch` tells tills that it was restored or emptied. */
export const server = pgTable('server', {
  id: word().primaryKey(),
  epoch: word(),
  /** Keys the bearer tokens of tills and consoles. */
  tokenSecret: word(),
  /** Ed25519, PKCS#8, base64url: counter-signs seals. */
  sealKey: word(),
  /** Of the one-time code that makes the first person; null once it was used. */
  setupHash: text(),
});

/** Who exists. `handle` leads a code of enrolment, so that it says whose it is. */
export const company = pgTable(
  'company',
  {
    companyId: word().primaryKey(),
    handle: word(),
    name: word(),
    createdAt: millis(),
    /** So long machines may ask to be its tills again (`claim`): it was lost here, or is older than they know it. */
    returningUntil: millis(),
  },
  (table) => [uniqueIndex('company_handle').on(table.handle)],
);

/** Who signs in at the console; one person may look after several companies. */
export const person = pgTable(
  'person',
  {
    id: word().primaryKey(),
    email: word(),
    name: word(),
    /** Salt and scrypt. */
    password: word(),
    /** Base32, once it was proven by a code. */
    totp: text(),
    /** The newest step that was used: a code opens once. */
    totpStep: whole(),
    /** May add companies and people. */
    operator: flag(),
    createdAt: millis(),
  },
  (table) => [uniqueIndex('person_email').on(table.email)],
);

/** Sessions at the console, by the hash of their cookie. */
export const consoleSession = pgTable('console_session', {
  hash: word().primaryKey(),
  personId: word(),
  expiresAt: millis(),
});

export const member = ofCompany('member', { personId: word() }, ['personId']);

export const branch = ofCompany('branch', { id: word(), code: word(), name: word(), createdAt: millis() }, [
  'id',
]);

export const till = ofCompany(
  'till',
  {
    id: word(),
    branchId: word(),
    code: word(),
    name: word(),
    allBranches: flag(),
    state: text({ enum: ['active', 'revoked', 'retired'] }).notNull(),
    /** When it left that was active. */
    stateAt: millis(),
    /** Ed25519, raw, base64url. */
    publicKey: word(),
    enrolledAt: millis(),
  },
  ['id'],
);

/** Keys that had a till's place before: their machines are told that they are retired. */
export const pastKey = ofCompany('past_key', { tillId: word(), publicKey: word() }, ['tillId', 'publicKey']);

/**
 * Machines that prove a key and say that they are tills of this company, which this headquarters does not know:
 * somebody decides. The company itself may be unknown too.
 */
export const claim = ofCompany(
  'claim',
  {
    tillId: word(),
    publicKey: word(),
    name: word(),
    branchId: word(),
    branchCode: word(),
    branchName: word(),
    tillCode: word(),
    allBranches: flag(),
    /** How many entries it has. */
    entries: whole(),
    at: millis(),
    seenAt: millis(),
  },
  ['tillId', 'publicKey'],
);

/** What a till last said of itself; apart from `till`, which its requests hold. */
export const tillReport = ofCompany(
  'till_report',
  {
    tillId: word(),
    app: word(),
    schema: whole(),
    /** Its clock minus ours. */
    skewMs: whole(),
    pending: whole(),
    oldestMs: whole(),
    freeMb: bigint({ mode: 'number' }),
    /** How far it has pulled: JSON, feed by position. */
    cursors: word(),
    seenAt: millis(),
    pushedAt: bigint({ mode: 'number' }),
    clamped: whole(),
    forks: whole(),
    /** Open at the till: edits that lost to others', and items it could not apply. */
    conflicts: whole(),
    laidAside: whole(),
  },
  ['tillId'],
);

/** One-time codes that make a machine a till. */
export const enrolCode = ofCompany(
  'enrol_code',
  {
    hash: word(),
    branchId: word(),
    tillCode: word(),
    allBranches: flag(),
    /** The till whose place the machine takes. */
    replaces: text(),
    madeBy: word(),
    expiresAt: millis(),
    used: flag(),
  },
  ['hash'],
);

export const stream = ofCompany(
  'stream',
  {
    till: word(),
    epoch: whole(),
    baseSeq: whole(),
    baseHash: word(),
    tipSeq: whole(),
    tipHash: word(),
    clock: text(),
    session: word(),
    nonce: word(),
    /** JSON */
    pastNonces: word(),
  },
  ['till', 'epoch'],
);

/** The journal of every till, as it came. */
export const entry = ofCompany(
  'entry',
  {
    till: word(),
    stream: whole(),
    seq: whole(),
    epoch: whole(),
    id: word(),
    schema: whole(),
    at: millis(),
    hlc: word(),
    clock: word(),
    command: word(),
    actor: word(),
    approval: text(),
    sets: flag(),
    /** JSON */
    scopes: word(),
    body: text(),
    bodyHash: word(),
    hash: word(),
    receivedAt: millis(),
  },
  ['till', 'stream', 'seq'],
);

/** The first entry of each id: another with the same id changes nothing. */
export const entryKey = ofCompany('entry_key', { id: word(), bodyHash: word() }, ['id']);

export const quarantine = ofCompany(
  'quarantine',
  {
    till: word(),
    stream: whole(),
    seq: whole(),
    reason: text({ enum: ['unreadable', 'foreignScope', 'idReused', 'revoked', 'retired'] }).notNull(),
    at: millis(),
    /** Somebody looked and left it where it is. */
    aside: flag(),
  },
  ['till', 'stream', 'seq'],
);

/** The values of a record's group that win so far. */
export const winner = ofCompany(
  'winner',
  {
    scope: word(),
    table: word(),
    id: word(),
    group: word(),
    values: word(),
    clock: word(),
    schema: whole(),
    till: word(),
    entry: word(),
    actor: word(),
    at: millis(),
    position: whole(),
  },
  ['scope', 'table', 'id', 'group'],
  ['scope', 'position'],
);

export const feedHead = ofCompany(
  'feed_head',
  { scope: word(), head: whole(), min: whole(), digest: word() },
  ['scope'],
);

export const feedItem = ofCompany(
  'feed_item',
  {
    scope: word(),
    position: whole(),
    /** The running digest of the feed with this item. */
    digest: word(),
    till: word(),
    /** Facts: the entry they are of. */
    stream: whole(),
    seq: whole(),
    /** Facts: null where the entry's own body is the item's. A group: its values. */
    body: text(),
    bodyHash: text(),
    /** JSON of a group's item without its position and values; null for facts. */
    group: text(),
    /** About what it weighs on the wire. */
    size: whole(),
  },
  ['scope', 'position'],
);

/** Pictures by the hash of their content. */
export const blob = ofCompany(
  'blob',
  { hash: word(), size: whole(), bytes: bytes().notNull(), at: millis() },
  ['hash'],
);

/** Z reports that were counter-signed. */
export const seal = ofCompany(
  'seal',
  {
    till: word(),
    shiftId: word(),
    businessDate: word(),
    tipSeq: whole(),
    tipHash: word(),
    /** JSON */
    receipts: word(),
    /** JSON */
    totals: word(),
    sealedAt: millis(),
    sig: word(),
  },
  ['till', 'shiftId'],
);

/** A till that did not seal a day, and need not. */
export const waiver = ofCompany(
  'waiver',
  { businessDate: word(), till: word(), by: word(), reason: word(), at: millis() },
  ['businessDate', 'till'],
);

/** What a till may decide alone until `until`. */
export const lease = ofCompany(
  'lease',
  { kind: word(), subject: word(), till: word(), granted: whole(), used: whole(), until: millis() },
  ['kind', 'subject'],
);

/** Of one company each. */
export const companyTables = {
  branch,
  till,
  pastKey,
  claim,
  tillReport,
  enrolCode,
  stream,
  entry,
  entryKey,
  quarantine,
  winner,
  feedHead,
  feedItem,
  blob,
  seal,
  waiver,
  lease,
  member,
};

/** Asked before a company is known; `citus.sql` keeps a copy of each on every node. */
export const globalTables = { server, company, person, consoleSession };
