/** Several tills' side of the wire, no more: batches made and packed beforehand, each sent when the last was taken. */
import { gzipSync } from 'node:zlib';
import { assert } from '../../src/domain/kit/result.ts';
import type { Change } from '../../src/domain/kit/sync/changes.ts';
import { usualLimits } from '../../src/domain/kit/sync/wire.ts';
import { Machine } from '../../test/hq/machine.ts';
import { answer } from '../contestant.ts';

interface Packed {
  readonly machine: Machine;
  readonly batches: readonly Uint8Array[];
}

let packed: Packed[] = [];

const answers = {
  /** Each code makes a till with so many entries to say; answers their bytes as JSON and as they travel. */
  async prepare({ address, codes, count, bodies }: Flood): Promise<{ plain: number; packed: number }> {
    packed = [];
    const bytes = { plain: 0, packed: 0 };
    for (const code of codes) {
      const machine = new Machine(address);
      await machine.enrol(code);
      await machine.hello();
      for (let n = 0; n < count; n += 1) machine.write(renamed(bodies[n % bodies.length] ?? '[]'));
      const batches: Uint8Array[] = [];
      for (let from = 0; from < count; ) {
        let to = from;
        for (let size = 0; to < count && to - from < usualLimits.pushEntries; to += 1) {
          size += (machine.entries[to]?.body?.length ?? 0) + 300;
          if (size > usualLimits.pushBytes && to > from) break;
        }
        const text = JSON.stringify(machine.batch(from, to));
        const small = gzipSync(text);
        bytes.plain += text.length;
        bytes.packed += small.length;
        batches.push(small);
        from = to;
      }
      packed.push({ machine, batches });
    }
    return bytes;
  },

  /** Milliseconds until all was taken. */
  async flood(): Promise<number> {
    const started = performance.now();
    await Promise.all(packed.map(sendAll));
    return performance.now() - started;
  },
};
export type SyncFlood = typeof answers;
answer(answers);

interface Flood {
  readonly address: string;
  readonly codes: readonly string[];
  readonly count: number;
  /** Bodies of entries, in turn; ids of what they add are made anew. */
  readonly bodies: readonly string[];
}

async function sendAll({ machine, batches }: Packed): Promise<void> {
  for (const batch of batches) {
    const { status, body } = await machine.ask('/v1/push', batch, { 'content-encoding': 'gzip' });
    assert(status === 200, JSON.stringify(body));
  }
}

function renamed(body: string): Change[] {
  let text = body;
  for (const change of JSON.parse(body) as Change[]) {
    const id = 'add' in change ? change.row['id'] : null;
    if (typeof id === 'string') text = text.replaceAll(id, crypto.randomUUID());
  }
  return JSON.parse(text) as Change[];
}
