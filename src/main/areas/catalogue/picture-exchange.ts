/**
 * Pictures between this till and the others: what was chosen here goes to headquarters, what another till chose is
 * fetched when it is first shown, and the least looked at make room. Sales and their entries go before all of it.
 */
import { rm } from 'node:fs/promises';
import { systemTimers } from '../../devices/transport/timers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type HqLink, linkChanged } from '../../sync/link.ts';
import { noteSent } from './commands/pictures.ts';
import { PictureFolder } from './picture-folder.ts';

const mostBytes = 1024 ** 3;
/** Below this the disk is for sales. */
const leastFree = 500 * 1024 ** 2;
/** A counter that waits longer shows the item without. */
const patienceMs = 15_000;
/** What could not be had, or sent, is asked again after so long. */
const againMs = 30_000;
/** Fetched at once; and as many may wait for it as a long walk through the tiles shows. */
const lanes = 2;
const mostWaiting = 200;
const noteMs = 1000;

export interface ExchangePorts {
  readonly dir: string;
  readonly ledger: Ledger;
  readonly hq: HqLink;
  readonly onFault: (error: unknown) => void;
  /** Where it is less than a gibibyte. */
  readonly mostBytes?: number;
}

export class PictureExchange {
  readonly #ports: ExchangePorts;
  readonly #folder: PictureFolder;
  /** Those that headquarters has, of the life `#serverEpoch` of it; and which of them are not written down yet. */
  #sent = new Set<string>();
  #serverEpoch: string | null = null;
  #unwritten = new Set<string>();
  readonly #unsendable = new Set<string>();
  readonly #fetching = new Map<string, Promise<Buffer | null>>();
  readonly #lanes: Promise<unknown>[] = Array.from({ length: lanes }, () => Promise.resolve());
  #turn = 0;
  /** When what could not be had may be asked again. */
  readonly #absent = new Map<string, number>();
  readonly #pauses = new Set<() => void>();
  #state: 'closed' | 'idle' | 'busy' = 'closed';

  constructor(ports: ExchangePorts) {
    this.#ports = ports;
    this.#folder = new PictureFolder(ports.dir, () => ports.ledger.now());
  }

  /** Begins to send; returns how to stop. */
  start(): () => void {
    let stopped = false;
    const unwatch = this.#ports.ledger.watchers.watch([linkChanged.name], () => this.#look());
    this.#folder.survey().then(() => {
      if (stopped) return;
      this.#state = 'idle';
      this.#look();
    }, this.#ports.onFault);
    return () => {
      stopped = true;
      unwatch();
      this.#state = 'closed';
      for (const end of this.#pauses) end();
      this.#write();
    };
  }

  /** Keeps a picture chosen here; answers its hash. */
  add(bytes: Uint8Array): string {
    const hash = this.#folder.add(bytes);
    this.#look();
    return hash;
  }

