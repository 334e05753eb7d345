/** Electron as our shell sees it, without its binary: records what was asked, lets a test play the rest. */
import { EventEmitter } from 'node:events';

interface OpenAnswer {
  readonly action: string;
  readonly overrideBrowserWindowOptions?: Record<string, unknown>;
}

export class Contents extends EventEmitter {
  openWindow: (details: { url: string }) => OpenAnswer = () => ({ action: 'unset' });

  setWindowOpenHandler(handler: (details: { url: string }) => OpenAnswer): void {
    this.openWindow = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  readonly webContents = new Contents();
  readonly options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
  readonly done: string[] = [];

  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
  }

  loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}`);
    return Promise.resolve();
  }

  show = () => this.done.push('show');
  maximize = () => this.done.push('maximize');
  focus = () => this.done.push('focus');
  restore = () => this.done.push('restore');
  reload = () => this.done.push('reload');
  isMinimized = () => true;
  isDestroyed = () => false;
  destroy = () => this.done.push('destroy');
  getBounds = () => screens[0]?.bounds;
  static fromWebContents = (contents: Contents): BrowserWindow | null =>
    BrowserWindow.opened.find(({ webContents }) => webContents === contents) ?? null;
}

/** The till's screen, and what hangs beside it. */
export const screens = [{ id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } }];
export const screen = {
  getDisplayMatching: () => screens[0],
  getPrimaryDisplay: () => screens[0],
  getAllDisplays: () => screens,
};

/** One till process, as the shell holds it. */
export class Child extends EventEmitter {
  static readonly forked: Child[] = [];
  readonly sent: { message: unknown; ports: unknown[] }[] = [];
  killed = false;
  readonly file: string;
  readonly args: string[];

  constructor(file: string, args: string[]) {
    super();
    this.file = file;
    this.args = args;
    Child.forked.push(this);
  }

  postMessage(message: unknown, ports: unknown[] = []): void {
    this.sent.push({ message, ports });
  }

  kill(): void {
    this.killed = true;
    this.emit('exit', 15);
  }
}

export const said = {
  order: [] as string[],
  opened: [] as string[],
  boxes: [] as [title: string, sentence: string][],
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  userData: '',
};

type Handler = (request: Request) => Promise<Response>;
type Answer = (allowed: boolean) => void;
export const handlers = {
  pages: undefined as Handler | undefined,
  permission: undefined as ((contents: unknown, permission: string, answer: Answer) => void) | undefined,
  check: undefined as (() => boolean) | undefined,
  device: undefined as (() => boolean) | undefined,
};

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  getPath: () => '/shop',
  getLocale: () => 'en-GB',
  setPath: (_name: string, path: string) => {
    said.userData = path;
  },
  requestSingleInstanceLock: () => true,
  enableSandbox: () => said.order.push('sandbox'),
  whenReady: () => Promise.resolve(),
  quit: () => said.order.push('quit'),
  exit: (code: number) => said.order.push(`exit ${code}`),
});

export const ipcMain = new EventEmitter();
export const nativeTheme = { shouldUseDarkColors: false };
export const Menu = { setApplicationMenu: () => undefined };
export const dialog = { showErrorBox: (...box: [string, string]) => said.boxes.push(box) };
export const shell = { openExternal: (url: string) => Promise.resolve(said.opened.push(url)) };
export const net = { fetch: (url: string) => Promise.resolve(new Response(`file ${url}`)) };
/** A machine without a safe. */
export const safeStorage = { isEncryptionAvailable: () => false };
export const utilityProcess = { fork: (file: string, args: string[]) => new Child(file, args) };

export class MessageChannelMain {
  readonly port1 = { end: 'till' };
  readonly port2 = { end: 'page' };
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof said.schemes) => said.schemes.push(...schemes),
  handle: (_scheme: string, handler: Handler) => {
    handlers.pages = handler;
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof handlers.permission) => {
      handlers.permission = handler;
    },
    setPermissionCheckHandler: (handler: typeof handlers.check) => {
      handlers.check = handler;
    },
    setDevicePermissionHandler: (handler: typeof handlers.device) => {
      handlers.device = handler;
    },
  },
};
