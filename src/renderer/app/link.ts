/** The wire to the till: a MessagePort in the desktop shell, a WebSocket in a browser; both mend. */

import { ORPCError } from '@orpc/client';
import { LinkMessagePortClient } from '@orpc/client/message-port';
import { ClientRetryPlugin, type ClientRetryPluginContext } from '@orpc/client/plugins';
import { type StandardLinkClient, StandardRPCLink } from '@orpc/client/standard';
import { LinkWebsocketClient } from '@orpc/client/websocket';
import { WebSocket as MendingWebSocket } from 'partysocket';
import { create } from 'zustand';
import { usePreferences } from './preferences.ts';
import { useSession } from './session.ts';

declare global {
  interface Window {
    /** Present in the desktop shell; the port comes as a window message `till:port`. */
    tillShell?: { requestPort(): void };
  }
}

export type CallContext = ClientRetryPluginContext;
type Wire = StandardLinkClient<CallContext>;

/** Whether the till answers. Only the frame shows it: calls made meanwhile say so themselves. */
export const useConnection = create<{ readonly online: boolean }>(() => ({ online: true }));

/** A link that asks again by itself only where `context.retry` says so: queries and streams, never commands. */
export function tillLink(): StandardRPCLink<CallContext> {
  return new StandardRPCLink<CallContext>(window.tillShell ? portWire(window.tillShell) : socketWire(), {
    url: 'http://till',
    headers: () => {
      const { token } = useSession.getState();
      const language = usePreferences.getState().language;
      return { 'accept-language': language, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    },
    plugins: [
      new ClientRetryPlugin<CallContext>({
        default: {
          retryDelay: ({ attemptIndex }) => Math.min(200 * 2 ** attemptIndex, 3000),
          // An answer is an answer, also when it is no; only a broken wire is tried again.
          shouldRetry: ({ error }) => !(error instanceof ORPCError),
        },
      }),
    ],
  });
}

function socketWire(): Wire {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new MendingWebSocket(`${scheme}://${location.host}/ws`, [], {
    minReconnectionDelay: 200,
    maxReconnectionDelay: 3000,
    connectionTimeout: 4000,
    // A call made while the wire is down says so at once, instead of happening later unasked.
    maxEnqueuedMessages: 0,
  });
  socket.addEventListener('open', () => useConnection.setState({ online: true }));
  socket.addEventListener('close', () => useConnection.setState({ online: false }));
  noticeSilence(socket);
  return new LinkWebsocketClient<CallContext>({ websocket: socket as unknown as WebSocket });
}

const quietMs = 5000;
const patienceMs = 3000;

/**
 * Wi-Fi goes without a word, and so does a till that hangs: where nothing was heard for a while, or the
 * browser believes itself offline, the till is asked whether it is there; without an answer the wire is lost.
 */
function noticeSilence(socket: MendingWebSocket): void {
  let heard = true;
  const ask = async (): Promise<void> => {
    if (socket.readyState !== socket.OPEN) return;
    const signal = AbortSignal.timeout(patienceMs);
    await fetch('/', { method: 'HEAD', cache: 'no-store', signal }).catch(() => socket.reconnect());
  };
  socket.addEventListener('message', () => {
    heard = true;
  });
  window.addEventListener('offline', () => void ask());
  setInterval(() => {
    if (!heard) void ask();
    heard = false;
  }, quietMs);
}

/** Asks the shell for a port, and for another when the till behind it was restarted. */
function portWire(shell: NonNullable<Window['tillShell']>): Wire {
  let wire: Wire | null = null;
  let lost = false;
  let waiting: ((wire: Wire) => void)[] = [];
  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== 'till:port' || !port) return;
    const opened = new LinkMessagePortClient<CallContext>({ port });
    port.addEventListener('close', () => {
      if (wire !== opened) return;
      wire = null;
      lost = true;
      useConnection.setState({ online: false });
      shell.requestPort();
    });
    port.start();
    wire = opened;
    useConnection.setState({ online: true });
    for (const go of waiting) go(opened);
    waiting = [];
  });
  shell.requestPort();
  return {
    async call(...request) {
      if (!wire && lost) throw new Error('the till is restarting');
      const open = wire ?? (await new Promise<Wire>((resolve) => waiting.push(resolve)));
      return open.call(...request);
    },
  };
}
