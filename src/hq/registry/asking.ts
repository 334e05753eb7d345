import type { HqPorts } from '../../domain/kit/sync/answer.ts';
import type { Asker } from './tokens.ts';

/** A till's request: who it is, and what decides about it. */
export interface Asking {
  readonly asker: Asker;
  readonly ports: HqPorts;
}

/** False once another life of the till has said hello. */
export const isTheirSession = ({ store }: HqPorts, till: string, session: string): Promise<boolean> =>
  store.transact(async (tx) => {
    const registration = await tx.registration(till);
    const streams = registration?.state === 'active' ? await tx.streams(till) : [];
    return streams.some((stream) => stream.session === session);
  });
