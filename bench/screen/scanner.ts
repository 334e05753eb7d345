/** A scanner as Chromium sees one: a burst of keys at their true times, ended by Enter. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';

/** A scanner types a character in this time. */
const characterMs = 1.5;
const stumbleMs = 30;

const clock = (): number => performance.timeOrigin + performance.now();

/** Resolves when the page took the last key. */
export async function scan(wire: CDPSession, code: string): Promise<void> {
  const begun = clock();
  const sent: Promise<unknown>[] = [];
  for (const [n, key] of [...code, 'Enter'].entries()) {
    const due = begun + n * characterMs;
    if (due > clock()) await sleep(due - clock());
    const isEnter = key === 'Enter';
    const stroke = {
      key,
      code: isEnter ? key : `Digit${key}`,
      windowsVirtualKeyCode: isEnter ? 13 : key.charCodeAt(0),
      // On a busy machine a key leaves late. Only the last admits it, as far as a till takes it for a scanner's.
      timestamp: (isEnter ? Math.min(clock(), due + stumbleMs) : due) / 1000,
    };
    const text = isEnter ? '\r' : key;
    sent.push(
      wire.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, text, unmodifiedText: text }),
      wire.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke }),
    );
  }
  await Promise.all(sent);
}
