/** The console's page: look, language and direction, then who is in. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/vazirmatn/wght.css';
import '../../../renderer/app/theme.css';
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../../../domain/kit/result.ts';
import { directionOf } from '../../../domain/kit/words.ts';
import { installHotkeys } from '../../../renderer/app/hotkeys.ts';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { usePreferences } from '../../../renderer/app/preferences.ts';
import { cssVariables, theme } from '../../../renderer/app/theme.ts';
import { queryClient } from './api.ts';
import { Gate } from './gate.tsx';
import { pageWords } from './words.ts';

function Look({ children }: { readonly children: ReactNode }) {
  const scheme = usePreferences((preferences) => preferences.colourScheme);
  const language = useLanguage();
  return (
    <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
      >
        <PageLanguage />
        <Notifications
          position={directionOf(language) === 'rtl' ? 'bottom-left' : 'bottom-right'}
          limit={3}
          transitionDuration={120}
          zIndex={300}
        />
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}

function PageLanguage(): null {
  const language = useLanguage();
  const { title } = useWords(pageWords);
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
    setDirection(directionOf(language));
  }, [language, title, setDirection]);
  return null;
}

installHotkeys(window);
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <Look>
    <QueryClientProvider client={queryClient}>
      <Gate />
    </QueryClientProvider>
  </Look>,
);
