/** Locks the counter when nobody has touched it for a while; the access area asks for the PIN again. */
import { useEffect } from 'react';
import { now } from './clock.ts';
import { usePreferences } from './preferences.ts';
import { lock, useSession } from './session.ts';

/** `scan`: by a scanner that presses no keys. */
const touches = ['pointerdown', 'keydown', 'wheel', 'scan'] as const;
const checkMs = 5000;

export function useIdleLock(): void {
  const minutes = usePreferences((preferences) => preferences.lockAfterMinutes);
  const active = useSession((session) => session.user !== null && !session.locked);
  useEffect(() => {
    if (!active || minutes <= 0) return;
    let touchedAt = now();
    const touched = (): void => {
      touchedAt = now();
    };
    for (const touch of touches) window.addEventListener(touch, touched, { capture: true, passive: true });
    // The clock is looked at, not counted: a till that slept all night locks when it wakes.
    const timer = setInterval(() => {
      if (now() - touchedAt >= minutes * 60_000) lock();
    }, checkMs);
    return () => {
      clearInterval(timer);
      for (const touch of touches) window.removeEventListener(touch, touched, { capture: true });
    };
  }, [active, minutes]);
}
