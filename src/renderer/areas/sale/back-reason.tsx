/** Why something comes back, and whether it can be sold again. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Restock } from '../../../domain/areas/sale/sale.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useWords } from '../../app/language.ts';
import { Chips } from '../../parts/chips.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import styles from './forms.module.css';

interface BackReason {
  /** Empty while another reason is meant and not said. */
  readonly reason: string;
  readonly restock: Restock;
  readonly fields: ReactNode;
}

export function useBackReason(): BackReason {
  const w = useWords(saleWords);
  const [chosen, setChosen] = useState<keyof typeof w.refund.reasons>('changedMind');
  const [other, setOther] = useState('');
  const [restock, setRestock] = useState<Restock>('yes');
  const reason = chosen === 'other' ? other.trim() : w.refund.reasons[chosen];
  const fields = (
    <>
      <div>
        <span className={styles.label}>{w.refund.reason}</span>
        <Chips
          label={w.refund.reason}
          chips={Object.entries(w.refund.reasons).map(([id, label]) => ({ id, label }))}
          chosen={[chosen]}
          onPick={(id) => setChosen(id as typeof chosen)}
          wrap
        />
      </div>
      {chosen === 'other' && (
        <TextInput
          label={w.refund.reason}
          value={other}
          maxLength={200}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
      )}
      <div>
        <span className={styles.label}>{w.refund.restock}</span>
        <SegmentBar
          label={w.refund.restock}
          value={restock}
          onChange={setRestock}
          segments={[
            { value: 'yes', label: w.refund.restockYes },
            { value: 'no', label: w.refund.restockNo },
            { value: 'damaged', label: w.refund.restockDamaged },
          ]}
        />
      </div>
    </>
  );
  return { reason, restock, fields };
}
