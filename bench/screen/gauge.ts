/**
 * Runs in the page: the time from a key to the frame in which what it did to a list is seen. A list has been
 * painted when a second frame begins after it changed.
 */
import type { Page } from '@playwright/test';

export interface Gauge {
  /** From the last key to the last change of a list after it, in milliseconds; null while there is none. */
  take(): number | null;
}

/** `lists`: a selector. Must be called before the page's own script, so that no key escapes it. */
export function installGauge(lists: string): void {
  let pressedAt = 0;
  let paintedAt: number | null = null;
  const isOne = (node: Node): boolean =>
    node instanceof Element && (node.matches(lists) || node.querySelector(lists) !== null);
  const isWithin = ({ target, addedNodes }: MutationRecord): boolean => {
    const element = target instanceof Element ? target : target.parentElement;
    return Boolean(element?.closest(lists)) || [...addedNodes].some(isOne);
  };
  window.addEventListener(
    'keydown',
    (event) => {
      // A till types keys again that it took for a scanner's.
      if (!event.isTrusted) return;
      pressedAt = Math.min(event.timeStamp, performance.now());
      paintedAt = null;
    },
    { capture: true },
  );
  new MutationObserver((records) => {
    if (!records.some(isWithin)) return;
    const of = pressedAt;
    const painted = (): void => {
      if (of === pressedAt) paintedAt = performance.now();
    };
    requestAnimationFrame(() => requestAnimationFrame(painted));
  }).observe(document, { childList: true, subtree: true, characterData: true });
  const gauge: Gauge = { take: () => (paintedAt === null ? null : paintedAt - pressedAt) };
  Object.assign(window, { gauge });
}

export const readGauge = (page: Page): Promise<number | null> =>
  page.evaluate(() => (window as unknown as { gauge: Gauge }).gauge.take());
