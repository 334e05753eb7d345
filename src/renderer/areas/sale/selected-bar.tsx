/** What fingers do to the selected line: one more, one less, change it, take it out. */
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useExplain } from '../../app/refusal.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EditIcon, TrashIcon } from '../../parts/icons.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import { Stepper } from '../../parts/stepper.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './basket.module.css';
import { counterId, open } from './counter.ts';
import { selectedLine } from './use-basket.ts';

export function SelectedBar({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const verb = useWords(appWords).verb;
  const explain = useExplain();
  const line = selectedLine(view);
  const onRefused = (refused: Parameters<typeof explain>[0]) =>
    toast(explain(refused), { tone: 'red', id: 'line' });
  const setQty = useCommand(api.sale.setQty, { onRefused });
  const undo = useCommand(api.sale.undo);
  const removal = useCommand(api.sale.removeLine, {
    onRefused,
    onDone: () =>
      toast(w.line.removed(line?.name ?? ''), {
        undo: () => undo.run({ counter: counterId }),
        id: 'removed',
      }),
  });
  const select = useCommand(api.sale.selectLine);
  const qty = Math.abs(line?.qtyMilli ?? 0);
  const change = (next: number): void => {
    if (!line) return;
    if (next > 0) setQty.run({ counter: counterId, lineId: line.id, qtyMilli: next });
    else removal.run({ counter: counterId, lineId: line.id });
  };
  const walk = (by: 1 | -1): void => {
    const { lines } = view.basket;
    const at = lines.findIndex((each) => each.id === line?.id);
    const next = lines[at + by];
    if (next) select.run({ counter: counterId, lineId: next.id });
  };
  const group = w.line.selected;
  useAction({
    id: 'line.more',
    group,
    label: w.action.more,
    keys: ['PageUp'],
    run: () => change(qty + 1000),
  });
  useAction({
    id: 'line.less',
    group,
    label: w.action.less,
    keys: ['PageDown'],
    run: () => change(qty - 1000),
  });
  useAction({ id: 'line.next', group, label: w.action.next, keys: ['Down'], run: () => walk(1) });
  useAction({ id: 'line.previous', group, label: w.action.previous, keys: ['Up'], run: () => walk(-1) });
  const edit = useAction({
    id: 'line.edit',
    group,
    label: verb.change,
    keys: ['F6'],
    inFields: true,
    run: () => open({ kind: 'line' }),
  });
  const remove = useAction({
    id: 'line.remove',
    group,
    label: w.action.remove,
    keys: ['Del'],
    run: () => change(0),
  });
  if (!line) return null;
  return (
    <div className={styles.selectedBar}>
      <Stepper label={w.action.quantity} value={qty} step={1000} least={0} onChange={change}>
        <QtyText quantity={qty} decimals={line.decimals} unit={w.unit[line.unit] ?? line.unit} />
      </Stepper>
      <ActionButton {...edit} icon={EditIcon} />
      <ActionButton {...remove} tone="quiet" icon={TrashIcon} label="" name={w.action.remove} />
    </div>
  );
}
