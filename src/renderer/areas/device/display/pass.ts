/** How a window becomes a customer display: by a pass in its address, which it keeps and then hides. */

const address = '#/display';
const place = 'dukkan.display';

/** The page was opened to be a display, not a counter. */
export const isDisplay = (): boolean => location.hash.startsWith(address);

/** The pass it was opened with, or had before; null where there is none. */
export function takePass(): string | null {
  const given = /[?&]pass=([\w-]+)/.exec(location.hash)?.[1];
  if (given) {
    for (const storage of [sessionStorage, localStorage]) storage.setItem(place, given);
    // Who photographs the screen shall not photograph the pass.
    history.replaceState(null, '', address);
  }
  // Two displays of one browser may watch two counters: each window's own comes first.
  return sessionStorage.getItem(place) ?? localStorage.getItem(place);
}

const addressFor = (pass: string): string => new URL(`${address}?pass=${pass}`, location.href).href;

/** Without an opener: the new window neither inherits this one's session nor can reach it. */
export const openWindowWith = (pass: string): void =>
  void window.open(addressFor(pass), '_blank', 'noopener,popup,width=1280,height=800');

/** This very window, from now on. */
export function becomeDisplay(pass: string): void {
  location.replace(addressFor(pass));
  location.reload();
}
