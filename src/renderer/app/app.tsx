/** The counter's outermost layer: look, language, direction, answers, and what lies over every screen. */
import { DirectionProvider, MantineProvider, useDirection as useMantineDirection } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo } from 'react';
import { directionOf } from '../../domain/kit/words.ts';
import { toast } from '../parts/toast.tsx';
import { ApprovalSheet } from './approval-sheet.tsx';
import type { Area } from './area.ts';
import { queryClient } from './client.ts';
import { useIdleLock } from './idle-lock.ts';
import { KeySheet } from './key-sheet.tsx';
import { useLanguage, useWords } from './language.ts';
import { Palette } from './palette.tsx';
import { type Preferences, usePreferences } from './preferences.ts';
import { makeRouter } from './router.tsx';
import { scans } from './scan-queue.ts';
import { play } from './sounds.ts';
import { cssVariables, theme } from './theme.ts';
import { appWords } from './words.ts';

export function App({ areas }: { areas: readonly Area[] }) {
  const router = useMemo(() => makeRouter(areas), [areas]);
  return (
    <Look>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Over />
      </QueryClientProvider>
    </Look>
  );
}

interface LookProps {
  readonly children: ReactNode;
  /** `test`: nothing moves. */
  readonly env?: 'default' | 'test';
}

/** Theme, colour scheme and direction, as preferred at this counter; also around parts shown alone. */
export function Look({ children, env = 'default' }: LookProps) {
  const scheme = usePreferences((preferences) => preferences.colourScheme);
  const language = useLanguage();
  return (
    <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
      <MantineProvider
        theme={theme}
        env={env}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
      >
        <PageLanguage />
        {/* Above the tiles or the lists, never over the basket's total nor the main button at the foot of a pane. */}
        <Notifications
          position={directionOf(language) === 'rtl' ? 'bottom-left' : 'bottom-right'}
          limit={3}
          transitionDuration={120}
          zIndex={300}
          style={{ marginBlockEnd: 'calc(var(--dk-bar) + 80px)' }}
        />
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}

/** On the page itself, before anything is drawn: no white flash at night, none from the left in Persian. */
export function dressPage({ language, colourScheme }: Preferences): void {
  const page = document.documentElement;
  const dark =
    colourScheme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : colourScheme === 'dark';
  page.lang = language;
  page.dir = directionOf(language);
  page.dataset.mantineColorScheme = dark ? 'dark' : 'light';
}

function PageLanguage(): null {
  const language = useLanguage();
  const { setDirection } = useMantineDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    setDirection(directionOf(language));
  }, [language, setDirection]);
  return null;
}

function Over() {
  const w = useWords(appWords);
  useIdleLock();
  useEffect(() => {
    scans.onTrouble = ({ code }, fault) => {
      play('unknown');
      if (fault === null) toast(w.frame.noTaker(code), { tone: 'amber', id: 'scan' });
      else reportError(fault);
    };
    return () => {
      scans.onTrouble = null;
    };
  }, [w]);
  return (
    <>
      <Palette />
      <KeySheet />
      <ApprovalSheet />
    </>
  );
}
