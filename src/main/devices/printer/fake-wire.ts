/** A simulated printer on a TCP port or a pseudo-terminal. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { FakeWire } from '../transport/fake.ts';
import type { FakeCaller, FakePrinter } from './fake.ts';

export interface FakePort {
  readonly port: number;
  /** The caller's connection breaks, as when a cable is pulled or the firmware starts anew. */
  reset(): void;
  close(): Promise<void>;
}

/** As network printers do, it talks to one caller and lets the next ones wait until he hangs up. */
export async function fakeOnTcp(printer: FakePrinter, port = 0): Promise<FakePort> {
  const waiting: Socket[] = [];
  let talking: Socket | null = null;
  const next = (): void => {
    const socket = waiting.shift();
    if (!socket) return;
    talking = socket;
    const caller = callerOn(socket);
    socket.once('close', () => {
      printer.disconnect(caller);
      talking = null;
      next();
    });
    if (!printer.connect(caller)) return void socket.destroy();
    socket.on('data', (bytes) => {
      printer.receive(bytes);
      if (printer.isFull) socket.pause();
    });
  };
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => undefined);
    waiting.push(socket);
    if (!talking) next();
    socket.resume();
  });
  server.listen(port);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    reset: () => talking?.resetAndDestroy(),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      talking?.destroy();
      for (const socket of waiting) socket.destroy();
      await closed;
    },
  };
}

const callerOn = (socket: Socket): FakeCaller => ({
  send: (bytes) => void socket.write(bytes),
  room: () => void socket.resume(),
});

/** A wire without a caller is always connected and holds nobody back: a serial line loses what is too much. */
export function fakeOnWire(printer: FakePrinter, wire: FakeWire): void {
  printer.connect({ send: (bytes) => wire.send(bytes), room: () => undefined });
  wire.onReceived((bytes) => printer.receive(bytes));
}
