/** What is asked of a headquarters that this till has no place in yet. */
import { toHex } from '../../domain/kit/sync/chain.ts';
import type { EnrolRequest } from '../../domain/kit/sync/enrol.ts';
import { protocol } from '../../domain/kit/sync/wire.ts';
import type { DataPaths } from '../ledger/files.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { TillKey } from './key.ts';
import { type Reply, request } from './request.ts';
import { trustAuthorities } from './trust.ts';

const lookMs = 10_000;
const enrolMs = 20_000;

interface AskingPorts {
  readonly ledger: Ledger;
  readonly paths: DataPaths;
  readonly app: string;
  readonly now: () => number;
}

/** Who answers at an address, asked for nothing. */
export function lookAt(address: string, { paths, now }: AskingPorts): Promise<Reply> {
  trustFor(address, paths);
  return request(address, { path: '/v1/token', body: {}, timeoutMs: lookMs }, onceBy(now));
}

/** Asks for a place that `key` (PKCS#8, base64url) will prove. */
export function askForPlace(
  address: string,
  given: { code: string; name: string; key: string },
  { ledger, paths, app, now }: AskingPorts,
): Promise<Reply> {
  trustFor(address, paths);
  const { identity, tip } = ledger;
  const { tillId: till, branchId: branch, companyId: company, epoch } = identity;
  const self = { till, branch, company, epoch, tip: { seq: tip.seq, hash: toHex(tip.hash) } };
  const { key, ...said } = given;
  const body: EnrolRequest = { proto: protocol, ...said, publicKey: new TillKey(key).publicKey, app, self };
  return request(address, { path: '/v1/enrol', body, timeoutMs: enrolMs }, onceBy(now));
}

export function trustFor(address: string, { authority }: DataPaths): void {
  if (address.startsWith('https:')) trustAuthorities(authority);
}

const onceBy = (now: () => number) => ({ life: new AbortController().signal, now });
