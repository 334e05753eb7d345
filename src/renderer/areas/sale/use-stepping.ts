/** Up and Down along a list while the caret stays in the search above it. */
import { useState } from 'react';

export function useStepping(count: number) {
  const [wanted, setWanted] = useState(0);
  // A shorter answer may have come meanwhile.
  const at = Math.min(wanted, Math.max(0, count - 1));
  return {
    at,
    step: (by: 1 | -1): void => setWanted(Math.max(0, Math.min(count - 1, at + by))),
    toFirst: (): void => setWanted(0),
  };
}
