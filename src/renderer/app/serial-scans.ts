/** Scanners on serial lines hang on the till, not on this window: their codes are fetched, each once, in order. */
import { ORPCError } from '@orpc/client';
import { useEffect, useState } from 'react';
import { newId } from './adapters.ts';
import { useLive } from './ask.ts';
import { api, client } from './client.ts';
import { counterId, mainCounter } from './counter-id.ts';
import { typeIntoCodeField } from './scan-capture.ts';
import { scans } from './scan-queue.ts';
import { useSession } from './session.ts';

/** While somebody is signed in at the counter beside the till; a tablet's scanner is its own. */
export function useSerialScans(): void {
  const isThere = useSession(({ user, locked }) => user !== null && !locked) && counterId === mainCounter;
  const { data } = useLive(api.device.scanned, isThere ? {} : null);
  const [fetching, begin] = useState<ReturnType<typeof fetchScans> | null>(null);
  useEffect(() => {
    if (!isThere) return;
    const begun = fetchScans();
    begin(begun);
    // Before the stream is there: what is scanned from now on is for this window.
    void begun.fetch();
    return begun.end;
  }, [isThere]);
  const newest = data?.newest;
  useEffect(() => {
    if (newest !== undefined) void fetching?.fetch();
  }, [fetching, newest]);
}

function fetchScans() {
  const taker = newId();
  /** The last code that came; null: none is wanted from before. */
  let after: number | null = null;
  let wanted = false;
  let running = false;
  let over = false;

  const take = async (): Promise<void> => {
    const given = await client.device.takeScans(
      { commandId: newId(), taker, after },
      { context: { retry: Number.POSITIVE_INFINITY } },
    );
    after ??= 0;
    for (const { n, code } of given) {
      after = n;
      if (!over) deliver(code);
    }
  };

  return {
    async fetch(): Promise<void> {
      wanted = true;
      if (running) return;
      running = true;
      try {
        while (wanted && !over) {
          wanted = false;
          await take();
        }
      } catch (error) {
        // Signed out meanwhile: the stream says so itself.
        if (!(error instanceof ORPCError)) throw error;
      } finally {
        running = false;
      }
    },
    end: () => {
      over = true;
    },
  };
}

const deliver = (code: string): void => {
  window.dispatchEvent(new Event('scan'));
  if (!typeIntoCodeField(document, code)) scans.push({ code, at: performance.now() });
};
