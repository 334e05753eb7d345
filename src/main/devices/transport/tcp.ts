/** A network device that takes one connection: Massa-K on 5001, printers on 9100. */
import { connect, type Socket } from 'node:net';
import { ok, type Result, refuse } from '../../../domain/kit/result.ts';
import { type Link, type LinkEvents, type OpenRefusal, Outgoing, type Transport } from './link.ts';

export interface TcpSettings {
  readonly host: string;
  readonly port: number;
}

/** The system notices a cable pulled out only by asking; without this a dead link looks idle for hours. */
const keepAliveMs = 10_000;

export const tcp = (settings: TcpSettings): Transport => ({
  path: `${settings.host}:${settings.port}`,
  open: (events, signal) => openTcp(settings, events, signal),
});

function openTcp(
  { host, port }: TcpSettings,
  events: LinkEvents,
  signal: AbortSignal,
): Promise<Result<Link, OpenRefusal>> {
  if (signal.aborted) return Promise.resolve(refuse('Cancelled'));
  const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs });
  return new Promise((resolve) => {
    const giveUp = () => {
      socket.destroy();
      resolve(refuse('Cancelled'));
    };
    const failed = (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', giveUp);
      resolve(refusalOf(error));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('error', failed);
    socket.once('connect', () => {
      signal.removeEventListener('abort', giveUp);
      socket.off('error', failed);
      resolve(ok(linkOf(socket, events)));
    });
  });
}

function linkOf(socket: Socket, events: LinkEvents): Link {
  const outgoing = new Outgoing((bytes, taken) => {
    socket.write(bytes, taken);
  });
  let closing = false;
  let trouble: string | null = null;
  socket.on('data', (bytes: Buffer) => events.received(bytes));
  socket.on('error', (error) => {
    trouble = error.message;
  });
  // The other side hung up: there is nobody left to write to.
  socket.once('end', () => socket.destroy());
  socket.once('close', () => {
    outgoing.end();
    const by = closing ? 'us' : trouble === null ? 'wire' : 'error';
    events.ended({ by, detail: trouble ?? '' });
  });
  return {
    write: (bytes) => outgoing.write(bytes),
    get waiting() {
      return outgoing.waiting;
    },
    close: () => {
      if (socket.destroyed) return Promise.resolve();
      closing = true;
      return new Promise((resolve) => {
        socket.once('close', () => resolve());
        // What was taken still goes out.
        socket.destroySoon();
      });
    },
  };
}

const refusals: Record<string, 'NotFound' | 'NoRights' | 'Unreachable'> = {
  ENOTFOUND: 'NotFound',
  EAI_AGAIN: 'NotFound',
  EACCES: 'NoRights',
  EPERM: 'NoRights',
  ECONNREFUSED: 'Unreachable',
  ECONNRESET: 'Unreachable',
  EHOSTUNREACH: 'Unreachable',
  ENETUNREACH: 'Unreachable',
  EHOSTDOWN: 'Unreachable',
  ETIMEDOUT: 'Unreachable',
};

export const refusalOf = ({ code = '', message }: NodeJS.ErrnoException): Result<never, OpenRefusal> =>
  refuse(refusals[code] ?? 'Broken', { detail: message });
