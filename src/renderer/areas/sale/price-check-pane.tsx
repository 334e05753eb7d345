/** The price of a thing without selling it. */
import { useState } from 'react';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { play } from '../../app/sounds.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { TagIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';

export function PriceCheckPane() {
  const w = useWords(saleWords);
  const [text, setText] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const found = useAsk(api.sale.priceCheck, code ? { code } : null);
  useScan(({ code: scanned }) => {
    play('ok');
    setText('');
    setCode(scanned);
  });
  return (
    <Pane label={w.action.priceCheck} head={<PaneHead title={w.action.priceCheck} />}>
      <div className={styles.narrow}>
        <SearchField
          value={text}
          label={w.search}
          autoFocus
          onChange={setText}
          onEnter={() => setCode(text.trim())}
        />
        {!found.data && <EmptyState icon={TagIcon} title={w.priceCheckHint} small />}
        {found.data?.length === 0 && <EmptyState title={`${w.ask.unknown} ${code ?? ''}`} small />}
        {found.data?.map((item) => (
          <div key={item.itemId} className={styles.big}>
            <span>
              <strong className={styles.what}>{item.name}</strong>
              {w.unit[item.unit] ?? item.unit}
            </span>
            <MoneyText amount={item.priceMinor} size="total" strong />
          </div>
        ))}
      </div>
    </Pane>
  );
}
