/** What is asked of a printer and its drawer to find out how they are. */

import type { Wire } from '../../../domain/areas/device/wires.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { must, ok, refuse } from '../../../domain/kit/result.ts';
import { wordsOf } from '../../devices/printer/status.ts';
import { action } from '../area.ts';
import { askKickOn, type KickRow } from './commands/kick.ts';
import { drawerOf, sensorOf } from './drawer.ts';
import { drawerKick } from './tables.ts';

export const probePrinter = action(async ({ devices }, { wire }: { wire: Wire }) => {
  const found = await devices.probe(wire);
  if (!found.ok) return refuse('PrinterUnreachable', { ...found.refusal.data, wire: wire.kind });
  const { dialect, state } = found.value;
  return ok({ status: dialect, words: wordsOf(state) });
});

interface OnOne {
  readonly deviceId: Id;
}

export const kickDrawer = action(async (kit, { deviceId }: OnOne, { actor, approval }) => {
  const printer = kit.devices.all('printer').find(({ id }) => id === deviceId);
  if (!printer?.settings.drawer || !printer.wired) return refuse('NoDrawer');
  const header = { id: kit.ledger.newId(), command: 'device.kickDrawer', actor, approval };
  const asked = { reason: 'test', subjectId: null, userId: actor.userId, userName: actor.name } as const;
  const row = kit.ledger.commit(header, (tx) => {
    const id = askKickOn(tx, deviceId, asked);
    return ok(must(tx.find(drawerKick, { id }), 'the kick just asked for'));
  }).value;
  return ok(kickTold(await drawerOf(kit).kick(row)));
});

const kickTold = ({ id, reason, state, problem, askedAt, userName, openMs }: KickRow) => ({
  id,
  reason,
  state,
  problem,
  askedAt,
  userName,
  openMs,
});

export const lookAtDrawer = action(async ({ devices }, { deviceId }: OnOne) => {
  const printer = devices.all('printer').find(({ id }) => id === deviceId);
  if (!printer) return refuse('DeviceGone');
  const sensor = sensorOf(printer);
  if (!sensor) return refuse('PrinterSilent');
  const isOpen = await sensor.lookAtDrawer(AbortSignal.timeout(lookMs));
  if (typeof isOpen === 'string') return refuse('DrawerUnseen', { fault: isOpen });
  const isHigh = isOpen === (printer.settings.profile.status.drawerOpenWhen === 'high');
  return ok({ pin: isHigh ? ('high' as const) : ('low' as const) });
});

const lookMs = 5000;
