import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** A list that keeps one of its lines in sight: after every drawing, and when the room for it shrinks. */
export function useInSight<E extends HTMLElement>(line: string): RefObject<E | null> {
  const list = useRef<E>(null);
  useLayoutEffect(() => show(list.current, line));
  useEffect(() => {
    const observer = new ResizeObserver(() => show(list.current, line));
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, [line]);
  return list;
}

/** Nothing is returned: newer browsers answer a scroll with a promise, which React would take for a clean-up. */
function show(list: HTMLElement | null, line: string): void {
  list?.querySelector(line)?.scrollIntoView({ block: 'nearest' });
}
