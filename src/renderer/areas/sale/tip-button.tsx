/** A tip: the amount on the number pad, given with the payment. */
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useExplain } from '../../app/refusal.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { toast } from '../../parts/toast.tsx';
import { counterId } from './counter.ts';

interface TipButtonProps {
  readonly view: BasketView;
  readonly typed: number | null;
  readonly onDone: () => void;
}

/** Without an amount it takes back the tip there is. */
export function TipButton({ view, typed, onDone }: TipButtonProps) {
  const w = useWords(saleWords);
  const explain = useExplain();
  const { tipMinor } = view.basket;
  const tip = useCommand(api.sale.setTip, {
    onDone,
    onRefused: (refused) => toast(explain(refused), { tone: 'red', id: 'tip' }),
  });
  const action = useAction({
    id: 'tender.tip',
    label: tipMinor > 0 ? w.tip : w.tender.tip,
    group: w.tender.title,
    keys: ['T'],
    disabled: tip.pending || (typed === null && tipMinor === 0),
    run: () => tip.run({ counter: counterId, tipMinor: typed ?? 0 }),
  });
  const end = tipMinor > 0 ? <MoneyText amount={tipMinor} bare /> : undefined;
  return <ActionButton {...action} pending={tip.pending} end={end} />;
}
