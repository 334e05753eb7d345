/** The currencies this shop takes in cash, its own first. */
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useShop } from '../../app/shop.ts';

export function useCurrencies(): readonly string[] {
  const own = useShop((shop) => shop.currency);
  const settings = useLive(api.setting.settings, {});
  const foreign = settings.data?.['money.foreign'] ?? [];
  return [own, ...foreign.map(({ currency }) => currency)];
}
