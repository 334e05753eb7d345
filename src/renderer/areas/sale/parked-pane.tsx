/** Baskets that wait: taken back with one tap, their age in colour and in words. */
import { useState } from 'react';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { foldForSearch } from '../../../domain/kit/search.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { ParkIcon, ResumeIcon, TrashIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { backToItems, counterId } from './counter.ts';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';

/** After this long a parked basket is probably forgotten. */
const oldMs = 30 * 60_000;

export function ParkedPane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const parked = useLive(api.sale.parked, {});
  const [text, setText] = useState('');
  const resume = useCommand(api.sale.resume, { onDone: backToItems });
  const discard = useCommand(api.sale.voidParked);
  const busy = view.basket.lines.length > 0;
  const wanted = foldForSearch(text);
  const rows = (parked.data ?? []).filter((row) =>
    foldForSearch(`${row.name} ${row.customerName ?? ''}`).includes(wanted),
  );
  const take = (parkedId: string, takeOver: boolean): void =>
    resume.run({ counter: counterId, parkedId, takeOver });
  return (
    <Pane label={w.park.title} head={<PaneHead title={w.park.title} />}>
      <div className={styles.wide}>
        {busy && <Note tone="amber">{w.park.finishFirst}</Note>}
        <ErrorNote error={resume.refused ?? discard.refused} />
        {(parked.data?.length ?? 0) > 5 && <SearchField value={text} onChange={setText} />}
        {parked.data && rows.length === 0 && (
          <EmptyState icon={ParkIcon} title={w.park.empty} hint={w.park.emptyHint} small />
        )}
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.id} className={styles.item}>
              <div className={styles.itemMain}>
                <strong>{row.name}</strong>
                <small>
                  {w.pieces(row.lineCount)} · {w.park.by(row.parkedByName)} · <Age since={row.parkedAt} />
                  {row.takenByName && <> · {w.park.openAt(row.takenByName)}</>}
                </small>
              </div>
              <MoneyText amount={row.totalMinor} strong />
              <ActionButton
                label=""
                name={w.action.voidBasket}
                tone="quiet"
                icon={TrashIcon}
                onClick={() =>
                  discard.run({ parkedId: row.id, reason: w.voidPane.reasons[0] ?? w.action.voidBasket })
                }
              />
              <ActionButton
                label={row.takenByName ? w.action.takeOver : w.action.resume}
                icon={ResumeIcon}
                tone="accent"
                disabled={busy}
                pending={resume.pending}
                onClick={() => take(row.id, row.takenByName !== null)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Pane>
  );
}

function Age({ since }: { readonly since: number }) {
  const minutes = useWords(appWords).minutes;
  const age = Math.max(0, useNow() - since);
  return <span className={age > oldMs ? styles.aged : undefined}>{minutes(Math.floor(age / 60_000))}</span>;
}
