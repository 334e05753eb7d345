/** Where no screen can be shown, or not yet: one sentence, one action. */
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LockIcon, SearchIcon, WarningIcon } from '../../parts/icons.tsx';
import { useWords } from '../language.ts';
import { appWords } from '../words.ts';

export function NotFound() {
  const w = useWords(appWords);
  return <EmptyState icon={SearchIcon} title={w.frame.notFound} action={useHome(w.frame.goHome)} />;
}

export function NotAllowed() {
  const w = useWords(appWords);
  return <EmptyState icon={LockIcon} title={w.frame.notAllowed} action={useHome(w.frame.goHome)} />;
}

export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  const w = useWords(appWords);
  useEffect(() => {
    reportError(error);
  }, [error]);
  return (
    <EmptyState
      icon={WarningIcon}
      title={w.frame.broken}
      hint={w.frame.brokenHint}
      action={{ label: w.verb.tryAgain, onClick: reset }}
    />
  );
}

/** Shown only where a screen takes as long as somebody would wonder. */
export function Coming() {
  return <EmptyState title={useWords(appWords).loading} />;
}

function useHome(label: string) {
  const router = useRouter();
  return { label, onClick: () => void router.navigate({ to: '/' as never }) };
}
