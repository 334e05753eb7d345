/** The other end of a wire, for simulators: a pseudo-terminal (through socat) or a TCP port. */
import { spawn } from 'node:child_process';
import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';

export interface FakeWire {
  send(bytes: Uint8Array): void;
  onReceived(listener: (bytes: Uint8Array) => void): void;
  /** As pulled out: whoever has it open sees it vanish. Settles when it has. */
  unplug(): Promise<void>;
}

/** A pseudo-terminal that appears as `path`; needs socat. */
export async function ptyWire(path: string): Promise<FakeWire> {
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${path}`, 'STDIO']);
  const gone = new Promise<void>((resolve) => socat.once('close', () => resolve()));
  // Writing to a wire just pulled out is what simulators are for.
  socat.stdin.on('error', () => undefined);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    socat.once('error', reject);
    socat.once('exit', () => reject(new Error(`socat could not make ${path}: ${said}`)));
    socat.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
      if (said.includes('starting data transfer loop')) resolve();
    });
  });
  return {
    send: (bytes) => void socat.stdin.write(bytes),
    onReceived: (listener) => void socat.stdout.on('data', listener),
    unplug: async () => {
      socat.kill('SIGKILL');
      await gone;
      rmSync(path, { force: true });
    },
  };
}

/** A wire of the network, which can be cut in the midst of a talk and be there again at once. */
export interface FakeNetWire extends FakeWire {
  readonly port: number;
  hangUp(): void;
}

/** Datagrams, answered to where the last one came from. */
export async function udpWire(port: number): Promise<FakeNetWire> {
  const socket = createSocket('udp4');
  let caller: RemoteInfo | null = null;
  socket.bind(port);
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    send: (bytes) => {
      if (caller) socket.send(bytes, caller.port, caller.address);
    },
    onReceived: (listener) =>
      void socket.on('message', (bytes, from) => {
        caller = from;
        listener(bytes);
      }),
    // Nobody is connected who could notice.
    hangUp: () => undefined,
    unplug: async () => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

/** A listening port; like the small devices it stands for, it talks to the caller who came last. */
export async function tcpWire(port: number): Promise<FakeNetWire> {
  const listeners: ((bytes: Uint8Array) => void)[] = [];
  let caller: Socket | null = null;
  const server = createServer((socket) => {
    caller?.destroy();
    caller = socket;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const listener of listeners) listener(bytes);
    });
  });
  server.listen(port);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    send: (bytes) => void caller?.write(bytes),
    onReceived: (listener) => void listeners.push(listener),
    hangUp: () => void caller?.resetAndDestroy(),
    unplug: async () => {
      const closed = once(server, 'close');
      server.close();
      caller?.destroy();
      await closed;
    },
  };
}
