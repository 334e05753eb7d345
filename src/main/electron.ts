/** The Electron shell: windows, our own pages, permissions, updates. It owns no data. */
import { join } from 'node:path';
import { app, dialog, ipcMain, Menu, MessageChannelMain } from 'electron';
import type { Language } from '../domain/kit/words.ts';
import { closeWith, displayWindow, isDisplay } from './shell/display-window.ts';
import { type ShellFlags, shellFlags } from './shell/flags.ts';
import { denyPermissions, guardContents, isOurTopFrame } from './shell/guards.ts';
import { TillKeeper } from './shell/keeper.ts';
import { declarePages, servePages } from './shell/pages.ts';
import { exitCodes, sentenceOf, type Trouble } from './shell/trouble.ts';
import { updateAddress, updateFrom } from './shell/updates.ts';
import { openWindow } from './shell/window.ts';
import { shellWords } from './shell/words.ts';

const flags = shellFlags(process.argv.slice(1), app.getPath('userData'), true);
if (flags) start(flags);
else lose('usage', { dataDir: '', port: 0 });

function start(flags: ShellFlags): void {
  // Chromium's own files, and its single-instance lock, go with the data they belong to.
  app.setPath('userData', join(flags.dataDir, 'shell'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  declarePages();
  guardContents({ is: isDisplay, options: displayWindow, opened: closeWith });
  const till = new TillKeeper(flags, (trouble) => lose(trouble, flags));
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuitting(till);
  void app.whenReady().then(() => {
    denyPermissions();
    servePages();
    if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
    till.start();
    ipcMain.on('till:port', ({ senderFrame }) => {
      if (!isOurTopFrame(senderFrame)) return;
      const { port1, port2 } = new MessageChannelMain();
      till.attach(port1);
      senderFrame.postMessage('till:port', null, [port2]);
    });
    const window = openWindow(process.argv.includes('--kiosk'), () => lose('stopped', flags));
    app.on('second-instance', () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    });
    const address = updateAddress(process.argv);
    if (address) updateFrom(address).catch((error: unknown) => process.stderr.write(`${error}\n`));
  });
}

/** The ledger is closed before the program ends. */
function closeBeforeQuitting(till: TillKeeper): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void till.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

function lose(trouble: Trouble, where: { dataDir: string; port: number }): void {
  void app.whenReady().then(() => {
    const language = languageOfSystem();
    dialog.showErrorBox(shellWords[language].title, sentenceOf(trouble, language, where));
    app.exit(exitCodes[trouble]);
  });
}

/** Before the till is open nobody knows the shop's language. */
function languageOfSystem(): Language {
  const [language] = app.getLocale().split('-');
  return language === 'ru' || language === 'fa' ? language : 'en';
}
