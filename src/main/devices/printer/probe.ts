/** How a printer speaks, found out without a dot on its paper: a proposal for its settings. */

import type { StatusDialect } from '../../../domain/areas/device/printer-settings.ts';
import type { PrintFault } from '../../../domain/areas/device/queue.ts';
import type { Transport } from '../transport/link.ts';
import type { Timers } from '../transport/timers.ts';
import { HeldLine } from './held-line.ts';
import type { PrinterState } from './status.ts';

export interface Probed {
  readonly dialect: StatusDialect;
  /** What it said of itself; empty when it says nothing. */
  readonly state: PrinterState;
}

const proofMs = 1500;
/** With its drawer shut; a sensor that is not there reads as shut as well. */
const asFound: StatusDialect = {
  speaks: 'unasked',
  confirms: true,
  drawerOpenWhen: 'high',
  nearEnd: 'watched',
};

/** Meant for a printer at rest with its drawer shut. A fault where no line can be had. */
export async function probe(
  transport: Transport,
  timers: Timers,
  signal: AbortSignal,
): Promise<Probed | PrintFault> {
  const held = new HeldLine(transport, timers, asFound);
  const found = await held.inTurn(async (line): Promise<Probed | PrintFault> => {
    if (typeof line === 'string') return line;
    const answers = (await line.ask(1)) !== null;
    const paper = answers ? await line.ask(4) : null;
    const state = line.state;
    line.askWhenDone();
    const confirms = await line.until(() => line.owed === 0, proofMs, signal);
    const heard = line.packets;
    await line.write(packetsOn);
    const packets = await line.until(() => line.packets > heard, proofMs, signal);
    await line.write(packetsOff);
    const speaks = !answers ? 'nothing' : packets ? 'unasked' : 'whenAsked';
    const drawerOpenWhen = state.drawerOpen ? 'low' : 'high';
    // A roll nearly at its end and a sensor that is not there say the same: the shop looks and decides.
    const nearEnd = paper?.paperNearEnd ? 'ignored' : 'watched';
    return { dialect: { speaks, confirms: answers && confirms, drawerOpenWhen, nearEnd }, state };
  }, signal);
  await held.close();
  return found;
}

const packetsOn = Uint8Array.of(0x1d, 0x61, 0xff);
const packetsOff = Uint8Array.of(0x1d, 0x61, 0);
