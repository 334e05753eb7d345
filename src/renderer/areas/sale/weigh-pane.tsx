/** An item before the scale: what lies there now, what it comes to, and one key to sell it. */
import { type ReactNode, useState } from 'react';
import type { ScaleNow, ScaleOrder } from '../../../domain/areas/device/attached.ts';
import { gramsOf } from '../../../domain/areas/device/scale.ts';
import { shownWeight, withoutPackaging } from '../../../domain/areas/device/scale-shown.ts';
import { sayState, sayWhy, scaleWords } from '../../../domain/areas/device/scale-words.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { formatQty } from '../../../domain/kit/format.ts';
import { qtyMilli as asQty, minor, priceOf, type QtyMilli } from '../../../domain/kit/money.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CheckIcon, ClockIcon, KeypadIcon, ScaleIcon, WarningIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { NumPad } from '../../parts/num-pad.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { type Asked, AskPane } from './ask-panes.tsx';
import { PaneHead } from './pane-head.tsx';
import { useAdding } from './use-adding.ts';
import styles from './weigh.module.css';

/** By the scale where this till has one; typed where it has none, or where the cashier says so. */
export function WeighPane({ pane }: { readonly pane: Asked<'ask'> }) {
  const scale = useLive(api.device.scale, {}).data;
  const [isTyping, setTyping] = useState(false);
  if (!scale) return <AskPane pane={pane} />;
  if (isTyping) return <AskPane pane={pane} onBack={() => setTyping(false)} />;
  return <OnScale item={pane.item} scale={scale} onType={() => setTyping(true)} />;
}

interface OnScaleProps {
  readonly item: Asked<'ask'>['item'];
  readonly scale: ScaleNow;
  readonly onType: () => void;
}

function OnScale({ item, scale, onType }: OnScaleProps) {
  const group = useWords(saleWords).title;
  const w = useWords(scaleWords).weigh;
  const [packaging, setPackaging] = useState<string | null>(null);
  const tareMilli = asQty(Number(packaging ?? '0'));
  const { refusal, netMilli } = withoutPackaging(scale, tareMilli);
  const isLost = scale.state.kind !== 'live';
  const type = useAction({ id: 'weigh.type', label: w.type, group, keys: ['W'], run: onType });
  const foot = <Add itemId={item.itemId} tareMilli={tareMilli} refusal={refusal} isLost={isLost} />;
  return (
    <Pane label={item.name} head={<PaneHead title={item.name} />} foot={foot}>
      <div className={styles.weigh}>
        <Display scale={scale} packaging={tareMilli} />
        <Reckoned priceMinor={item.priceMinor} weight={netMilli === null ? null : asQty(netMilli)} />
        {/* What the scale takes off and what is typed exclude each other. */}
        {(packaging === null || refusal?.code === 'TareTwice') && <Orders scale={scale} />}
        <Packaging value={packaging} onChange={setPackaging}>
          <ActionButton {...type} tone={isLost ? 'accent' : 'plain'} icon={KeypadIcon} fullWidth />
        </Packaging>
      </div>
    </Pane>
  );
}

interface AddProps extends Pick<ScaleNow, 'refusal'> {
  readonly itemId: string;
  readonly tareMilli: QtyMilli;
  readonly isLost: boolean;
}

/** Inside the pane, so that a manager is asked over it. */
function Add({ itemId, tareMilli, refusal, isLost }: AddProps) {
  const group = useWords(saleWords).title;
  const w = useWords(scaleWords).weigh;
  const verb = useWords(appWords).verb;
  const adding = useAdding();
  const isSame = refusal?.code === 'SameLoad';
  const add = useAction({
    id: 'weigh.add',
    label: verb.add,
    group,
    keys: ['Enter'],
    disabled: isLost || refusal !== null || adding.pending,
    run: () => void adding.weigh(itemId, { tareMilli }),
  });
  const again = useAction({
    id: 'weigh.again',
    label: w.again,
    group,
    keys: ['S'],
    disabled: isLost || !isSame || adding.pending,
    run: () => void adding.weigh(itemId, { tareMilli, again: true }),
  });
  return (
    <div className={`${styles.ends} ${styles.foot}`}>
      {isSame && <ActionButton {...again} size="primary" pending={adding.pending} fullWidth />}
      <ActionButton
        {...add}
        tone={isLost ? 'plain' : 'accent'}
        size="primary"
        icon={CheckIcon}
        pending={adding.pending && !isSame}
        fullWidth
      />
    </div>
  );
}

interface DisplayProps {
  readonly scale: ScaleNow;
  readonly packaging: QtyMilli;
}

