/** The sale just completed: its change stays in sight until the next step; its receipt is a key away. */
import type { z } from 'zod';
import type { LastSale as Sold } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PrinterIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './basket.module.css';

export function LastSale({ last }: { readonly last: z.infer<typeof Sold> }) {
  const w = useWords(saleWords);
  const { totalMinor, changeMinor, currency } = last;
  const back = totalMinor < 0;
  const label = back ? w.done.givenBack : changeMinor > 0 ? w.done.change : w.done.noChange;
  const amount = back ? -totalMinor : changeMinor;
  return (
    <div className={styles.done} data-testid="last-sale">
      <div className={styles.doneSums} role="status">
        <span className={styles.doneNumber}>{w.done.sold(isolated(last.number))}</span>
        <span className={styles.doneLabel}>{label}</span>
        {(back || changeMinor > 0) && (
          <MoneyText amount={amount} currency={currency} size="total" strong tone="accent" />
        )}
        {last.tenders.length > 1 ? (
          <Parts last={last} />
        ) : (
          <span className={styles.doneNumber}>
            {back ? w.tender[last.tenders[0]?.method ?? 'cash'] : w.done.paid}{' '}
            {!back && <MoneyText amount={last.tenderedMinor} currency={currency} tone="muted" />}
          </span>
        )}
      </div>
      <PrintReceipt saleId={last.saleId} />
    </div>
  );
}

/** Money that went several ways: how much by each, most of all how much of it in notes. */
function Parts({ last }: { readonly last: z.infer<typeof Sold> }) {
  const w = useWords(saleWords);
  return (
    <dl className={styles.doneParts}>
      {last.tenders.map(({ method, amountMinor }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a payment is its place among them
        <div key={n}>
          <dt>{w.tender[method]}</dt>
          <dd>
            <MoneyText amount={Math.abs(amountMinor)} currency={last.currency} bare />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Where receipts are printed only when somebody asks, this is where the customer asks. */
function PrintReceipt({ saleId }: { readonly saleId: string }) {
  const w = useWords(saleWords);
  const asked = useLive(api.setting.settings, {}).data?.['receipt.print'] === 'onRequest';
  const printing = useCommand(api.device.printReceipt);
  const print = useAction({
    id: 'sale.printReceipt',
    label: w.action.printReceipt,
    group: w.title,
    keys: ['Alt+P'],
    disabled: !asked || printing.done !== undefined,
    run: () => printing.run({ saleId }),
  });
  if (!asked) return null;
  return (
    <>
      <ErrorNote error={printing.refused} />
      <ActionButton {...print} icon={PrinterIcon} pending={printing.pending} />
    </>
  );
}
