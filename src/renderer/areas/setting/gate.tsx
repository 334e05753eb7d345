/** A till nobody has set up asks to be; every other goes on, with the shop's money and clock known. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useShop } from '../../app/shop.ts';

const SetUp = lazy(() => import('./set-up/set-up.tsx').then((module) => ({ default: module.SetUp })));

export function StartGate({ children }: { readonly children: ReactNode }) {
  const start = useLive(api.setting.start, {}).data;
  useEffect(() => {
    if (start && !start.isNew) useShop.setState({ currency: start.currency, timeZone: start.timeZone });
  }, [start]);
  if (!start) return null;
  if (!start.isNew) return children;
  return (
    <Suspense fallback={null}>
      <SetUp />
    </Suspense>
  );
}
