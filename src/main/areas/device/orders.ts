/** What is asked of a device itself, beside the ledger. */
import type { ScaleOrder, ScalePlace } from '../../../domain/areas/device/attached.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../domain/kit/result.ts';
import { action } from '../area.ts';
import { savedDevices, trafficLines } from './attached.ts';

export const orderScale = action(async ({ devices }, { order }: { order: ScaleOrder }) => {
  const beside = devices.scale;
  if (!beside) return refuse('NoScale');
  const done = await beside.scale[order]();
  return done.ok ? ok({}) : done;
});

export const findScale = action(async ({ devices }, { place }: { place: ScalePlace }) => {
  const found = await devices.find(place);
  if (found.ok) return found;
  const { code, data } = found.refusal;
  switch (code) {
    case 'InUse':
      return refuse('PortInUse', data);
    case 'NotFound':
      return refuse('PortNotFound');
    case 'NoRights':
      return refuse('PortForbidden');
    // Nobody takes the call: as silent as a port with nothing on it.
    case 'Unreachable':
    case 'Cancelled':
      return ok(null);
    default:
      return refuse('PortBroken');
  }
});

export const saveTraffic = action(async ({ ledger, devices }, { deviceId }: { deviceId: Id }, call) => {
  const saved = savedDevices(ledger.read).find((device) => device.deviceId === deviceId);
  if (!saved) return refuse('DeviceGone');
  const lines = trafficLines(devices.trafficOf(deviceId)).map(
    ({ afterMs, direction, hex, text }) =>
      `${String(afterMs).padStart(8)} ms  ${direction === 'in' ? '<' : '>'}  ${hex}  |${text}|`,
  );
  const head = JSON.stringify({ ...saved, health: devices.healthOf(deviceId) }, null, 2);
  call.note({ entity: 'device', entityId: deviceId, label: saved.name });
  return ok(
    new File([`${head}\n\n${lines.join('\n')}\n`], `${saved.settings.kind}.txt`, { type: 'text/plain' }),
  );
});
