/** Counting a drawer by note and coin: digits go into the marked row, Enter goes to the next. */
import { useEffect, useRef, useState } from 'react';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { toLocalDigits } from '../../../domain/kit/digits.ts';
import { moneyParts } from '../../../domain/kit/format.ts';
import { minor, scale } from '../../../domain/kit/money.ts';
import type { Language } from '../../../domain/kit/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { ActionButton, keepFocus } from '../../parts/action-button.tsx';
import { KeyedAmount } from '../../parts/keyed-amount.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { NumPad } from '../../parts/num-pad.tsx';
import styles from './cash-counter.module.css';
import { type CashDraft, isByTotal, totalOfDraft } from './drafts.ts';

export interface CashCounterProps {
  readonly currency: string;
  readonly draft: CashDraft;
  readonly onChange: (draft: CashDraft) => void;
  /** Enter on the last row, or after a total. */
  readonly onFinish: () => void;
}

export function CashCounter(props: CashCounterProps) {
  const byTotal = isByTotal(props.currency, props.draft);
  return <div className={styles.counter}>{byTotal ? <ByTotal {...props} /> : <ByPieces {...props} />}</div>;
}

/** The other way to count, where there is one. */
function Switch({ currency, draft, onChange }: CashCounterProps) {
  const w = useWords(shiftWords);
  if (currencyOf(currency).denominations.length === 0) return null;
  return (
    <ActionButton
      label={draft.byTotal ? w.count.byPieces : w.count.byTotal}
      tone="quiet"
      onClick={() => onChange({ ...draft, byTotal: !draft.byTotal })}
      fullWidth
    />
  );
}

function ByTotal(props: CashCounterProps) {
  const w = useWords(shiftWords);
  const { currency, draft, onChange, onFinish } = props;
  useAction({ id: 'count.next', label: w.count.next, group: w.count.title, keys: ['Enter'], run: onFinish });
  return (
    <div className={styles.byTotal}>
      <p className={styles.total}>
        <span>{w.count.total}</span>
        <KeyedAmount text={draft.total} currency={currency} size="total" />
      </p>
      <NumPad
        value={draft.total}
        decimals={currencyOf(currency).decimals}
        onChange={(total) => onChange({ ...draft, total })}
      />
      <Switch {...props} />
    </div>
  );
}

function ByPieces(props: CashCounterProps) {
  const w = useWords(shiftWords);
  const { currency, draft, onChange, onFinish } = props;
  const notes = currencyOf(currency).denominations;
  const [at, setAt] = useState(0);
  const note = notes[at] ?? 0;
  const step = (by: number): void => setAt(Math.min(notes.length - 1, Math.max(0, at + by)));
  const group = w.count.title;
  useAction({
    id: 'count.next',
    label: w.count.next,
    group,
    keys: ['Enter'],
    run: () => (at === notes.length - 1 ? onFinish() : step(1)),
  });
  useAction({ id: 'count.down', label: w.count.next, group, keys: ['Down'], run: () => step(1) });
  useAction({ id: 'count.up', label: w.count.previous, group, keys: ['Up'], run: () => step(-1) });
  return (
    <div className={styles.byPieces}>
      <ul className={styles.rows} aria-label={w.count.title}>
        {notes.map((value, index) => (
          <NoteRow
            key={value}
            currency={currency}
            value={value}
            pieces={draft.pieces[value] ?? ''}
            active={index === at}
            onPick={() => setAt(index)}
          />
        ))}
      </ul>
      <div className={styles.pad}>
        <p className={styles.total} role="status">
          <span>{w.count.total}</span>
          <MoneyText amount={totalOfDraft(currency, draft)} currency={currency} size="total" strong />
        </p>
        <NumPad
          value={draft.pieces[note] ?? ''}
          most={6}
          onChange={(pieces) => onChange({ ...draft, pieces: { ...draft.pieces, [note]: pieces } })}
        />
        <p className={styles.hint}>{w.count.keys}</p>
        <Switch {...props} />
      </div>
    </div>
  );
}

interface NoteRowProps {
  readonly currency: string;
  readonly value: number;
  readonly pieces: string;
  readonly active: boolean;
  readonly onPick: () => void;
}

function NoteRow({ currency, value, pieces, active, onPick }: NoteRowProps) {
  const language = useLanguage();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const sum = scale(value, Number(pieces), 1, 'down');
  return (
    <li ref={row}>
      <button
        type="button"
        className={styles.row}
        aria-current={active || undefined}
        onMouseDown={keepFocus}
        onClick={onPick}
      >
        <span className={styles.note}>
          <bdi>{faceOf(value, currency, language)}</bdi>
        </span>
        <span className={styles.times} aria-hidden="true">
          ×
        </span>
        <span className={styles.pieces} data-empty={pieces === '' || undefined}>
          {toLocalDigits(pieces === '' ? '0' : pieces, language)}
        </span>
        <span className={styles.sum}>
          <MoneyText amount={sum} currency={currency} tone={sum === 0 ? 'muted' : 'ink'} bare />
        </span>
      </button>
    </li>
  );
}

/** What stands on the note: no decimals where it has none. */
function faceOf(value: number, currency: string, language: Language): string {
  const { decimals } = currencyOf(currency);
  const { amount } = moneyParts(minor(value), currency, language);
  const isWhole = value % 10 ** decimals === 0;
  return isWhole && decimals > 0 ? amount.slice(0, -(decimals + 1)) : amount;
}
