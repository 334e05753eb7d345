/** Who may watch: a pass for each display, given at the counter and taken back all at once. */
import { ok } from '../../../../domain/kit/result.ts';
import { action, command } from '../../area.ts';
import { digestOf } from '../display.ts';
import { displayPass } from '../tables.ts';

/** More displays than a till has counters; the oldest pass gives way. */
const mostPasses = 20;

export const openDisplay = action(async (kit, { counter }: { counter: string }, call) => {
  const pass = Buffer.from(kit.randomBytes(32)).toString('base64url');
  const { actor, approval, language } = call;
  const header = { id: kit.ledger.newId(), command: 'device.openDisplay', actor, approval };
  kit.ledger.commit(header, (tx) => {
    const spare = tx.read.all<{ digest: string }>(
      'select digest from display_pass order by opened_at desc, digest limit -1 offset ?',
      mostPasses - 1,
    );
    for (const { digest } of spare) tx.forget(displayPass, { digest });
    tx.keep(displayPass, { digest: digestOf(pass), counter, language, openedAt: tx.at });
    return ok(null);
  });
  return ok({ pass });
});

export const closeDisplays = command((tx) => {
  const passes = tx.read.all<{ digest: string }>('select digest from display_pass order by digest');
  for (const { digest } of passes) tx.forget(displayPass, { digest });
  return ok({ count: passes.length });
});
