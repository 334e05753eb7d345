/** From a till of its own to a till of a company. */
import { settingIdOf, settingKeys, settingNames } from '../../../../domain/areas/setting/rules.ts';
import { clockToleranceMs, mayJoin } from '../../../../domain/areas/sync/rules.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { EnrolAnswer, TokenAnswer } from '../../../../domain/kit/sync/enrol.ts';
import { readInvite } from '../../../../domain/kit/sync/invite.ts';
import type { HqRefusal } from '../../../../domain/kit/sync/refusals.ts';
import type { Tx } from '../../../ledger/tx.ts';
import type { HqLink } from '../../../sync/link.ts';
import { outcomeOf } from '../../../sync/network.ts';
import type { Reply } from '../../../sync/request.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { branch, branchSetting, till } from '../../setting/tables.ts';

export const look = action(async (kit, { address: text }: { address: string }, call) => {
  const permission = missing(kit, call);
  if (permission) return refuse('FORBIDDEN', { permission });
  const invited = readInvite(text);
  if (!invited) return refuse('AddressUnreadable');
  const reply = await kit.hq.look(invited.address);
  if (reply.kind === 'silence') return refuse(silences[reply.why]);
  // No till is asked for and no key is shown, so whoever speaks our language refuses.
  if (outcomeOf(reply, TokenAnswer).kind !== 'refused') return refuse('NotHq');
  const { aheadMs } = reply;
  const told = aheadMs !== null && Math.abs(aheadMs) > clockToleranceMs ? aheadMs : null;
  return ok({ ...invited, encrypted: invited.address.startsWith('https:'), aheadMs: told });
});

export const enrol = action(async (kit, given: { address: string; code: string; name: string }, call) => {
  const permission = missing(kit, call);
  if (permission) return refuse('FORBIDDEN', { permission });
  const invited = readInvite(given.address);
  if (!invited) return refuse('AddressUnreadable');
  if (!isFree(kit)) return refuse('AlreadyEnrolled');
  const { address } = invited;
  const { code, name } = given;
  const { reply, key } = await kit.hq.ask(address, { code, name });
  if (reply.kind === 'silence') return refuse(silences[reply.why]);
  const outcome = outcomeOf(reply, EnrolAnswer);
  if (outcome.kind === 'failed') return refuse('NotHq');
  if (outcome.kind === 'refused') return refuse(refusals[outcome.refused.code] ?? 'CodeRefused');
  if (!isFree(kit)) return refuse('AlreadyEnrolled');
  const place = outcome.value;
  if (!kit.hq.canTake(place)) return refuse('TillHasPast');
  const alone = kit.hq.place === null && kit.ledger.tip.seq > 0 ? kit.ledger.identity.branchId : null;
  kit.hq.settle({ address, place, key });
  nameTill(kit, call, { name, alone });
  call.note({ label: name, details: { address } });
  return ok({});
});

export const syncNow = action(async (kit, _input: object) => {
  if (!kit.hq.place) return refuse('NotEnrolled');
  kit.hq.again();
  return ok({});
});

const silences = {
  late: 'HqUnreachable',
  unreachable: 'HqUnreachable',
  stopped: 'HqUnreachable',
  untrusted: 'HqUntrusted',
  garbled: 'NotHq',
} as const satisfies Record<Extract<Reply, { kind: 'silence' }>['why'], string>;

const refusals: Partial<
  Record<HqRefusal, 'CodeRefused' | 'HqTooOld' | 'TillHasPast' | 'TwoPasts' | 'HqBusy'>
> = {
  TooOld: 'HqTooOld',
  Fork: 'TillHasPast',
  TwoPasts: 'TwoPasts',
  TooMany: 'HqBusy',
  Unavailable: 'HqBusy',
};

function isFree({ hq }: Kit): boolean {
  const { phase, why } = hq.state();
  return mayJoin(phase, why);
}

/** Whoever sets up a new till has no name yet. */
function missing({ ledger }: Kit, call: Call): 'sync.enrol' | null {
  const isNew = ledger.read.get('select 1 from user limit 1') === undefined;
  return isNew || call.may('sync.enrol') ? null : 'sync.enrol';
}

/** What receipts are numbered by is HQ's word. What it sold `alone` is the branch's from now on. */
function nameTill(
  { ledger }: Kit,
  { actor }: Call,
  { name, alone }: { name: string; alone: string | null },
): void {
  const { branchId, tillId, tillCode } = ledger.identity;
  ledger.commit({ id: ledger.newId(), command: 'sync.nameTill', actor }, (tx) => {
    tx.save(till, tillId, { name, branchId, code: tillCode });
    if (alone !== null && alone !== branchId) {
      tx.save(branch, alone, { becameId: branchId });
      bringSettings(tx, alone, branchId);
    }
    return ok(null);
  });
}

/** What the shop set while it was alone holds for the branch it became. */
function bringSettings(tx: Tx, alone: string, branchId: string): void {
  for (const key of settingNames.filter((name) => settingKeys[name].scope === 'branch')) {
    const own = tx.find(branchSetting, { id: settingIdOf(key, alone) });
    const id = settingIdOf(key, branchId);
    if (own?.deletedAt === null && !tx.find(branchSetting, { id }))
      tx.save(branchSetting, id, { value: own.value });
  }
}

/**
 * A branch that no till has named yet gets the name this one had for its own, or that of the console; only once the
 * company was read, so that nobody's name is overwritten.
 */
export function nameBranch({ ledger, hq }: { ledger: Kit['ledger']; hq: HqLink }): void {
  if (hq.state().phase !== 'upToDate') return;
  const { branchId, branchCode, tillId } = ledger.identity;
  if (ledger.read.get('select 1 from branch where id = ?', branchId)) return;
  const mine = ledger.read.get<{ id: string }>(
    `select id from branch where clocks ->> '$.name' like '%-' || ? order by id limit 1`,
    tillId,
  );
  const given = hq.place?.branchName || branchCode;
  const actor = { userId: null, name: '' };
  ledger.commit({ id: ledger.newId(), command: 'sync.nameBranch', actor }, (tx) => {
    const { name = given, address = null, phone = null } = (mine && tx.find(branch, mine)) ?? {};
    tx.save(branch, branchId, { name, address, phone, code: branchCode });
    return ok(null);
  });
}
