/** The drawer is asked to open, with what it is opened for; what came of it is on record for good. */
import {
  type KickProblem,
  type KickReason,
  type KickState,
  kickExpiresMs,
} from '../../../../domain/areas/device/drawer.ts';
import { ok } from '../../../../domain/kit/result.ts';
import type { ReactionTx } from '../../../ledger/react.ts';
import type { Tx } from '../../../ledger/tx.ts';
import type { Kit } from '../../area.ts';
import { hangingPrinters } from '../queries.ts';
import { drawerKick } from '../tables.ts';

export type KickRow = (typeof drawerKick)['$inferSelect'];

interface Asked {
  readonly reason: KickReason;
  readonly subjectId: string | null;
  readonly userId: string | null;
  readonly userName: string;
}

/** Kicks kept on this till; the activity log keeps all. */
const keptKicks = 200;

/** Where no drawer hangs on this till nothing is asked for; a float in two currencies opens it once. */
export function askKick(tx: ReactionTx, asked: Asked): void {
  const holder = hangingPrinters(tx.read).find(({ pin }) => pin !== null);
  if (holder && !isAskedHere(tx, asked.reason)) askKickOn(tx, holder.id, asked);
}

const isAskedHere = ({ read, at }: ReactionTx, reason: KickReason): boolean =>
  read.get(
    "select 1 from drawer_kick where state = 'asked' and asked_at = ? and reason = ? limit 1",
    at,
    reason,
  ) !== undefined;

export function askKickOn(tx: ReactionTx, deviceId: string, asked: Asked): string {
  const id = tx.newId();
  tx.keep(drawerKick, { ...asked, id, deviceId, askedAt: tx.at, state: 'asked' });
  const spare = tx.read.all<{ id: string }>(
    "select id from drawer_kick where state not in ('asked', 'sending') order by id desc limit -1 offset ?",
    keptKicks,
  );
  for (const one of spare) tx.forget(drawerKick, { id: one.id });
  return id;
}

const commit = <T>({ ledger }: Kit, write: (tx: Tx) => T): T =>
  ledger.commit({ id: ledger.newId(), command: 'device.kickDrawer', actor: nobody }, (tx) => ok(write(tx)))
    .value;
const nobody = { userId: null, name: '' };

/** Before the pulse; null when it is not to be opened any more. */
export const beginKick = (kit: Kit, id: string): KickRow | null =>
  commit(kit, (tx) => {
    const row = tx.find(drawerKick, { id });
    if (row?.state !== 'asked') return null;
    const begun: KickRow = { ...row, state: 'sending' };
    tx.keep(drawerKick, begun);
    return begun;
  });

export interface KickEnd {
  readonly state: Exclude<KickState, 'asked' | 'sending'>;
  readonly problem: KickProblem | null;
}

/** What came of it, in its row and in the activity log under the name of whoever it was opened for. */
export const endKick = (kit: Kit, row: KickRow, end: KickEnd): KickRow =>
  commit(kit, (tx) => {
    const ended = { ...row, ...end };
    tx.keep(drawerKick, ended);
    noteKick(kit, tx, ended);
    return ended;
  });

function noteKick(kit: Kit, tx: Tx, { id, reason, subjectId, deviceId, userId, userName, ...row }: KickRow) {
  const { state, problem } = row;
  kit.recordActivity(tx, {
    command: 'device.kickDrawer',
    meta: { audit: state === 'failed' ? 'WARNING' : 'INFO', severity: 'LOW' },
    call: { actor: { userId, name: userName }, approval: null },
    notes: [
      {
        entity: 'drawer',
        entityId: id,
        label: numberOf(tx, subjectId) ?? reason,
        details: { reason, subjectId, deviceId, state, problem },
      },
    ],
  });
}

const numberOf = ({ read }: Tx, subjectId: string | null): string | null =>
  subjectId === null
    ? null
    : (read.get<{ number: string }>('select number from sale where id = ?', subjectId)?.number ?? null);

/** The till stopped in the midst of it, or before it: a drawer that opens now opens for somebody else. */
export function endKicksOfBefore(kit: Kit): void {
  for (const row of kicksIn(kit, ['asked', 'sending'])) {
    const isSent = row.state === 'sending';
    endKick(kit, row, {
      state: isSent ? 'requested' : 'failed',
      problem: isSent ? 'interrupted' : 'expired',
    });
  }
}

export const kicksIn = ({ ledger }: Kit, states: readonly KickState[]): KickRow[] =>
  ledger.read.all(
    `select id, device_id as "deviceId", reason, subject_id as "subjectId", user_id as "userId",
       user_name as "userName", asked_at as "askedAt", state, problem, open_ms as "openMs"
     from drawer_kick where state in (select value from json_each(?)) order by id limit 100`,
    JSON.stringify(states),
  );

export const isExpired = ({ askedAt }: Pick<KickRow, 'askedAt'>, at: number): boolean =>
  at < askedAt || at - askedAt >= kickExpiresMs;

/** It was shut again. */
export const noteShut = (kit: Kit, id: string, openMs: number): void =>
  commit(kit, (tx) => {
    const row = tx.find(drawerKick, { id });
    if (row) tx.keep(drawerKick, { ...row, openMs });
  });

/** It has stood open for longer than the till lets it. */
export const noteLeftOpen = (kit: Kit, { id, userId, userName, reason }: KickRow, seconds: number): void =>
  commit(kit, (tx) =>
    kit.recordActivity(tx, {
      command: 'device.drawerLeftOpen',
      meta: { audit: 'WARNING', severity: 'MEDIUM' },
      call: { actor: { userId, name: userName }, approval: null },
      notes: [{ entity: 'drawer', entityId: id, label: reason, details: { seconds } }],
    }),
  );
