/** The counter's wall clock: the one place of the renderer that reads the time. */
import { useEffect, useState } from 'react';

/** UTC epoch milliseconds. */
export const now = (): number => Date.now();

/** The time, read again every `everyMs`. */
export function useNow(everyMs = 10_000): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return at;
}
