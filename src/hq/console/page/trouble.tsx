/** What headquarters refused, in words. */
import { ORPCError } from '@orpc/client';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { ErrorNote } from '../../../renderer/parts/error-note.tsx';
import { spanText } from './measure.ts';
import { pageWords } from './words.ts';

export const codeOf = (error: unknown): string | null =>
  error instanceof ORPCError ? String(error.code) : null;

/** Draws nothing for null. */
export function Troubled({ error }: { readonly error: unknown }) {
  const w = useWords(pageWords).refusals;
  const language = useLanguage();
  if (!error) return null;
  const code = codeOf(error);
  if (code === 'TooMany') {
    const { retryAfterMs = 0 } = ((error as { data?: unknown }).data ?? {}) as { retryAfterMs?: number };
    return <ErrorNote error={w.TooMany(spanText(Math.max(1000, retryAfterMs), language))} />;
  }
  if (code === null) return <ErrorNote error={w.OFFLINE} />;
  return <ErrorNote error={isKnown(code, w) ? w[code] : w.FAULT} />;
}

type Sentences = (typeof pageWords)['en']['refusals'];
const isKnown = (code: string, w: Sentences): code is Exclude<keyof Sentences, 'TooMany'> =>
  code !== 'TooMany' && Object.hasOwn(w, code);
