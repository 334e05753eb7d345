import { useState } from 'react';
import type { ListedItem } from '../../../domain/areas/catalogue/list.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useExplain } from '../../app/refusal.ts';
import { MoneyField } from '../../parts/number-field.tsx';

interface ListPriceCellProps {
  readonly item: ListedItem;
  readonly priceListId: string;
}

/** Typed and left, it is saved; emptied, the item is off the list. */
export function ListPriceCell({ item, priceListId }: ListPriceCellProps) {
  const w = useWords(catalogueWords).lists;
  const explain = useExplain();
  const [price, setPrice] = useState<number | null>(item.listMinor);
  const set = useCommand(api.catalogue.setPrices);
  const keep = (): void => {
    if (price !== item.listMinor) set.run({ priceListId, prices: [{ itemId: item.id, priceMinor: price }] });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the field inside it lose the focus
    <div onBlur={keep}>
      <MoneyField
        name={w.priceOf(item.name)}
        placeholder={w.none}
        value={price}
        error={set.refused ? explain(set.refused) : undefined}
        onChange={setPrice}
        onEnter={keep}
      />
    </div>
  );
}