  /** Null where it cannot be had now. */
  async read(hash: string): Promise<Buffer | null> {
    const here = await this.#folder.read(hash);
    if (here) return here;
    this.#sent.delete(hash);
    const coming = this.#fetch(hash);
    return coming && Promise.race([coming, this.#pause(patienceMs).then(() => null)]);
  }

  #fetch(hash: string): Promise<Buffer | null> | null {
    const { phase } = this.#ports.hq.state();
    if (phase !== 'upToDate' && phase !== 'behind') return null;
    const running = this.#fetching.get(hash);
    if (running) return running;
    const tooEarly = (this.#absent.get(hash) ?? 0) > systemTimers.now();
    if (tooEarly || this.#fetching.size >= mostWaiting) return null;
    this.#turn = (this.#turn + 1) % lanes;
    const turn = this.#turn;
    const coming = (this.#lanes[turn] ?? Promise.resolve()).then(() => this.#get(hash));
    this.#lanes[turn] = coming.catch(() => null).finally(() => this.#fetching.delete(hash));
    this.#fetching.set(hash, coming);
    return coming;
  }

  async #get(hash: string): Promise<Buffer | null> {
    const { ledger, hq } = this.#ports;
    const { serverEpoch } = ledger.standing;
    const { network } = hq;
    if (!network || serverEpoch === null || this.#folder.freeBytes < leastFree) return null;
    const part = this.#folder.part(hash);
    const outcome = await network.getBlob(hash, part);
    const bytes = outcome.kind === 'answer' ? await this.#folder.take(hash) : null;
    if (bytes) {
      this.#absent.delete(hash);
      await this.#noteThere(hash, serverEpoch);
      return bytes;
    }
    // What a cut left is gone on with.
    if (outcome.kind === 'refused') await rm(part, { force: true });
    if (this.#absent.size >= 10 * mostWaiting) this.#absent.clear();
    this.#absent.set(hash, systemTimers.now() + againMs);
    return null;
  }

  /** One at a time, and only while headquarters has every entry. */
  #look(): void {
    const { ledger, hq } = this.#ports;
    const { serverEpoch } = ledger.standing;
    if (this.#state !== 'idle' || serverEpoch === null || hq.state().phase !== 'upToDate') return;
    this.#know(serverEpoch);
    const next = this.#next();
    if (next === null) return;
    this.#state = 'busy';
    this.#send(next, serverEpoch)
      .catch((error: unknown) => {
        this.#ports.onFault(error);
        return false;
      })
      .then((done) => (done ? undefined : this.#pause(againMs)))
      .then(() => {
        if (this.#state === 'closed') return;
        this.#state = 'idle';
        this.#look();
      })
      .catch(this.#ports.onFault);
  }

  #next(): string | null {
    if (this.#folder.count <= this.#sent.size) return null;
    for (const hash of this.#folder.hashes()) {
      if (!this.#sent.has(hash) && !this.#unsendable.has(hash)) return hash;
    }
    return null;
  }

  /** False: not now. */
  async #send(hash: string, serverEpoch: string): Promise<boolean> {
    const bytes = await this.#folder.read(hash);
    if (!bytes) return true;
    const outcome = await this.#ports.hq.network?.putBlob(hash, bytes);
    if (outcome?.kind === 'answer') {
      await this.#noteThere(hash, serverEpoch);
      return true;
    }
    const never = outcome?.kind === 'refused' && /^(TooLarge|BadHash|BadRequest)$/.test(outcome.refused.code);
    if (never) this.#unsendable.add(hash);
    return never;
  }

  /** Headquarters that was emptied has none of them. */
  #know(serverEpoch: string): void {
    if (this.#serverEpoch === serverEpoch) return;
    this.#serverEpoch = serverEpoch;
    this.#unwritten.clear();
    const sent = this.#ports.ledger.read.all<{ id: string }>(
      'select picture_id id from picture_sent where server_epoch = ?',
      serverEpoch,
    );
    this.#sent = new Set(sent.map(({ id }) => id).filter((id) => this.#folder.has(id)));
  }

  async #noteThere(hash: string, serverEpoch: string): Promise<void> {
    this.#know(serverEpoch);
    this.#sent.add(hash);
    this.#unwritten.add(hash);
    if (this.#unwritten.size === 1) void this.#pause(noteMs).then(() => this.#write());
    // Never one that headquarters has not got.
    await this.#folder.makeRoom(this.#ports.mostBytes ?? mostBytes, (each) => this.#sent.delete(each));
  }

  /** Many at once: each commit is a wait for the disk. */
  #write(): void {
    const written = this.#unwritten;
    if (written.size === 0 || this.#serverEpoch === null) return;
    this.#unwritten = new Set();
    try {
      noteSent(this.#ports.ledger, written, this.#serverEpoch);
    } catch (error) {
      // Not written down, it is offered once more after the next start.
      this.#ports.onFault(error);
    }
  }

  /** Ends at once when the till closes. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#pauses.delete(end);
        resolve();
      };
      const cancel = systemTimers.after(ms, end);
      this.#pauses.add(end);
    });
  }
}
