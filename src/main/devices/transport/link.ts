/** Bytes to a device and back, whatever wire it hangs on; what they mean is the codecs' business. */
import { type Refusal, type Result, refuse } from '../../../domain/kit/result.ts';

/** Why there is no link: each is something a person can do something about. */
export type OpenRefusal =
  /** No such port, file or host name. */
  | Refusal<'NotFound', { detail: string }>
  /** The system does not let us: groups, udev, a share's password. */
  | Refusal<'NoRights', { detail: string }>
  /** Another program, or another device of ours (`owner`), has it. */
  | Refusal<'InUse', { owner: string | null }>
  /** It is there, but nobody takes the call. */
  | Refusal<'Unreachable', { detail: string }>
  | Refusal<'Cancelled'>
  | Refusal<'Broken', { detail: string }>;

export type WriteRefusal =
  | Refusal<'LinkClosed'>
  | Refusal<'QueueFull'>
  | Refusal<'Broken', { detail: string }>;

/** How a link ended: by us, by the wire (unplugged, hung up), or by an error. */
export interface Ended {
  readonly by: 'us' | 'wire' | 'error';
  readonly detail: string;
}

/** What a link tells; `ended` comes once, and nothing after it. */
export interface LinkEvents {
  received(bytes: Uint8Array): void;
  ended(how: Ended): void;
}

/** One connection. A new connection is a new link: nothing written to an old one ever reaches a new device. */
export interface Link {
  /**
   * Takes the bytes whole or not at all, in order; settles when the system has taken them, which says nothing about
   * the device. Never rejects.
   */
  write(bytes: Uint8Array): Promise<Result<void, WriteRefusal>>;
  /** Bytes taken and not yet handed to the system. */
  readonly waiting: number;
  close(): Promise<void>;
}

export interface Transport {
  /** As people know it: `/dev/ttyUSB0`, `COM3`, `192.168.1.20:5001`. */
  readonly path: string;
  /** Opens anew at every call; the caller's signal is its deadline. Never rejects. */
  open(events: LinkEvents, signal: AbortSignal): Promise<Result<Link, OpenRefusal>>;
}

/** A slip is larger than this and comes in pieces; a scale's command is a thousandth of it. */
const mostWaitingBytes = 64 * 1024;

type Send = (bytes: Uint8Array, taken: (error?: Error | null) => void) => void;

/** The write half that every transport shares: bounded, refused when closed, settled for good when the link ends. */
export class Outgoing {
  readonly #send: Send;
  readonly #pending = new Set<(how: Result<void, WriteRefusal>) => void>();
  #waiting = 0;
  #open = true;

  constructor(send: Send) {
    this.#send = send;
  }

  get waiting(): number {
    return this.#waiting;
  }

  write(bytes: Uint8Array): Promise<Result<void, WriteRefusal>> {
    if (!this.#open) return Promise.resolve(refuse('LinkClosed'));
    if (this.#waiting + bytes.length > mostWaitingBytes) return Promise.resolve(refuse('QueueFull'));
    this.#waiting += bytes.length;
    return new Promise((resolve) => {
      const settle = (how: Result<void, WriteRefusal>) => {
        if (!this.#pending.delete(settle)) return;
        this.#waiting -= bytes.length;
        resolve(how);
      };
      this.#pending.add(settle);
      this.#send(bytes, (error) =>
        settle(error ? refuse('Broken', { detail: error.message }) : { ok: true, value: undefined }),
      );
    });
  }

  /** Whoever still waits for the system learns that it will not come. */
  end(): void {
    this.#open = false;
    for (const settle of [...this.#pending]) settle(refuse('LinkClosed'));
  }
}
