/** The window before the customer: it shows the sale and nothing can be done with it. */
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { afterThanks, type DisplayView, thanksMs } from '../../../../domain/areas/device/display.ts';
import { displayWords } from '../../../../domain/areas/device/display-words.ts';
import type { Language } from '../../../../domain/kit/words.ts';
import { dressPage } from '../../../app/app.tsx';
import { useLive } from '../../../app/ask.ts';
import { api, queryClient } from '../../../app/client.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { Done, Off, Welcome } from './moments.tsx';
import { SaleView } from './sale-view.tsx';
import { SpeechContext } from './speech.ts';

interface DisplayProps {
  readonly pass: string | null;
}

export function DisplayWindow({ pass }: DisplayProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <Display pass={pass} />
    </QueryClientProvider>
  );
}

function Display({ pass }: DisplayProps) {
  const preferred = usePreferences((preferences) => preferences.language);
  const asked = pass === null ? null : { pass };
  const shop = useLive(api.device.displayShop, asked).data;
  const view = useThankedOnce(useLive(api.device.display, asked).data);
  const weight = useLive(api.device.displayWeight, asked).data ?? null;
  const language = shop?.language ?? preferred;
  useDress(language);
  const isOff = pass === null || shop === null || view === null;
  return (
    <SpeechContext value={language}>
      {isOff ? (
        <Off />
      ) : !shop || !view ? null : view.stage === 'welcome' ? (
        <Welcome shop={shop} weight={weight} />
      ) : view.stage === 'done' ? (
        <Done view={view} />
      ) : (
        <SaleView view={view} shop={shop} weight={weight} />
      )}
    </SpeechContext>
  );
}

/** A sale is thanked for a while; then the next customer is welcomed. */
function useThankedOnce(view: DisplayView | null | undefined): DisplayView | null | undefined {
  const [thanked, setThanked] = useState<string | null>(null);
  const saleId = view?.saleId ?? null;
  useEffect(() => {
    if (saleId === null) return;
    const timer = setTimeout(() => setThanked(saleId), thanksMs);
    return () => clearTimeout(timer);
  }, [saleId]);
  return view && saleId !== null && thanked === saleId ? afterThanks(view) : view;
}

/** Light or dark as the counters of this browser are, also when that changes while it stands here. */
function useDress(language: Language): void {
  const colourScheme = usePreferences((preferences) => preferences.colourScheme);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const dress = () => dressPage({ ...usePreferences.getState(), colourScheme, language });
    dress();
    document.title = displayWords[language].title;
    dark.addEventListener('change', dress);
    return () => dark.removeEventListener('change', dress);
  }, [language, colourScheme]);
  useEffect(() => {
    const read = () => void usePreferences.persist.rehydrate();
    window.addEventListener('storage', read);
    return () => window.removeEventListener('storage', read);
  }, []);
}
