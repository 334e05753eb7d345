/** Where a device hangs, as people type or paste it. */
import type { Wire } from './wires.ts';

/** A place before anybody knows how its line is set. */
export type Place =
  | { readonly kind: 'serial'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port?: number | undefined }
  | { readonly kind: 'usb'; readonly path: string }
  | { readonly kind: 'spooler'; readonly queue: string }
  | { readonly kind: 'file'; readonly path: string };

const share = /^(\\\\|\/\/)[^\\/]+[\\/].+/;
const usb = /^\/dev\/(usb\/)?(usb)?lp\d+$/;
const path = /^(\/|COM\d+$)/i;
const address = /^((?:\d{1,3}\.){3}\d{1,3}|[^/\\:\s]+\.[^/\\:\s]+|[^/\\:\s]+(?=:\d))(?::(\d{1,5}))?$/;

/** `192.168.1.50`, `\\office\Receipts`, `/dev/usb/lp0`, `COM3`; any other name is a queue of the system. */
export function printerPlaceOf(text: string): Place | null {
  const typed = text.trim();
  if (typed === '') return null;
  if (share.test(typed)) return { kind: 'file', path: typed.replaceAll('/', '\\') };
  if (usb.test(typed)) return { kind: 'usb', path: typed };
  if (path.test(typed)) return { kind: 'serial', path: typed };
  const [, host, port] = address.exec(typed) ?? [];
  if (!host) return { kind: 'spooler', queue: typed };
  return port === undefined ? { kind: 'tcp', host } : { kind: 'tcp', host, port: Number(port) };
}

/** Where network printers listen. */
const printerPort = 9100;

/** Serial printers come at many speeds; this is the commonest. */
const plainLine = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;

/** The wire to that place, its line as the factory sets it. */
export function wireTo(place: Place, port = printerPort): Wire {
  switch (place.kind) {
    case 'serial':
      return { ...place, ...plainLine };
    case 'tcp':
      return { kind: 'tcp', host: place.host, port: place.port ?? port };
    default:
      return place;
  }
}
