/** Who holds which path: two devices on one wire would each read half of the other's answers. */
import { realpathSync } from 'node:fs';
import { ok, type Refusal, type Result, refuse } from '../../../domain/kit/result.ts';

export type PathTaken = Refusal<'InUse', { owner: string }>;

export interface Claim {
  /** Frees the path; a second call does nothing. */
  release(): void;
}

/** One per till. The claim is on what the path leads to now: `/dev/serial/by-id/…` and `/dev/ttyUSB0` may be one. */
export class Paths {
  readonly #held = new Set<{ readonly path: string; readonly owner: string }>();

  /** `owner`: the name people gave the device. A refusal names who has it. */
  claim(path: string, owner: string): Result<Claim, PathTaken> {
    const rival = this.ownerOf(path);
    if (rival !== null) return refuse('InUse', { owner: rival });
    const held = { path, owner };
    this.#held.add(held);
    return ok({ release: () => void this.#held.delete(held) });
  }

  /** Resolved anew each time: an adapter plugged in elsewhere moves what the others' links lead to. */
  ownerOf(path: string): string | null {
    const wanted = placeOf(path);
    return [...this.#held].find((held) => placeOf(held.path) === wanted)?.owner ?? null;
  }
}

const windowsPort = /^(?:\\\\\.\\)?(COM\d+)$/i;
const networkPlace = /^[^/\\]+:\d+$/;

/** Where a path leads: symlinks resolved, `com3`, `COM3` and `\\.\COM3` alike; a missing one stands for itself. */
export function placeOf(path: string): string {
  const port = windowsPort.exec(path)?.[1];
  if (port) return port.toUpperCase();
  if (networkPlace.test(path)) return path.toLowerCase();
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return path;
    throw error;
  }
}
