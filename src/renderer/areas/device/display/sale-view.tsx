/** The sale as it grows: its lines beside its total, or above it where the screen stands upright. */
import { lazy, Suspense } from 'react';
import type {
  DisplayLine,
  DisplayShop,
  DisplayView,
  DisplayWeight,
} from '../../../../domain/areas/device/display.ts';
import { formatQty } from '../../../../domain/kit/format.ts';
import { qtyMilli } from '../../../../domain/kit/money.ts';
import { useInSight } from '../../../parts/in-sight.ts';
import { Amount } from './amount.tsx';
import styles from './display.module.css';
import { useSpeech } from './speech.ts';
import { Weight } from './weight.tsx';

const QrCode = lazy(async () => ({ default: (await import('../../../parts/qr-code.tsx')).QrCode }));

interface SaleProps {
  readonly view: DisplayView;
  readonly shop: DisplayShop;
  readonly weight: DisplayWeight | null;
}

export function SaleView({ view, shop, weight }: SaleProps) {
  const { w } = useSpeech();
  // Nobody scrolls here.
  const list = useInSight<HTMLOListElement>('[data-newest]');
  return (
    <main className={styles.sale} data-testid="display" data-stage={view.stage}>
      <section className={styles.goods}>
        <h1 className={styles.place}>{shop.name}</h1>
        {view.earlier > 0 && <p className={styles.earlier}>{w.items(view.earlier)}</p>}
        <ol ref={list} className={styles.lines}>
          {view.lines.map((line) => (
            <Line key={line.id} line={line} currency={view.currency} newest={line.id === view.newestId} />
          ))}
        </ol>
        <Weight weight={weight} />
      </section>
      <Sums view={view} />
    </main>
  );
}

interface LineProps {
  readonly line: DisplayLine;
  readonly currency: string;
  readonly newest: boolean;
}

function Line({ line, currency, newest }: LineProps) {
  const { w, language, sale } = useSpeech();
  const { name, unit, decimals, discountMinor, totalMinor, unitPriceMinor } = line;
  const isOnePiece = line.qtyMilli === 1000 && unit === 'piece';
  return (
    <li className={styles.line} data-newest={newest || undefined}>
      <span className={styles.name}>{name}</span>
      <Amount minor={totalMinor} currency={currency} />
      {!isOnePiece && (
        <span className={styles.detail}>
          <bdi>{`${formatQty(qtyMilli(line.qtyMilli), decimals, language)} ${sale.unit[unit] ?? unit}`}</bdi>
          {' × '}
          <Amount minor={unitPriceMinor} currency={currency} />
        </span>
      )}
      {discountMinor !== 0 && (
        <span className={styles.detail}>
          {w.discount} <Amount minor={-discountMinor} currency={currency} />
        </span>
      )}
    </li>
  );
}

function Sums({ view }: { readonly view: DisplayView }) {
  const { w, sale } = useSpeech();
  const { currency, totalMinor, discountMinor, roundingMinor, tenders, qr } = view;
  const isPaying = view.stage === 'paying';
  return (
    <section className={styles.sums} aria-live="polite">
      {qr !== null && (
        <Suspense fallback={null}>
          <figure className={styles.code}>
            <QrCode text={qr} label={w.scanToPay} />
            <figcaption>{w.scanToPay}</figcaption>
          </figure>
        </Suspense>
      )}
      <dl className={styles.pairs}>
        {discountMinor > 0 && <Pair word={w.saved} minor={discountMinor} currency={currency} tone="green" />}
        {roundingMinor !== 0 && <Pair word={w.rounding} minor={roundingMinor} currency={currency} />}
        {isPaying && <Pair word={w.total} minor={totalMinor} currency={currency} strong />}
        {tenders.map(({ id, method, amountMinor, foreign }) => (
          <Pair
            key={id}
            word={sale.tender[method]}
            minor={foreign?.givenMinor ?? amountMinor}
            currency={foreign?.currency ?? currency}
            signed={foreign !== null}
          />
        ))}
      </dl>
      <Outcome view={view} />
    </section>
  );
}

interface PairProps {
  readonly word: string;
  readonly minor: number;
  readonly currency: string;
  readonly tone?: 'green' | undefined;
  readonly strong?: boolean | undefined;
  readonly signed?: boolean | undefined;
}

function Pair({ word, minor, currency, tone, strong, signed = false }: PairProps) {
  return (
    <div className={styles.pair} data-tone={tone} data-strong={strong || undefined}>
      <dt>{word}</dt>
      <dd>
        <Amount minor={minor} currency={currency} />
        {signed && ` ${currency}`}
      </dd>
    </div>
  );
}

/** The one figure to look at: the total, what is still to pay, the change. */
function Outcome({ view }: { readonly view: DisplayView }) {
  const { w } = useSpeech();
  const { word, minor, isGood = false } = outcomeOf(view);
  return (
    <div className={styles.outcome} data-tone={isGood ? 'green' : undefined}>
      <p className={styles.word}>{w[word]}</p>
      <Amount minor={minor} currency={view.currency} size="great" />
    </div>
  );
}

function outcomeOf({ stage, totalMinor, remainingMinor, changeMinor, tenders, qr }: DisplayView): {
  readonly word: 'total' | 'toPay' | 'paid' | 'change' | 'givenBack';
  readonly minor: number;
  readonly isGood?: boolean;
} {
  const byQr = tenders.findLast(({ method }) => method === 'qr');
  if (qr !== null && byQr) return { word: 'toPay', minor: byQr.amountMinor };
  if (changeMinor > 0) return { word: 'change', minor: changeMinor, isGood: true };
  const isBack = totalMinor < 0;
  if (stage !== 'paying') return { word: isBack ? 'givenBack' : 'total', minor: Math.abs(totalMinor) };
  if (remainingMinor !== 0) return { word: isBack ? 'givenBack' : 'toPay', minor: Math.abs(remainingMinor) };
  return { word: isBack ? 'givenBack' : 'paid', minor: Math.abs(totalMinor), isGood: true };
}
