/** Above the basket: whose it is, its note, what is parked, undo. */
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CustomerIcon, NoteIcon, ParkIcon, RedoIcon, UndoIcon } from '../../parts/icons.tsx';
import { CountText } from '../../parts/number-text.tsx';
import styles from './basket.module.css';
import { counterId, open } from './counter.ts';

export function BasketHead({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { basket } = view;
  const customer = useAction({
    id: 'sale.customer',
    label: basket.customer?.name ?? w.action.customer,
    group: w.title,
    keys: ['F4'],
    inFields: true,
    run: () => open({ kind: 'customer' }),
  });
  const note = useAction({
    id: 'sale.note',
    label: basket.note ?? w.action.note,
    group: w.title,
    keys: ['Alt+N'],
    inFields: true,
    run: () => open({ kind: 'note' }),
  });
  return (
    <div className={styles.head}>
      {/* Beside a name its key would only take the room of letters. */}
      <ActionButton
        {...customer}
        icon={CustomerIcon}
        tone={basket.customer ? 'plain' : 'quiet'}
        keys={basket.customer ? [] : customer.keys}
      />
      <ActionButton
        {...note}
        icon={NoteIcon}
        tone="quiet"
        label=""
        keys={[]}
        name={basket.note ?? w.action.note}
        pressed={basket.note !== null}
      />
      <span className={styles.spread} />
      <UndoRedo view={view} />
      <Parked />
    </div>
  );
}

function UndoRedo({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const undoing = useCommand(api.sale.undo);
  const redoing = useCommand(api.sale.redo);
  const undo = useAction({
    id: 'sale.undo',
    label: w.action.undo,
    group: w.title,
    keys: ['Mod+Z'],
    disabled: !view.canUndo,
    run: () => undoing.run({ counter: counterId }),
  });
  const redo = useAction({
    id: 'sale.redo',
    label: w.action.redo,
    group: w.title,
    keys: ['Mod+Y', 'Mod+Shift+Z'],
    disabled: !view.canRedo,
    run: () => redoing.run({ counter: counterId }),
  });
  return (
    <>
      <ActionButton {...undo} tone="quiet" icon={UndoIcon} label="" name={w.action.undo} keys={[]} />
      <ActionButton {...redo} tone="quiet" icon={RedoIcon} label="" name={w.action.redo} keys={[]} />
    </>
  );
}

function Parked() {
  const w = useWords(saleWords);
  const allowed = useMay('sale.park');
  const waiting = useLive(api.sale.parked, allowed ? {} : null).data?.length ?? 0;
  const parked = useAction({
    id: 'sale.parked',
    label: w.action.parked,
    group: w.title,
    keys: ['F9'],
    inFields: true,
    disabled: !allowed,
    run: () => open({ kind: 'parked' }),
  });
  const count = waiting > 0 ? <CountText count={waiting} /> : undefined;
  return <ActionButton {...parked} tone="quiet" icon={ParkIcon} end={count} title={w.action.parked} />;
}
