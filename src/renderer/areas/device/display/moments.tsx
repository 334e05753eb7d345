/** The moments without a basket: before the sale, after it, and a display that nobody feeds. */
import type { DisplayShop, DisplayView, DisplayWeight } from '../../../../domain/areas/device/display.ts';
import { Amount } from './amount.tsx';
import styles from './display.module.css';
import { useSpeech } from './speech.ts';
import { Weight } from './weight.tsx';

interface WelcomeProps {
  readonly shop: DisplayShop;
  readonly weight: DisplayWeight | null;
}

export function Welcome({ shop, weight }: WelcomeProps) {
  const { w } = useSpeech();
  return (
    <main className={styles.moment} data-testid="display" data-stage="welcome">
      {shop.logo && <img className={styles.logo} src={shop.logo} alt="" />}
      <h1 className={styles.shop}>{shop.name}</h1>
      <p className={styles.welcome}>{w.welcome}</p>
      <Weight weight={weight} />
    </main>
  );
}

export function Done({ view }: { readonly view: DisplayView }) {
  const { w } = useSpeech();
  const { changeMinor, totalMinor, currency } = view;
  const isBack = totalMinor < 0;
  const [word, shownMinor] = isBack
    ? [w.givenBack, -totalMinor]
    : changeMinor > 0
      ? [w.change, changeMinor]
      : [w.paid, totalMinor];
  return (
    <main className={styles.moment} data-testid="display" data-stage="done" aria-live="polite">
      <h1 className={styles.thanks}>{w.thanks}</h1>
      <p className={styles.word}>{word}</p>
      <Amount minor={shownMinor} currency={currency} size="great" />
      {changeMinor > 0 && !isBack && (
        <p className={styles.beside}>
          {w.total} <Amount minor={totalMinor} currency={currency} />
        </p>
      )}
      <p className={styles.again}>{w.comeAgain}</p>
    </main>
  );
}

export function Off() {
  const { w } = useSpeech();
  return (
    <main className={styles.moment} data-testid="display" data-stage="off">
      <h1 className={styles.thanks}>{w.off}</h1>
      <p className={styles.again}>{w.offHint}</p>
      <a className={styles.away} href="./">
        {w.toCounter}
      </a>
    </main>
  );
}
