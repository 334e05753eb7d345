/** The counter's window. */
import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { preloadFile } from '../paths.ts';
import { homeOrigin } from './guards.ts';
import { Patience } from './patience.ts';

/** Paper and ink, so that the window does not flash before the page has drawn. */
const ground = { light: '#faf9f7', dark: '#10161d' };

/** `onLost` is called when its page keeps crashing. */
export function openWindow(kiosk: boolean, onLost: () => void): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    kiosk,
    width: 1366,
    height: 768,
    minWidth: 800,
    minHeight: 600,
    ...ofEveryWindow(),
  });
  window.once('ready-to-show', () => {
    if (!kiosk) window.maximize();
    window.show();
  });
  reloadAfterCrash(window, onLost);
  void window.loadURL(`${homeOrigin()}/`);
  return window;
}

export const ofEveryWindow = (): BrowserWindowConstructorOptions => ({
  autoHideMenuBar: true,
  backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
  webPreferences: {
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    devTools: !app.isPackaged,
  },
});

/** A crashed page costs nothing: the basket is on disk, the page asks for a new port. */
function reloadAfterCrash(window: BrowserWindow, onLost: () => void): void {
  const patience = new Patience({ firstMs: 250, mostMs: 4000, tries: 5, calmMs: 60_000 });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const retried = patience.retry(() => {
      if (!window.isDestroyed()) window.reload();
    });
    if (!retried) onLost();
  });
}
