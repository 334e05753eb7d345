/** From what was saved to what moves bytes. */
import type { Wire } from '../../../domain/areas/device/wires.ts';
import { file } from './file.ts';
import type { Transport } from './link.ts';
import { serial } from './serial.ts';
import { spooler } from './spooler.ts';
import { tcp } from './tcp.ts';
import type { Timers } from './timers.ts';
import { usb } from './usb.ts';

export function transportOf(wire: Wire, timers: Timers): Transport {
  switch (wire.kind) {
    case 'serial':
      return serial(wire);
    case 'tcp':
      return tcp(wire);
    case 'usb':
      return usb(wire.path, timers);
    case 'spooler':
      return spooler(wire.queue);
    case 'file':
      return file(wire.path);
  }
}
