import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/domain/kit/result.ts';
import { rendererDir } from '../../src/main/paths.ts';
import { Patience } from '../../src/main/shell/patience.ts';
import { exitCodes } from '../../src/main/shell/trouble.ts';
import * as electron from './electron-stand-in.ts';
import { BrowserWindow, Child, Contents, handlers, said } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const window = () => must(BrowserWindow.opened[0], 'a window is open');
const till = () => must(Child.forked.at(-1), 'a till was started');
const page = (url: string, parent: unknown = null) => ({ url, parent, postMessage: vi.fn() });
const askForPort = (senderFrame: unknown) => electron.ipcMain.emit('till:port', { senderFrame });

beforeAll(async () => {
  process.argv = ['dukkan', '.', '--no-sandbox', '--data=/shop/data', '--port=0'];
  await import('../../src/main/electron.ts');
  await vi.waitFor(() => window());
});

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('the window', () => {
  test('is sandboxed, isolated and without Node', () => {
    expect(window().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
    });
    expect(said.order).toContain('sandbox');
  });

  test('shows our own page, from a scheme that is secure like https', () => {
    expect(window().done).toContain('load app://dukkan/');
    expect(said.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  });

  test('appears only when it is drawn', () => {
    expect(window().done).not.toContain('show');
    window().emit('ready-to-show');
    expect(window().done.slice(-2)).toEqual(['maximize', 'show']);
  });

  test('comes to the front when the till is started a second time', () => {
    electron.app.emit('second-instance');
    expect(window().done.slice(-2)).toEqual(['restore', 'focus']);
  });

  test('draws itself again after its page crashed, and not when it was closed', () => {
    window().webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    vi.advanceTimersByTime(10_000);
    expect(window().done).not.toContain('reload');
    window().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    vi.advanceTimersByTime(10_000);
    expect(window().done).toContain('reload');
  });
});

