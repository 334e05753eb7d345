/** What may be asked of the devices of this till. */
import { z } from 'zod';
import { action, command, live, query, refusals } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import {
  DeviceView,
  FoundScale,
  PortView,
  SavedDevice,
  ScaleNow,
  ScaleOrder,
  ScalePlace,
  TrafficLine,
} from './attached.ts';

const done = z.object({});
/** In the order they were scanned; a code has its number. */
const ScannedCode = z.object({ n: z.number().int(), code: z.string() });
const one = { deviceId: Id };

export const attachedContract = {
  devices: live('device.view', {}, z.array(DeviceView)),
  /** Attached as it is told, or told anew. Two may name one port: whoever comes second says who has it. */
  saveDevice: command('device.edit', SavedDevice.shape, { audit: 'UPDATE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ DeviceExists: { name: z.string() } })),
  eraseDevice: command('device.edit', one, { audit: 'DELETE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ DeviceGone: {} })),
  restoreDevice: command('device.edit', one, { audit: 'RESTORE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ DeviceGone: {}, DeviceExists: { name: z.string() } })),
  /** Ports of this machine; pseudo-terminals and sockets are typed. */
  ports: query('device.edit', {}).output(z.array(PortView)),
  /** What hangs there? Asks for weight and name alone, never for a zero; null: nothing that we know. */
  findScale: action('device.edit', { place: ScalePlace })
    .output(FoundScale.nullable())
    .errors(
      refusals({
        PortNotFound: {},
        PortForbidden: {},
        PortInUse: { owner: z.string().nullable() },
        PortBroken: {},
      }),
    ),
  traffic: live('device.edit', one, z.array(TrafficLine)),
  /** What was heard and said lately, as a text for support. */
  saveTraffic: action('device.edit', one, { audit: 'EXPORT' })
    .output(z.file())
    .errors(refusals({ DeviceGone: {} })),

  /** Any scale of this till, to try it out; null while it is off. */
  scaleOf: live('device.view', one, ScaleNow.nullable()),
  /** Null: this till has no scale. */
  scale: live('signedIn', {}, ScaleNow.nullable()),
  /** The number of the code that was scanned last, by any scanner on a serial line. */
  scanned: live('signedIn', {}, z.object({ newest: z.number().int() })),
  /**
   * Codes for one window, each given to one window alone. `after`: the last one it has, so that an answer lost on its
   * way comes again; null: it opens, and what was scanned while nobody was there is nobody's.
   */
  takeScans: action('signedIn', { taker: Id, after: z.number().int().nullable() }).output(
    z.array(ScannedCode),
  ),
  orderScale: action('sale.sell', { order: ScaleOrder })
    .output(done)
    .errors(
      refusals({
        NoScale: {},
        NotSupported: {},
        NotConnected: {},
        OrderUnderWay: {},
        ScaleRefused: { code: z.string() },
        NoAnswer: {},
      }),
    ),
};
