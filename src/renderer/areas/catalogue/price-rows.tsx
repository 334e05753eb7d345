/** Prices that go before the item's own: of a price list, for a time, or both; each is saved at once. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { PriceListRow } from '../../../domain/areas/catalogue/contract.ts';
import type { ItemDetails } from '../../../domain/areas/catalogue/edit.ts';
import { holdsAt } from '../../../domain/areas/catalogue/price-rules.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { addDays, type CalendarDate } from '../../../domain/kit/calendar.ts';
import { formatDay } from '../../../domain/kit/date-format.ts';
import { dateAt, momentOf } from '../../../domain/kit/time.ts';
import { newId } from '../../app/adapters.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { useShop } from '../../app/shop.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CloseIcon, PlusIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { MoneyField } from '../../parts/number-field.tsx';
import styles from './editor.module.css';
import { useListTime } from './list-time.ts';

type Price = ItemDetails['prices'][number];
/** Lasts a day longer than the last day it names. */
const oneDay = 1;

export function PriceRows({ item }: { readonly item: ItemDetails }) {
  const w = useWords(catalogueWords).editor;
  const lists = useLive(api.catalogue.priceLists, {}).data ?? [];
  const [adding, setAdding] = useState(false);
  const erase = useCommand(api.catalogue.erasePrice);
  const mayPrice = useMay('catalogue.editPrice');
  if (!mayPrice && item.prices.length === 0) return null;
  return (
    <Labelled label={w.otherPrices}>
      {item.prices.length > 0 && (
        <ul className={styles.rows}>
          {item.prices.map((price) => (
            <PriceRow
              key={price.priceId}
              price={price}
              list={lists.find(({ id }) => id === price.priceListId)}
              onErase={mayPrice ? () => erase.run({ priceId: price.priceId }) : undefined}
            />
          ))}
        </ul>
      )}
      <ErrorNote error={erase.refused} />
      {adding && (
        <PriceForm
          itemId={item.id}
          lists={lists.filter((list) => list.insteadOf === null)}
          onDone={() => setAdding(false)}
        />
      )}
      {!adding && mayPrice && (
        <div>
          <ActionButton label={w.addPrice} icon={PlusIcon} onClick={() => setAdding(true)} />
        </div>
      )}
    </Labelled>
  );
}

interface PriceRowProps {
  readonly price: Price;
  readonly list: PriceListRow | undefined;
  readonly onErase: (() => void) | undefined;
}

function PriceRow({ price, list, onErase }: PriceRowProps) {
  const w = useWords(catalogueWords).editor;
  const { verb } = useWords(appWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const at = useNow(60_000);
  const day = (moment: number, back = 0): string => formatDay(addDays(dateAt(moment, zone), -back), language);
  const timeOf = useListTime();
  const planned = list && list.insteadOf !== null ? list : null;
  const time = planned ?? price;
  const from = price.validFrom === null ? null : day(price.validFrom);
  const until = price.validUntil === null ? null : day(price.validUntil, oneDay);
  return (
    <li className={styles.row}>
      <span className={styles.grow}>
        {price.priceListId === null ? w.everybody : (list?.name ?? w.goneList)}
      </span>
      <span className={styles.muted}>{planned ? timeOf(planned) : w.dates(from, until)}</span>
      {holdsAt(time, at) && <span className={styles.muted}>{w.holdsNow}</span>}
      <MoneyText amount={price.priceMinor} strong />
      {onErase && (
        <ActionButton label="" name={verb.remove} icon={CloseIcon} tone="quiet" onClick={onErase} />
      )}
    </li>
  );
}

interface PriceFormProps {
  readonly itemId: string;
  readonly lists: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: () => void;
}

const everybody = 'everybody';

function PriceForm({ itemId, lists, onDone }: PriceFormProps) {
  const w = useWords(catalogueWords).editor;
  const { verb } = useWords(appWords);
  const zone = useShop((shop) => shop.timeZone);
  const [priceId] = useState(newId);
  const [list, setList] = useState<string | null>(null);
  const [priceMinor, setPrice] = useState<number | null>(null);
  const [from, setFrom] = useState<CalendarDate | null>(null);
  const [until, setUntil] = useState<CalendarDate | null>(null);
  const save = useCommand(api.catalogue.savePrice, { onDone });
  const run = (): void => {
    if (priceMinor === null) return;
    save.run({
      priceId,
      itemId,
      priceListId: list,
      priceMinor,
      validFrom: from && momentOf(from, zone),
      validUntil: until && momentOf(addDays(until, oneDay), zone),
    });
  };
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={w.whose}
          data={[
            { value: everybody, label: w.everybody },
            ...lists.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={list ?? everybody}
          onChange={(value) => setList(value === everybody ? null : value)}
        />
        <MoneyField label={w.price} value={priceMinor} onChange={setPrice} autoFocus onEnter={run} />
        <DateField label={w.from} value={from} onChange={setFrom} />
        <DateField label={w.until} value={until} onChange={setUntil} earliest={from ?? undefined} />
      </div>
      <ErrorNote error={save.refused} />
      <div className={styles.footLine}>
        <ActionButton label={verb.cancel} tone="quiet" onClick={onDone} />
        <ActionButton
          label={w.addPrice}
          disabled={priceMinor === null}
          pending={save.pending}
          onClick={run}
        />
      </div>
    </>
  );
}