describe('what a page may not do', () => {
  test('no permission is ever granted', () => {
    const answer = vi.fn();
    handlers.permission?.(null, 'media', answer);
    expect(answer).toHaveBeenCalledWith(false);
    expect([handlers.check?.(), handlers.device?.()]).toEqual([false, false]);
  });

  test.each([
    ['app://dukkan/#/sale', true],
    ['app://dukkan.evil.test/', false],
    ['https://evil.test/', false],
    ['file:///etc/passwd', false],
  ])('may go to %s: %s', (url, allowed) => {
    const contents = new Contents();
    electron.app.emit('web-contents-created', {}, contents);
    const leave = { url, preventDefault: vi.fn() };
    contents.emit('will-navigate', leave);
    contents.emit('will-redirect', leave);
    expect(leave.preventDefault).toHaveBeenCalledTimes(allowed ? 0 : 2);
  });

  test('links open in the browser when they are https, windows and webviews never', () => {
    const contents = new Contents();
    electron.app.emit('web-contents-created', {}, contents);
    expect(contents.openWindow({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
    expect(said.opened).toEqual([]);
    expect(contents.openWindow({ url: 'https://dukkan.example/' })).toEqual({ action: 'deny' });
    expect(said.opened).toEqual(['https://dukkan.example/']);
    const attach = { preventDefault: vi.fn() };
    contents.emit('will-attach-webview', attach);
    expect(attach.preventDefault).toHaveBeenCalled();
  });
});

describe('the customer’s window', () => {
  const url = 'app://dukkan/#/display?pass=abc';
  const counter = () => {
    const { webContents } = window();
    electron.app.emit('web-contents-created', {}, webContents);
    return webContents;
  };

  test('is the one window a page may open, as closed in as the counter’s', () => {
    expect(counter().openWindow({ url })).toMatchObject({
      action: 'allow',
      overrideBrowserWindowOptions: { webPreferences: { sandbox: true, nodeIntegration: false } },
    });
    expect(counter().openWindow({ url: 'https://evil.test/#/display' })).toEqual({ action: 'deny' });
    expect(counter().openWindow({ url: 'app://dukkan/#/sale' })).toEqual({ action: 'deny' });
  });

  test('fills the other screen where there is one', () => {
    expect(counter().openWindow({ url }).overrideBrowserWindowOptions).not.toHaveProperty('fullscreen');
    electron.screens.push({ id: 2, bounds: { x: 1366, y: 0, width: 800, height: 480 } });
    expect(counter().openWindow({ url }).overrideBrowserWindowOptions).toMatchObject({
      x: 1366,
      width: 800,
      fullscreen: true,
    });
    electron.screens.pop();
  });

  test('closes with its counter', () => {
    const display = new BrowserWindow({ webPreferences: {} });
    counter().emit('did-create-window', display);
    window().emit('closed');
    expect(display.done).toContain('destroy');
    BrowserWindow.opened.pop();
  });
});

describe('the app: pages', () => {
  const get = (url: string, init?: RequestInit) =>
    must(handlers.pages, 'pages are served')(new Request(url, init));

  test('come from the renderer folder, under a content security policy', async () => {
    const answer = await get('app://dukkan/');
    expect(await answer.text()).toContain(join(rendererDir, 'index.html'));
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    'app://dukkan/..%2f..%2f..%2fetc%2fos.json',
    'app://dukkan/..%2frenderer-of-another%2findex.html',
    'app://dukkan/%E0%A4%A',
    'app://elsewhere/index.html',
  ])('never from %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test('stay in the folder when the address itself climbs', async () => {
    const answer = await get('app://dukkan/%2e%2e/%2e%2e/package.json');
    expect(await answer.text()).toContain(join(rendererDir, 'package.json'));
  });

  test('are read, not written', async () => {
    expect((await get('app://dukkan/', { method: 'POST' })).status).toBe(404);
  });
});

describe('the port to the till', () => {
  test.each([
    ['another site', page('https://evil.test/')],
    ['a site that looks like ours', page('app://dukkan.evil.test/')],
    ['a frame inside our page', page('app://dukkan/', {})],
    ['a frame that is gone', null],
  ])('is not handed to %s', (_who, frame) => {
    const before = till().sent.length;
    askForPort(frame);
    expect(frame?.postMessage ?? vi.fn()).not.toHaveBeenCalled();
    expect(till().sent).toHaveLength(before);
  });

  test('is handed to the top frame of our own page, its other end to the till', () => {
    const ours = page('app://dukkan/#/sale');
    askForPort(ours);
    expect(ours.postMessage).toHaveBeenCalledWith('till:port', null, [{ end: 'page' }]);
    expect(till().sent.at(-1)).toEqual({ message: { kind: 'counter' }, ports: [{ end: 'till' }] });
  });
});

describe("the till's own process", () => {
  test('is told where the data lies; Chromium keeps its own files beside it', () => {
    expect(till().args).toEqual(['--data=/shop/data', '--port=0']);
    expect(said.userData).toBe(join('/shop/data', 'shell'));
  });

  test('is started again after a crash, and takes the port that was asked for meanwhile', () => {
    const crashed = till();
    crashed.emit('exit', 139);
    askForPort(page('app://dukkan/'));
    expect(till()).toBe(crashed);
    vi.advanceTimersByTime(250);
    expect(till()).not.toBe(crashed);
    expect(till().sent).toEqual([{ message: { kind: 'counter' }, ports: [{ end: 'till' }] }]);
  });

  test('is closed before the program ends, and ended when it does not close in time', async () => {
    const leave = { preventDefault: vi.fn() };
    electron.app.emit('before-quit', leave);
    expect(leave.preventDefault).toHaveBeenCalled();
    expect(till().sent.at(-1)?.message).toEqual({ kind: 'close' });
    expect(said.order).not.toContain('quit');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(till().killed).toBe(true);
    expect(said.order).toContain('quit');
    const forked = Child.forked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(Child.forked).toHaveLength(forked);
    electron.app.emit('before-quit', { preventDefault: () => expect.fail('already closed') });
  });
});

describe('a till that will not run', () => {
  async function keeper() {
    const { TillKeeper } = await import('../../src/main/shell/keeper.ts');
    const lost = vi.fn();
    const kept = new TillKeeper({ dataDir: '/shop', port: 0, open: false }, lost);
    kept.start();
    return lost;
  }

  test('says why at once when trying again cannot help', async () => {
    const lost = await keeper();
    till().emit('exit', exitCodes.inUse);
    expect(lost.mock.calls).toEqual([['inUse']]);
  });

  test('is left alone after six crashes in a row', async () => {
    const lost = await keeper();
    const first = Child.forked.length;
    for (let crash = 0; crash < 7; crash += 1) {
      till().emit('exit', 139);
      vi.advanceTimersByTime(8000);
    }
    expect(Child.forked.length - first).toBe(6);
    expect(lost.mock.calls).toEqual([['stopped']]);
  });
});

test('waits twice as long after each failure, and forgets them after a calm minute', () => {
  const patience = new Patience({ firstMs: 100, mostMs: 300, tries: 3, calmMs: 60_000 });
  const again = vi.fn();
  for (const pauseMs of [100, 200, 300]) {
    again.mockClear();
    patience.retry(again);
    vi.advanceTimersByTime(pauseMs - 1);
    expect(again).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledOnce();
  }
  expect(patience.retry(again)).toBe(false);
});

test('starts counting failures anew after standing calmly', () => {
  const patience = new Patience({ firstMs: 100, mostMs: 300, tries: 1, calmMs: 60_000 });
  const again = vi.fn();
  patience.retry(again);
  vi.advanceTimersByTime(100 + 60_000);
  expect(patience.retry(again)).toBe(true);
});
