/** What a scale weighs now, to see that it is well. */
import { shownWeight } from '../../../../domain/areas/device/scale-shown.ts';
import { sayState, sayWhy, scaleWords } from '../../../../domain/areas/device/scale-words.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { useLive } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useWords } from '../../../app/language.ts';
import { QtyText } from '../../../parts/number-text.tsx';
import styles from './attached.module.css';

export function LiveWeight({ deviceId }: { readonly deviceId: Id }) {
  const w = useWords(scaleWords);
  const scale = useLive(api.device.scaleOf, { deviceId }).data;
  const state = scale?.state ?? { kind: 'closed' as const };
  const weight = scale ? shownWeight(scale) : null;
  const refusal = scale?.refusal ?? null;
  const isLive = state.kind === 'live';
  const isAmiss = !isLive && state.kind !== 'closed' && state.kind !== 'connecting';
  return (
    <div className={styles.weight} data-tone={isAmiss ? 'amber' : isLive ? 'live' : undefined}>
      <strong>
        {weight === null ? w.weigh.noWeight : <QtyText quantity={weight} decimals={3} unit={w.weigh.kg} />}
      </strong>
      <span role="status">
        {!isLive
          ? sayState(w, state)
          : refusal
            ? sayWhy(w, { why: refusal.code, trouble: refusal.trouble })
            : w.weigh.ready}
      </span>
    </div>
  );
}
