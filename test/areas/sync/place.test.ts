/** The till's key and place: whole after any power cut, wrapped where there is a safe, useless elsewhere. */
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readInvite } from '../../../src/domain/kit/sync/invite.ts';
import { newTillKey, TillKey } from '../../../src/main/sync/key.ts';
import { keepPlace, readPlace } from '../../../src/main/sync/place.ts';
import { seededBytes } from '../../kit/till.ts';

const place = {
  ...{ company: 'c', branch: 'b', till: 't', branchCode: '1', tillCode: '2' },
  ...{ epoch: 1, allBranches: false },
};
const randomBytes = seededBytes(5);

function somewhere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dukkan-place-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'headquarters.json');
}

test('what was kept is read again, wrapped or not', () => {
  for (const safeKey of [null, randomBytes(32)]) {
    const path = somewhere();
    const kept = { address: 'https://hq.example', place, key: newTillKey(), filled: false };
    keepPlace(path, kept, { safeKey, randomBytes });
    expect(readPlace(path, { safeKey, randomBytes })).toEqual(kept);
    expect(readFileSync(path, 'utf8').includes(kept.key)).toBe(safeKey === null);
  }
});

test('a wrapped key is of no use without the safe it was wrapped by', () => {
  const path = somewhere();
  const kept = { address: 'https://hq.example', place, key: newTillKey(), filled: true };
  keepPlace(path, kept, { safeKey: randomBytes(32), randomBytes });
  expect(() => readPlace(path, { safeKey: null, randomBytes })).toThrow('safe');
  expect(() => readPlace(path, { safeKey: randomBytes(32), randomBytes })).toThrow();
});

test('what a till signs is verified by the key it showed', () => {
  const key = new TillKey(newTillKey());
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const sig = Buffer.from(key.sign('sold'), 'base64url');
  expect(verify(null, Buffer.from('sold'), publicKey, sig)).toBe(true);
  expect(verify(null, Buffer.from('gave'), publicKey, sig)).toBe(false);
});

test.each([
  ['hq.example.com', { address: 'https://hq.example.com', code: null }],
  [' HTTPS://HQ.Example.com:8443/ ', { address: 'https://hq.example.com:8443', code: null }],
  ['192.168.1.5:4790', { address: 'http://192.168.1.5:4790', code: null }],
  ['localhost:4790/enrol#AB-123', { address: 'http://localhost:4790', code: 'AB-123' }],
  ['https://hq.example.com/enrol#AB-123', { address: 'https://hq.example.com', code: 'AB-123' }],
  ['офис.рф', { address: 'https://офис.рф', code: null }],
  ['ftp://hq.example.com', null],
  ['what is this', null],
  ['', null],
])('an address as typed or scanned: %j', (text, invited) => {
  expect(readInvite(text)).toEqual(invited);
});
