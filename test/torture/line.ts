/** A bad line between tills and headquarters: it is cut, waits, breaks off in the middle, and asks twice. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../sync/chance.ts';

const faults = [
  'refused',
  'brokenOff',
  'unanswered',
  'halfAnswered',
  'twice',
  'again',
  'late',
  'hotel',
] as const;
type Fault = (typeof faults)[number];

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

export class FaultyLine {
  readonly #chance: Chance;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  /** Of a hundred requests so many meet a fault. */
  percent = 0;
  /** Where headquarters answers; of several one is taken by chance. */
  upstreams: readonly string[] = [];
  requests = 0;
  cuts = 0;
  readonly counts: Record<Fault, number>;

  private constructor(chance: Chance) {
    this.#chance = chance;
    this.counts = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
    this.#server = createServer((asked, answer) => {
      // Whatever goes wrong on the way is what a line does.
      this.#pass(asked, answer).catch(() => asked.socket.destroy());
    });
    this.#server.on('connection', (socket: Socket) => {
      if (this.#isCut) socket.destroy();
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  static async open(chance: Chance): Promise<FaultyLine> {
    const line = new FaultyLine(chance);
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.#isCut = true;
    this.cuts += 1;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  tell(): string {
    const met = faults.map((fault) => `${this.counts[fault]} ${fault}`).join(', ');
    return `${this.requests} requests, ${this.cuts} cuts; ${met}`;
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (asked.url === '/v1/live') return this.#listen(asked, answer);
    const body = Buffer.concat(await asked.toArray());
    this.requests += 1;
    const fault = this.#chance.is(this.percent / 100) ? this.#chance.pick(faults) : null;
    if (fault) this.counts[fault] += 1;
    if (fault === 'refused') throw new Error(fault);
    if (fault === 'hotel') {
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome! Room number?</h1>');
      return;
    }
    if (fault === 'late') await pause(this.#chance.between(100, 3000));
    if (fault === 'brokenOff') await this.#send(asked, body, this.#chance.between(0, body.length));
    const times = fault === 'twice' ? 2 : 1;
    const [got] = await Promise.all(Array.from({ length: times }, () => this.#send(asked, body)));
    if (!got) throw new Error('asked of nobody');
    if (fault === 'again') this.#later(asked, body);
    if (fault === 'unanswered') throw new Error(fault);
    answer.writeHead(got.status, got.headers);
    if (fault !== 'halfAnswered') {
      answer.end(got.body);
      return;
    }
    answer.write(got.body.subarray(0, this.#chance.between(0, Math.max(0, got.body.length - 1))), () =>
      asked.socket.destroy(),
    );
  }

  /** A packet that took the long way round. */
  #later(asked: IncomingMessage, body: Buffer): void {
    pause(this.#chance.between(500, 5000), undefined, { ref: false })
      .then(() => this.#send(asked, body))
      .catch(() => undefined);
  }

  /** With `most`, breaks off after so many bytes of the body, and throws. */
  #send({ url, method, headers }: IncomingMessage, body: Buffer, most?: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const up = request(
        `${this.#chance.pick(this.upstreams)}${url}`,
        { method, headers: { ...headers, 'content-length': body.length } },
        (got) => {
          const { statusCode: status = 502, headers: all } = got;
          const { 'transfer-encoding': _, connection: __, ...kept } = all;
          got.toArray().then((parts) => {
            const whole = Buffer.concat(parts);
            resolve({ status, headers: { ...kept, 'content-length': `${whole.length}` }, body: whole });
          }, reject);
        },
      );
      up.on('error', reject);
      if (most === undefined) up.end(body);
      else up.write(body.subarray(0, most), () => up.destroy(new Error('broken off')));
    });
  }

  #listen(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    return new Promise((resolve, reject) => {
      const up = request(
        `${this.#chance.pick(this.upstreams)}${asked.url}`,
        { headers: asked.headers },
        (got) => {
          answer.writeHead(got.statusCode ?? 502, got.headers);
          got.on('error', reject).pipe(answer);
        },
      );
      up.on('error', reject).end();
      asked.socket.once('close', () => {
        up.destroy();
        resolve();
      });
    });
  }
}