/** What can be read from where the customer stands. */
function Display({ scale, packaging }: DisplayProps) {
  const w = useWords(scaleWords);
  const { kg } = w.weigh;
  const language = useLanguage();
  const weight = shownWeight(scale);
  const { refusal, netMilli } = withoutPackaging(scale, packaging);
  const isLost = scale.state.kind !== 'live';
  const tare = packaging > 0 ? packaging : (scale.tareMilli ?? gramsOf(scale.measure?.tareMg ?? 0));
  const said = isLost
    ? sayState(w, scale.state)
    : refusal
      ? sayWhy(w, { why: refusal.code, trouble: refusal.trouble })
      : w.weigh.ready;
  const tone = isLost || isStuck(refusal) ? 'amber' : refusal ? 'waits' : 'ready';
  const Icon = tone === 'amber' ? WarningIcon : tone === 'ready' ? CheckIcon : ClockIcon;
  const shown = packaging > 0 && netMilli !== null ? asQty(netMilli) : weight;
  return (
    <div className={styles.display} data-tone={tone} data-testid="weight">
      <p className={styles.head}>
        <ScaleIcon size={18} />
        <bdi>{scale.name}</bdi>
      </p>
      <p className={styles.weight}>
        {shown === null ? (
          <span>{w.weigh.noWeight}</span>
        ) : (
          <>
            <bdi>{formatQty(shown, 3, language)}</bdi>
            <small>{kg}</small>
          </>
        )}
      </p>
      <p className={styles.said} role="status">
        <Icon size={20} />
        <span>{said}</span>
      </p>
      <p className={styles.marks}>
        {(scale.measure?.net === true || packaging > 0) && <span>{w.weigh.net}</span>}
        {tare > 0 && <span>{w.weigh.tare(`${formatQty(asQty(tare), 3, language)}\u00a0${kg}`)}</span>}
        {scale.belowMinimum && <span data-tone="amber">{w.weigh.belowMinimum}</span>}
      </p>
    </div>
  );
}

/** What does not pass by itself. */
const isStuck = (refusal: ScaleNow['refusal']): boolean =>
  refusal !== null && !['Moving', 'Settling', 'PanEmpty'].includes(refusal.code);

interface ReckonedProps {
  readonly priceMinor: number;
  readonly weight: QtyMilli | null;
}

function Reckoned({ priceMinor, weight }: ReckonedProps) {
  const { kg } = useWords(scaleWords).weigh;
  return (
    <p className={styles.reckoned}>
      <span>
        <MoneyText amount={priceMinor} tone="muted" /> / {kg}
        {weight !== null && (
          <>
            {' × '}
            <QtyText quantity={weight} decimals={3} unit={kg} />
          </>
        )}
      </span>
      <strong>
        {weight === null ? '–' : <MoneyText amount={priceOf(minor(priceMinor), weight)} size="lg" strong />}
      </strong>
    </p>
  );
}

const orderKeys = { zero: 'Z', tare: 'T', clearTare: 'C' } as const;

function Orders({ scale }: { readonly scale: ScaleNow }) {
  const group = useWords(saleWords).title;
  const w = useWords(scaleWords).weigh;
  const ordering = useCommand(api.device.orderScale);
  const actionOf = (order: ScaleOrder, label: string) => ({
    id: `weigh.${order}`,
    label,
    group,
    keys: [orderKeys[order]],
    disabled: scale.state.kind !== 'live' || ordering.pending,
    run: () => ordering.run({ order }),
  });
  const zero = useAction(actionOf('zero', w.zero));
  const tare = useAction(actionOf('tare', w.takeTare));
  const clearTare = useAction(actionOf('clearTare', w.clearTare));
  return (
    <>
      <div className={styles.orders}>
        <ActionButton {...zero} fullWidth />
        <ActionButton {...tare} fullWidth />
        <ActionButton {...clearTare} fullWidth />
      </div>
      <ErrorNote error={ordering.refused} />
    </>
  );
}

interface PackagingProps {
  /** Grams; null while nobody asked for it. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Beside its button. */
  readonly children: ReactNode;
}

/** What no scale took off: a bag, a box, by its known weight. */
function Packaging({ value, onChange, children }: PackagingProps) {
  const group = useWords(saleWords).title;
  const w = useWords(scaleWords).weigh;
  const language = useLanguage();
  const open = useAction({
    id: 'weigh.packaging',
    label: w.packaging,
    group,
    keys: ['P'],
    run: () => onChange(value === null ? '' : null),
  });
  const grams =
    value === null || value === '' ? undefined : formatQty(asQty(Number(value) * 1000), 0, language);
  return (
    <>
      <div className={styles.ends}>
        <ActionButton {...open} pressed={value !== null} end={grams} fullWidth />
        {children}
      </div>
      {value !== null && <NumPad value={value} onChange={onChange} most={5} />}
    </>
  );
}
