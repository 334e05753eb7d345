/** What came and could not be applied: each with its reason, and one key that tries all of it again. */
import type { LaidAside as Row } from '../../../domain/areas/sync/contract.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './sync.module.css';
import { useThing } from './thing.ts';

export function LaidAside() {
  const { title, laidAside: w } = useWords(syncWords);
  const rows = useLive(api.sync.laidAside, {}).data ?? [];
  const trying = useCommand(api.sync.tryAgain, {
    refreshes: ['sync'],
    onDone: ({ left }) =>
      toast(left === 0 ? w.applied : w.still, { tone: left === 0 ? 'green' : 'amber', id: 'aside' }),
  });
  const again = useAction({
    id: 'sync.again',
    label: w.again,
    group: title,
    keys: ['R'],
    disabled: rows.length === 0,
    run: () => trying.run({}),
  });
  if (rows.length === 0) return null;
  return (
    <section className={styles.aside}>
      <ul>
        {rows.map((row) => (
          <Item key={`${row.scope} ${row.position}`} row={row} />
        ))}
      </ul>
      <ActionButton {...again} pending={trying.pending} />
    </section>
  );
}

function Item({ row }: { readonly row: Row }) {
  const { laidAside, conflicts } = useWords(syncWords);
  const thingOf = useThing();
  const who = conflicts.by(row.byName, row.tillName);
  return (
    <li title={row.detail}>
      <b>{row.table === '' ? laidAside.facts : thingOf(row)}</b>
      <span className={styles.hint}>{laidAside.reasons[row.reason]}</span>
      <span className={styles.who}>
        {who !== '' && <span>{who}</span>}
        <DateText at={row.at} show="both" />
      </span>
    </li>
  );
}
