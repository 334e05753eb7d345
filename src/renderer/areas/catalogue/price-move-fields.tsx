/** How prices move: by a percentage, an amount, or to so much above cost; and where they land. */
import { Select } from '@mantine/core';
import type { PriceChange, PriceRounding } from '../../../domain/areas/catalogue/bulk-price.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { useShop } from '../../app/shop.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { useMoneyInWords } from '../../parts/money-text.tsx';
import { MoneyField, PercentField } from '../../parts/number-field.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import styles from './price-sheet.module.css';

type Kind = PriceChange['move']['kind'];

export interface PriceMoveDraft extends PriceRounding {
  readonly kind: Kind;
  /** Basis points or minor units, by the kind; null while nothing is typed. */
  readonly by: number | null;
  readonly from: Id | null;
  readonly to: Id | null;
}

export const noMove: PriceMoveDraft = {
  kind: 'percent',
  by: null,
  stepMinor: 1,
  endingMinor: 0,
  direction: 'halfUp',
  from: null,
  to: null,
};

/** Null while nothing would move: a list may also be filled with prices as they are. */
export function changeOf({
  kind,
  by,
  from,
  to,
  ...rounding
}: PriceMoveDraft): Omit<PriceChange, 'when'> | null {
  const still = by === null || by === 0;
  if (still && rounding.stepMinor === 1 && from === to) return null;
  const move = kind === 'amount' ? { kind, minor: by ?? 0 } : { kind, bp: by ?? 0 };
  return { move, rounding, from, to };
}

interface PriceMoveFieldsProps {
  readonly draft: PriceMoveDraft;
  readonly onChange: (draft: PriceMoveDraft) => void;
}

export function PriceMoveFields({ draft, onChange }: PriceMoveFieldsProps) {
  const w = useWords(catalogueWords).bulk;
  const seesCost = useMay('catalogue.seeCost');
  const change = (part: Partial<PriceMoveDraft>): void => onChange({ ...draft, ...part });
  const kinds: readonly Kind[] = seesCost ? ['percent', 'amount', 'overCost'] : ['percent', 'amount'];
  return (
    <div className={styles.fields}>
      <div className={styles.line}>
        <Labelled label={w.how}>
          <SegmentBar
            label={w.how}
            value={draft.kind}
            segments={kinds.map((value) => ({ value, label: w.kinds[value] }))}
            onChange={(kind) => change({ kind, by: null })}
          />
        </Labelled>
        {draft.kind === 'amount' ? (
          <MoneyField
            label={w.by}
            hint={w.byHint}
            value={draft.by}
            onChange={(by) => change({ by })}
            signed
            autoFocus
          />
        ) : (
          <PercentField
            label={draft.kind === 'overCost' ? w.overCost : w.by}
            hint={draft.kind === 'overCost' ? undefined : w.byHint}
            value={draft.by}
            onChange={(by) => change({ by })}
            signed
            autoFocus
          />
        )}
      </div>
      <RoundingFields draft={draft} change={change} />
      <ListFields draft={draft} change={change} />
    </div>
  );
}

interface PartProps {
  readonly draft: PriceMoveDraft;
  readonly change: (part: Partial<PriceMoveDraft>) => void;
}

const steps = [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000];

function RoundingFields({ draft, change }: PartProps) {
  const w = useWords(catalogueWords).bulk;
  const inWords = useMoneyInWords();
  const { decimals } = useShop((shop) => currencyOf(shop.currency));
  const offered = steps.filter((step) => step <= (decimals === 0 ? 100_000 : 10_000));
  return (
    <div className={styles.line}>
      <Select
        label={w.roundTo}
        data={offered.map((step) => ({ value: String(step), label: step === 1 ? w.exact : inWords(step) }))}
        value={String(draft.stepMinor)}
        onChange={(value) => change({ stepMinor: Number(value ?? 1), endingMinor: 0 })}
      />
      {draft.stepMinor > 1 && (
        <>
          <MoneyField
            label={w.ending}
            hint={w.endingHint(inWords(draft.stepMinor))}
            value={draft.endingMinor}
            most={draft.stepMinor - 1}
            onChange={(endingMinor) => change({ endingMinor: endingMinor ?? 0 })}
          />
          <Labelled label={w.direction}>
            <SegmentBar
              label={w.direction}
              value={draft.direction}
              segments={(['halfUp', 'up', 'down'] as const).map((value) => ({
                value,
                label: w.directions[value],
              }))}
              onChange={(direction) => change({ direction })}
            />
          </Labelled>
        </>
      )}
    </div>
  );
}

const own = 'own';

/** Shops with price lists may fill one from another. */
function ListFields({ draft, change }: PartProps) {
  const w = useWords(catalogueWords).bulk;
  const lists = useLive(api.catalogue.priceLists, {}).data ?? [];
  if (lists.length === 0) return null;
  const data = [
    { value: own, label: w.ownPrice },
    ...lists.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className={styles.line}>
      {draft.kind !== 'overCost' && (
        <Select
          label={w.from}
          data={data}
          value={draft.from ?? own}
          onChange={(value) => change({ from: value === own ? null : value })}
        />
      )}
      <Select
        label={w.to}
        data={data}
        value={draft.to ?? own}
        onChange={(value) => change({ to: value === own ? null : value })}
      />
    </div>
  );
}
