/** A network device that answers datagrams: Shtrih-Print on 1111. A datagram is a whole message, or nothing. */
import { createSocket, type Socket } from 'node:dgram';
import { ok, type Result, refuse } from '../../../domain/kit/result.ts';
import { type Link, type LinkEvents, type OpenRefusal, Outgoing, type Transport } from './link.ts';
import { refusalOf, type TcpSettings } from './tcp.ts';

export const udp = (settings: TcpSettings): Transport => ({
  path: `${settings.host}:${settings.port}`,
  open: (events, signal) => openUdp(settings, events, signal),
});

/** Opens well whether anybody is there or not: nobody is called until the first datagram. */
function openUdp(
  { host, port }: TcpSettings,
  events: LinkEvents,
  signal: AbortSignal,
): Promise<Result<Link, OpenRefusal>> {
  if (signal.aborted) return Promise.resolve(refuse('Cancelled'));
  // Such devices know no other addresses than these.
  const socket = createSocket('udp4');
  return new Promise((resolve) => {
    const giveUp = () => {
      socket.close();
      resolve(refuse('Cancelled'));
    };
    const failed = (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', giveUp);
      socket.close();
      resolve(refusalOf(error));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('error', failed);
    socket.once('connect', () => {
      if (signal.aborted) return;
      signal.removeEventListener('abort', giveUp);
      socket.off('error', failed);
      resolve(ok(linkOf(socket, events)));
    });
    // Connected, a socket hears nobody else, and is told when nobody listens there.
    socket.connect(port, host);
  });
}

function linkOf(socket: Socket, events: LinkEvents): Link {
  const outgoing = new Outgoing((bytes, taken) => socket.send(bytes, taken));
  let isOpen = true;
  const end = (by: 'us' | 'error', detail: string): void => {
    if (!isOpen) return;
    isOpen = false;
    outgoing.end();
    socket.close(() => events.ended({ by, detail }));
  };
  socket.on('message', (bytes) => isOpen && events.received(bytes));
  socket.on('error', (error) => end('error', error.message));
  return {
    write: (bytes) => outgoing.write(bytes),
    get waiting() {
      return outgoing.waiting;
    },
    close: () =>
      new Promise((resolve) => {
        if (!isOpen) return resolve();
        socket.once('close', () => resolve());
        end('us', '');
      }),
  };
}
