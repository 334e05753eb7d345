import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/domain/kit/sync/canonical.ts';
import {
  fromHex,
  genesis,
  hashOfText,
  nextDigest,
  nextHash,
  type Sha256,
  toHex,
} from '../../../src/domain/kit/sync/chain.ts';
import { hqRefusals } from '../../../src/domain/kit/sync/refusals.ts';
import { HelloRequest, PushRequest, refusalOf } from '../../../src/domain/kit/sync/wire.ts';
import { hashOfBody, hashOfEntry } from '../../../src/main/ledger/journal.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const header = {
  till: 't1',
  epoch: 2,
  seq: 7,
  id: 'e7',
  schema: 3,
  at: 1_700_000_000_000,
  hlc: '018bcfe56800-0000-t1',
  command: 'sale.complete',
  actor: '{"userId":null,"name":"فاطمه"}',
  approval: null,
};

describe('canonical text', () => {
  it('is the same however a value was put together', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean())), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual({ ...value });
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out what is not there, and has no text for a fraction', () => {
    expect(canonical({ b: [1, null, 'x'], a: undefined, c: -0 })).toBe('{"b":[1,null,"x"],"c":0}');
    expect(() => canonical({ price: 1.5 })).toThrow('whole number');
    expect(() => canonical({ far: Number.MAX_SAFE_INTEGER + 1 })).toThrow('whole number');
    expect(() => canonical(() => 1)).toThrow('cannot travel');
  });
});

describe('the chain', () => {
  it('is the one the till writes in its journal', () => {
    const body = '[{"add":"sale","row":{"id":"s1"}}]';
    const atTill = hashOfEntry(fromHex(genesis.hash), header, hashOfBody(body));
    const onWire = nextHash(sha256, genesis.hash, header, hashOfText(sha256, body));
    expect(onWire).toBe(atTill.toString('hex'));
  });

  it('changes with every part of the header', () => {
    const hashes = [header, ...Object.keys(header).map((key) => ({ ...header, [key]: 'other' }))].map((one) =>
      nextHash(sha256, genesis.hash, one, hashOfText(sha256, '[]')),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('reads back its own digits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
    expect(nextDigest(sha256, genesis.hash, 'a')).not.toBe(nextDigest(sha256, genesis.hash, 'b'));
  });
});

describe('the wire', () => {
  it('lets a till in whatever its clock says', () => {
    const hello = {
      proto: 1,
      till: 't1',
      epoch: 1,
      nonce: 'n',
      app: '0.1.0',
      schema: 3,
      marks: [genesis],
      acked: 0,
      serverEpoch: null,
      cursors: { 'branch:b1': { position: 4, digest: genesis.hash } },
      freeMb: null,
      pending: 0,
      oldestMs: 0,
    };
    for (const clock of [0, -5, 4_000_000_000_000]) {
      expect(HelloRequest.safeParse({ ...hello, clock }).success).toBe(true);
    }
    const strange = { ...hello, clock: 0, cursors: { everything: { position: 0, digest: genesis.hash } } };
    expect(HelloRequest.safeParse(strange).success).toBe(false);
  });

  it('takes no empty batch', () => {
    const push = { session: 's', epoch: 1, prev: genesis, entries: [], tip: genesis, sig: '' };
    expect(PushRequest.safeParse(push).success).toBe(false);
  });

  it('knows every refusal by its code', () => {
    for (const code of Object.keys(hqRefusals)) expect(refusalOf.parse({ code })).toEqual({ code });
  });
});
