/** The drawer on a printer's cable: opened at once or not at all, and watched while it stands open. */
import { type DrawerKick, type DrawerView, kickExpiresMs } from '../../../domain/areas/device/drawer.ts';
import { must } from '../../../domain/kit/result.ts';
import type { InUse } from '../../devices/fleet.ts';
import type { KickOutcome, WiredPrinter } from '../../devices/printer/wired.ts';
import type { Reader } from '../../ledger/reader.ts';
import type { Kit } from '../area.ts';
import { deviceSignals } from './attached.ts';
import {
  beginKick,
  endKick,
  endKicksOfBefore,
  isExpired,
  type KickEnd,
  type KickRow,
  kicksIn,
} from './commands/kick.ts';
import { type DrawerHolder, DrawerWatch } from './drawer-watch.ts';
import { hangingPrinters } from './queries.ts';

const drawers = new WeakMap<Kit, Drawer>();

export const drawerOf = (kit: Kit): Drawer => must(drawers.get(kit), 'a till that runs has its drawer');

class Drawer {
  readonly watch: DrawerWatch;
  readonly #kit: Kit;
  readonly #stopping = new AbortController();
  readonly #kicking = new Set<Promise<unknown>>();

  constructor(kit: Kit) {
    this.#kit = kit;
    this.watch = new DrawerWatch(kit, () => holderIn(kit));
  }

  /** Whatever was asked for and not begun. A kick comes before the slip of its sale: that is still to be drawn. */
  kickAll(): void {
    for (const row of kicksIn(this.#kit, ['asked'])) {
      const kicked = this.kick(row)
        .catch((error: unknown) => this.#kit.log.fault('device.kick', error))
        .finally(() => this.#kicking.delete(kicked));
      this.#kicking.add(kicked);
    }
  }

  /** Once; answers with what came of it. */
  async kick(row: KickRow): Promise<KickRow> {
    const at = this.#kit.ledger.now();
    if (isExpired(row, at)) return endKick(this.#kit, row, { state: 'failed', problem: 'expired' });
    const begun = beginKick(this.#kit, row.id);
    if (!begun) return row;
    const end = await this.#pulse(begun, kickExpiresMs - (at - row.askedAt));
    const ended = endKick(this.#kit, begun, believed(this.#kit.ledger.read, row.deviceId, end));
    this.watch.kicked(ended);
    return ended;
  }

  async #pulse({ deviceId }: KickRow, ms: number): Promise<KickEnd> {
    const printer = this.#kit.devices.all('printer').find(({ id }) => id === deviceId);
    const pin = printer?.settings.drawer?.pin;
    if (!printer?.wired || !pin) return { state: 'failed', problem: 'unreachable' };
    const expiry = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(ms)]);
    try {
      return endOf(await printer.wired.kick(pin, expiry));
    } catch (error) {
      this.#kit.log.fault('device.kick', error);
      // A driver that broke may have sent it.
      return { state: 'requested', problem: 'printerError' };
    }
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#kicking);
    this.watch.close();
  }
}

function endOf(outcome: KickOutcome): KickEnd {
  if (outcome.kind === 'failed') {
    return { state: 'failed', problem: outcome.fault === 'timedOut' ? 'expired' : outcome.fault };
  }
  if (outcome.opened) return { state: 'opened', problem: null };
  return { state: 'requested', problem: outcome.opened === false ? 'stayedShut' : null };
}

/** A drawer without a sensor says for ever that it is shut: who never said that it is open is not believed. */
const believed = (read: Reader, deviceId: string, end: KickEnd): KickEnd =>
  end.problem === 'stayedShut' && !hasSensor(read, deviceId) ? { ...end, problem: null } : end;

const hasSensor = (read: Reader, deviceId: string): boolean =>
  read.get("select 1 from drawer_kick where device_id = ? and state = 'opened' limit 1", deviceId) !==
  undefined;

function holderIn(kit: Kit): DrawerHolder | null {
  const holder = hangingPrinters(kit.ledger.read).find(({ pin }) => pin !== null);
  const printer = kit.devices.all('printer').find(({ id }) => id === holder?.id);
  return printer ? { id: printer.id, name: printer.name, sensor: sensorOf(printer) } : null;
}

export const sensorOf = ({ settings, wired }: InUse<'printer'>): WiredPrinter | null =>
  settings.profile.status.speaks === 'nothing' ? null : wired;

export function drawerView(read: Reader, kit: Kit): DrawerView | null {
  const holder = holderIn(kit);
  if (!holder) return null;
  const last = read.get<DrawerKick>(
    `select id, reason, state, problem, asked_at as "askedAt", user_name as "userName", open_ms as "openMs"
     from drawer_kick where device_id = ? order by id desc limit 1`,
    holder.id,
  );
  const { sensor, since, alarm } = drawerOf(kit).watch.view;
  const isBelieved = sensor === 'open' || hasSensor(read, holder.id);
  return {
    deviceId: holder.id,
    printer: holder.name,
    sensor: isBelieved ? sensor : null,
    since: isBelieved ? since : null,
    alarm,
    lastKick: last ?? null,
  };
}

/** Starts with what the till before left undone: none of that is opened any more. */
export function openingDrawer(kit: Kit): () => Promise<void> {
  endKicksOfBefore(kit);
  const drawer = new Drawer(kit);
  drawers.set(kit, drawer);
  const { watchers } = kit.ledger;
  const unwatch = [
    // In the middle of somebody's commit: whoever asked has the answer first.
    watchers.watch(['drawer_kick'], () => void setImmediate(() => drawer.kickAll())),
    watchers.watch([deviceSignals.changed.name], () => drawer.watch.listen()),
  ];
  return () => {
    for (const stop of unwatch) stop();
    return drawer.close();
  };
}
