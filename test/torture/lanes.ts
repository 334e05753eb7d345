/** The lanes by the names they are called by. */
import { clock } from './lanes/clock.ts';
import { cloned } from './lanes/cloned.ts';
import { crowd } from './lanes/crowd.ts';
import { cut } from './lanes/cut.ts';
import { disk } from './lanes/disk.ts';
import { lostHq } from './lanes/lost-hq.ts';
import { race } from './lanes/race.ts';
import { restored } from './lanes/restored.ts';
import type { Lane } from './torture.ts';

interface Named {
  readonly says: string;
  readonly run: Lane;
}

export const lanes: Readonly<Record<string, Named>> = {
  cut: { says: 'three tills and a back office through a bad line, everybody killed in turn', run: cut },
  'lost-hq': {
    says: 'headquarters lost with all it had, filled again by its tills while they sell',
    run: lostHq,
  },
  restored: { says: 'tills that come back from yesterday, by a backup or a copied folder', run: restored },
  cloned: { says: 'a till’s folder copied, and both copies sell', run: cloned },
  clock: { says: 'clocks in 2036 and 1970, and one that steps back (needs faketime)', run: clock },
  disk: {
    says: 'a full disk (needs root) and a failing one (needs fiu-run), of tills and of headquarters',
    run: disk,
  },
  crowd: { says: 'twenty tills through the bad line; the more minutes the better', run: crowd },
  race: { says: 'two headquarters on one PostgreSQL while tills push, and the race of cursors', run: race },
};
