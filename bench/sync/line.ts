/** A slow line: a TCP relay that lets so many bits a second through, each way, a piece at a time. */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly url: string;
  /** Bytes that went to the server, and back. */
  readonly carried: { up: number; down: number };
  close(): Promise<void>;
}

/** As much as a line carries in so long goes at once. */
const pieceMs = 10;

/** `bitsPerSecond` null: as fast as this machine is, and only counted. */
export async function openLine(target: string, bitsPerSecond: number | null): Promise<Line> {
  const { hostname, port } = new URL(target);
  const carried = { up: 0, down: 0 };
  const [up, down] = [paceOf(bitsPerSecond), paceOf(bitsPerSecond)];
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    relay(near, far, up, (bytes) => {
      carried.up += bytes;
    });
    relay(far, near, down, (bytes) => {
      carried.down += bytes;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    carried,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** When the next bytes may be handed on: all connections of one direction share it. */
type Pace = (bytes: number) => number;

function paceOf(bitsPerSecond: number | null): Pace {
  let free = 0;
  return (bytes) => {
    if (bitsPerSecond === null) return 0;
    const now = performance.now();
    free = Math.max(free, now - pieceMs) + (bytes * 8000) / bitsPerSecond;
    return free - now;
  };
}

function relay(from: Socket, to: Socket, pace: Pace, count: (bytes: number) => void): void {
  from.on('data', (chunk: Buffer) => {
    count(chunk.length);
    const waitMs = pace(chunk.length);
    if (waitMs < 1) {
      to.write(chunk);
      return;
    }
    from.pause();
    setTimeout(() => {
      to.write(chunk);
      from.resume();
    }, waitMs);
  });
  from.on('end', () => to.end());
}
