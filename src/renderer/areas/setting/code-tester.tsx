/** Scan anything: the till says step by step what it makes of it, by patterns that are not saved yet too. */
import { useState } from 'react';
import { faultOf } from '../../../domain/areas/catalogue/code-patterns.ts';
import { separator } from '../../../domain/areas/catalogue/gs1.ts';
import type { CodeReport } from '../../../domain/areas/sale/code-report.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { codeWords } from '../../../domain/areas/setting/code-words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { play } from '../../app/sounds.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CheckIcon, type Icon, InfoIcon, WarningIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { type Step, stepsOf } from './code-steps.ts';
import { useForm } from './form.ts';
import styles from './settings.module.css';

/** A separator has no shape of its own, and few typefaces have a sign for it. */
const shownSeparator = '<GS>';
const shown = (code: string): string => code.replaceAll(separator, shownSeparator);

export function CodeTester() {
  const w = useWords(codeWords).test;
  const { settings } = useForm();
  const [code, setCode] = useState('');
  useScan(({ code: scanned }) => {
    play('ok');
    setCode(scanned);
  });
  const all = settings['code.patterns'];
  const report = useAsk(
    api.sale.explainCode,
    code.trim() === ''
      ? null
      : {
          code,
          patterns: all.filter((one, i) => faultOf(one, all.slice(0, i)) === null),
          separatorText: settings['scanner.separator'],
        },
    { keep: true },
  );
  return (
    <section className={styles.tester} aria-label={w.title}>
      <Labelled label={w.title} hint={w.hint}>
        <div dir="ltr">
          <SearchField
            value={shown(code)}
            label={w.scanned}
            onChange={(text) => setCode(text.replaceAll(shownSeparator, separator).slice(0, 512))}
          />
        </div>
      </Labelled>
      <ErrorNote error={report.error} />
      {code.trim() !== '' && report.data && <Report report={report.data} />}
    </section>
  );
}

function Report({ report }: { readonly report: CodeReport }) {
  const language = useLanguage();
  return (
    <>
      <ol className={styles.steps} aria-live="polite">
        {stepsOf(report, language).map((step) => (
          <OneStep key={step.text} step={step} />
        ))}
      </ol>
      <Sells report={report} />
    </>
  );
}

const icons: Record<Step['tone'], Icon> = {
  green: CheckIcon,
  red: WarningIcon,
  amber: WarningIcon,
  ink: InfoIcon,
};

function OneStep({ step: { tone, text } }: { readonly step: Step }) {
  const Drawn = icons[tone];
  return (
    <li data-tone={tone}>
      <Drawn size={18} />
      <span>{shown(text)}</span>
    </li>
  );
}

function Sells({ report: { sells } }: { readonly report: CodeReport }) {
  const w = useWords(codeWords).test;
  const { unit } = useWords(saleWords);
  if (!sells) return null;
  const { qtyMilli, priceMinor, totalMinor } = sells;
  const shownDecimals = (qtyMilli ?? 0) % 1000 === 0 ? sells.decimals : 3;
  return (
    <div className={styles.sells} role="status">
      <span className={styles.label}>{w.sells}</span>
      <strong>{sells.name}</strong>
      <span>
        {qtyMilli === null ? (
          w.asksWeight
        ) : (
          <QtyText quantity={qtyMilli} decimals={shownDecimals} unit={unit[sells.unit] ?? sells.unit} />
        )}
        {priceMinor !== null && (
          <>
            {' × '}
            <MoneyText amount={priceMinor} tone="muted" />
          </>
        )}
      </span>
      {totalMinor === null ? w.asksPrice : <MoneyText amount={totalMinor} size="lg" strong />}
    </div>
  );
}
