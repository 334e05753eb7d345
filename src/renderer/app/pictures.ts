/** Pictures of the shop's, fetched once by the hash of what is in them and kept while they are looked at. */
import { useEffect, useState } from 'react';
import { client } from './client.ts';

/** As many as a long walk through the tiles shows. */
const mostKept = 400;
/** One that another till chose may be on its way. */
const againMs = 30_000;

/** Addresses by hash, the latest asked for last; null for one the till has not got. */
const kept = new Map<string, Promise<string | null>>();

/** The address of a picture; null while it comes, and where there is none. */
export function usePicture(pictureId: string | null): string | null {
  const [shown, setShown] = useState<{ readonly id: string | null; readonly url: string | null } | null>(
    null,
  );
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (id: string): Promise<void> => {
      const url = await addressOf(id);
      if (!wanted) return;
      setShown({ id, url });
      if (url === null) timer = setTimeout(() => void ask(id), againMs);
    };
    if (pictureId !== null) void ask(pictureId);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [pictureId]);
  return shown?.id === pictureId ? shown.url : null;
}

function addressOf(pictureId: string): Promise<string | null> {
  const known = kept.get(pictureId);
  kept.delete(pictureId);
  const address = known ?? fetchPicture(pictureId);
  kept.set(pictureId, address);
  for (const [oldest, old] of kept) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
    void old.then((url) => url && URL.revokeObjectURL(url));
  }
  return address;
}

async function fetchPicture(pictureId: string): Promise<string | null> {
  try {
    const file = await client.catalogue.picture({ pictureId });
    if (file) return URL.createObjectURL(file);
    kept.delete(pictureId);
    return null;
  } catch (error) {
    // Asked again when it is next looked at; meanwhile its letter stands in.
    kept.delete(pictureId);
    return error instanceof Error ? null : Promise.reject(error);
  }
}
