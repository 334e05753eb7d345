/** What no page may do in our window, whatever it is told: ask for permissions, leave, open windows. */
import {
  app,
  type BrowserWindow,
  type BrowserWindowConstructorOptions,
  session,
  shell,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import { pagesOrigin } from './pages.ts';

/** Where our pages come from; while developing, from the bundler's own server. */
export function homeOrigin(): string {
  const developing = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return developing ? new URL(developing).origin : pagesOrigin;
}

/** The URL is ours. `new URL('app://dukkan/').origin` is 'null' in Node, so text decides. */
export const isHome = (url: string): boolean => url.startsWith(`${homeOrigin()}/`);

/** Only the top frame of our own page is handed a port. */
export const isOurTopFrame = (frame: WebFrameMain | null): frame is WebFrameMain =>
  frame !== null && frame.parent === null && isHome(frame.url);

/** The one kind of window a page may open. */
export interface OpenableWindow {
  is(url: string): boolean;
  options(opener: WebContents): BrowserWindowConstructorOptions;
  opened(opener: WebContents, window: BrowserWindow): void;
}

export function guardContents(openable: OpenableWindow): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isHome(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isHome(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (openable.is(url))
        return { action: 'allow', overrideBrowserWindowOptions: openable.options(contents) };
      if (url.startsWith('https://')) void shell.openExternal(url);
      return { action: 'deny' };
    });
    contents.on('did-create-window', (window) => openable.opened(contents, window));
  });
}

/** A till needs no camera, location or notification of the browser's; devices speak to the till itself. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}
