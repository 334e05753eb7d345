/** How this till and its headquarters stand, in few words and in more. */
import type { SyncState } from '../../../domain/areas/sync/contract.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { formatDateTime, formatTime } from '../../../domain/kit/date-format.ts';
import { useNow } from '../../app/clock.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Today by the hour, before that with its date. */
export function useMoment(): (at: number) => string {
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const now = useNow();
  return (at) => (now - at < dayMs / 2 ? formatTime(at, language, zone) : formatDateTime(at, language, zone));
}

/** What is to be decided, the state, how many wait and since when: as much as a status line bears. */
export function useSaid(): (state: SyncState) => string {
  const w = useWords(syncWords);
  const momentOf = useMoment();
  return ({ phase, pending, oldestAt, conflicts }) => {
    const waits = phase === 'offline' || phase === 'refused' || phase === 'connecting';
    const parts = [
      // First, for a narrow line cuts off the rest.
      conflicts > 0 ? w.toSettle(conflicts) : '',
      w.phase[phase],
      pending > 0 ? w.waiting(pending) : '',
      waits && pending > 0 && oldestAt !== null ? w.since(momentOf(oldestAt)) : '',
    ];
    return parts.filter((part) => part !== '').join(' · ');
  };
}

/** Somebody should look, sooner or later. Being out of reach is usual, and mends itself. */
export const needsSomebody = ({ phase, conflicts, laidAside }: SyncState): boolean =>
  phase === 'refused' || conflicts > 0 || laidAside.failed > 0;
