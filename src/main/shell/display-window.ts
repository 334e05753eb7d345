/** The customer's window: our own page, opened from the counter, gone with it. */
import { BrowserWindow, type BrowserWindowConstructorOptions, screen, type WebContents } from 'electron';
import { homeOrigin } from './guards.ts';
import { ofEveryWindow } from './window.ts';

export const isDisplay = (url: string): boolean => url.startsWith(`${homeOrigin()}/#/display`);

/** The whole of the other screen, where there is one. */
export function displayWindow(counter: WebContents): BrowserWindowConstructorOptions {
  const bounds = BrowserWindow.fromWebContents(counter)?.getBounds();
  const here = bounds ? screen.getDisplayMatching(bounds) : screen.getPrimaryDisplay();
  const other = screen.getAllDisplays().find(({ id }) => id !== here.id);
  return { ...ofEveryWindow(), ...(other ? { ...other.bounds, fullscreen: true } : {}) };
}

/** A display without its counter would keep the program running for nobody. */
export function closeWith(counter: WebContents, display: BrowserWindow): void {
  BrowserWindow.fromWebContents(counter)?.once('closed', () => {
    if (!display.isDestroyed()) display.destroy();
  });
}
