/** Draws a part as the counter would: themed, in a language, with hotkeys and scanners listening. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach } from 'vitest';
import type { Language } from '../../src/domain/kit/words.ts';
import { Look } from '../../src/renderer/app/app.tsx';
import { queryClient } from '../../src/renderer/app/client.ts';
import { installHotkeys } from '../../src/renderer/app/hotkeys.ts';
import { setPreferences } from '../../src/renderer/app/preferences.ts';
import { useShop } from '../../src/renderer/app/shop.ts';

export function show(what: ReactNode, language: Language = 'en') {
  setPreferences({ language, keys: {}, hiddenColumns: {} });
  useShop.setState({ currency: 'KGS', timeZone: 'Asia/Bishkek' });
  return render(around(what));
}

export const around = (what: ReactNode) => (
  <Look env="test">
    <QueryClientProvider client={queryClient}>{what}</QueryClientProvider>
  </Look>
);

/** Hotkeys listen for the length of each test of the file. */
export function withHotkeys(): void {
  let stop: () => void;
  beforeEach(() => {
    stop = installHotkeys(window);
  });
  afterEach(() => {
    cleanup();
    stop();
  });
}

export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly shift?: boolean;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  /** Milliseconds on the event's own clock. */
  readonly at?: number;
}

/** A key goes down on the focused element; true when somebody took it. */
export function press({ key, code, shift = false, ctrl = false, alt = false, at }: Stroke): boolean {
  const event = new KeyboardEvent('keydown', {
    key,
    code,
    shiftKey: shift,
    ctrlKey: ctrl,
    altKey: alt,
    bubbles: true,
    cancelable: true,
  });
  if (at !== undefined) Object.defineProperty(event, 'timeStamp', { value: at });
  return !(document.activeElement ?? document.body).dispatchEvent(event);
}
