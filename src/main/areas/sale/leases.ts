/** A basket of another till's goes back to whoever wants it, once nobody here has it in hand. */
import type { Kit } from '../area.ts';

export const giveBasketsBack = ({ ledger, hq }: Kit): (() => void) =>
  ledger.watchers.watch(['parked_basket'], () => {
    for (const parkedId of hq.leases.held('basket')) {
      const inHand = ledger.read.get(
        'select 1 from parked_basket where id = ? and taken_by_till_id = ? and deleted_at is null',
        parkedId,
        ledger.identity.tillId,
      );
      if (!inHand) hq.leases.giveBack('basket', parkedId);
    }
  });
