/** One thing two people changed at once: who, when, both values, what stands, and the ways to settle it. */
import { useEffect, useRef } from 'react';
import type { ConflictRow } from '../../../domain/areas/sync/contract.ts';
import type { ConflictTake } from '../../../domain/areas/sync/rules.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import styles from './sync.module.css';
import { useThing, useValues } from './thing.ts';

interface CardProps {
  readonly row: ConflictRow;
  /** The keys are for this one. */
  readonly isChosen: boolean;
  readonly pending: boolean;
  readonly onChoose: () => void;
  readonly onSettle: (take: ConflictTake) => void;
}

export function ConflictCard({ row, isChosen, pending, onChoose, onSettle }: CardProps) {
  const w = useWords(syncWords).conflicts;
  const thingOf = useThing();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const said = {
    edit: { what: w.bothChanged(thingOf(row)), hint: w.suggestTheirs },
    code: { what: w.sameCode(row.label), hint: w.suggestCode },
    soldTwice: { what: w.soldTwice(row.label), hint: w.suggestSoldTwice },
  }[row.kind];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows choose a card, and its buttons take the focus
    <li ref={card} className={styles.card} aria-current={isChosen} onClick={onChoose}>
      <h2 className={styles.what}>{said.what}</h2>
      {row.kind !== 'code' && (
        <div className={styles.sides}>
          <Side row={row} of="mine" />
          <Side row={row} of="theirs" />
        </div>
      )}
      <p className={styles.hint}>{said.hint}</p>
      <Ways row={row} isChosen={isChosen} pending={pending} onSettle={onSettle} />
    </li>
  );
}

function Side({ row, of }: { readonly row: ConflictRow; readonly of: 'mine' | 'theirs' }) {
  const w = useWords(syncWords).conflicts;
  const say = useValues(row.names);
  const { values, byName, tillName, at } = row[of];
  const other = row[of === 'mine' ? 'theirs' : 'mine'].values;
  const stands = of === 'theirs' && row.kind === 'edit';
  return (
    <section className={styles.side} data-stands={stands || undefined}>
      <div className={styles.head}>
        {row.kind === 'edit' && <span>{stands ? `${w.there} · ${w.stands}` : w.here}</span>}
        <span className={styles.who}>
          <span>{w.by(byName, tillName)}</span>
          <DateText at={at} show="both" />
        </span>
      </div>
      {say(values, other).map(({ name, value }) => (
        <p key={name ?? value} className={styles.values}>
          {name !== null && `${name}: `}
          <b>
            <bdi>{value}</bdi>
          </b>
        </p>
      ))}
    </section>
  );
}

type WaysProps = Pick<CardProps, 'row' | 'isChosen' | 'pending' | 'onSettle'>;

function Ways({ row, isChosen, pending, onSettle }: WaysProps) {
  const w = useWords(syncWords).conflicts;
  const [mine, theirs] = row.items;
  const ways: Readonly<Record<ConflictRow['kind'], readonly Way[]>> = {
    code: [
      { take: 'both', label: w.both, keys: ['Enter'] },
      { take: 'mine', label: w.onlyOn(mine?.name ?? ''), keys: ['1'] },
      { take: 'theirs', label: w.onlyOn(theirs?.name ?? ''), keys: ['2'] },
    ],
    edit: [
      { take: 'theirs', label: w.keepTheirs, keys: ['Enter'] },
      { take: 'mine', label: w.putMineBack, keys: ['M'] },
    ],
    soldTwice: [{ take: 'both', label: w.seen, keys: ['Enter'] }],
  };
  return (
    <div className={styles.foot}>
      {ways[row.kind].map((way, n) => (
        <WayButton
          key={way.take}
          way={way}
          id={`sync.settle${n + 1}`}
          tone={n === 0 ? 'accent' : 'plain'}
          {...{ isChosen, pending, onSettle }}
        />
      ))}
    </div>
  );
}

interface Way {
  readonly take: ConflictTake;
  readonly label: string;
  readonly keys: readonly string[];
}

interface WayButtonProps extends Omit<WaysProps, 'row'> {
  readonly way: Way;
  readonly id: string;
  readonly tone: 'accent' | 'plain';
}

/** Only the chosen card has keys; the others are touched. */
function WayButton({ way, id, tone, isChosen, pending, onSettle }: WayButtonProps) {
  const run = (): void => onSettle(way.take);
  return isChosen ? (
    <KeyedWay {...{ way, id, tone, pending, run }} />
  ) : (
    <ActionButton label={way.label} onClick={run} disabled={pending} />
  );
}

function KeyedWay({
  way,
  id,
  tone,
  pending,
  run,
}: Pick<WayButtonProps, 'way' | 'id' | 'tone' | 'pending'> & { readonly run: () => void }) {
  const { title } = useWords(syncWords);
  const action = useAction({ id, label: way.label, group: title, keys: way.keys, run, disabled: pending });
  return <ActionButton {...action} tone={tone} />;
}
