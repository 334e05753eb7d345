/** A transport that holds its path while its link lives, and lets others see what goes over it. */
import { ok, type Result, refuse } from '../../../domain/kit/result.ts';
import type { Link, LinkEvents, OpenRefusal, Transport } from './link.ts';
import type { Claim, Paths } from './paths.ts';

interface Owning {
  readonly paths: Paths;
  /** The name people gave the device. */
  readonly owner: string;
  readonly traffic: (direction: 'in' | 'out', bytes: Uint8Array) => void;
  /** How the last try to open it went; null: well. */
  readonly tried?: (refusal: OpenRefusal | null) => void;
}

/** What the transport itself can do beside (a spooler's `takesAtClose`) stays. */
export const owned = <T extends Transport>(transport: T, owning: Owning): T => ({
  ...transport,
  open: async (events: LinkEvents, signal: AbortSignal) => {
    const claim = owning.paths.claim(transport.path, owning.owner);
    const opened = claim.ok ? await openHeld(transport, claim.value, owning, { events, signal }) : claim;
    owning.tried?.(opened.ok ? null : opened.refusal);
    return opened;
  },
});

async function openHeld(
  transport: Transport,
  claim: Claim,
  { traffic }: Owning,
  { events, signal }: { events: LinkEvents; signal: AbortSignal },
): Promise<Result<Link, OpenRefusal>> {
  const opened = await transport.open(
    {
      received: (bytes) => {
        traffic('in', bytes);
        events.received(bytes);
      },
      ended: (how) => {
        claim.release();
        events.ended(how);
      },
    },
    signal,
  );
  if (!opened.ok) {
    claim.release();
    return opened.refusal.code === 'InUse' ? refuse('InUse', { owner: null }) : opened;
  }
  return ok(heardLink(opened.value, traffic));
}

/** The link with its writes heard; what else it can do stays. */
const heardLink = (link: Link, traffic: Owning['traffic']): Link =>
  Object.create(link, {
    write: {
      value: (bytes: Uint8Array) => {
        traffic('out', bytes);
        return link.write(bytes);
      },
    },
  });
