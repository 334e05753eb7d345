/** Which serial ports there are, for whoever adds a device. Others may be typed: pseudo-terminals are never listed. */
import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { SerialPort } from 'serialport';

export interface FoundPort {
  /** To be remembered: on Linux the name that stays with the adapter, wherever it is plugged in. */
  readonly path: string;
  /** What the system calls it today: `/dev/ttyUSB0`, `COM3`. */
  readonly place: string;
  /** What people may know it by. */
  readonly name: string;
  /** `1a86:7523`; null where it is no USB adapter. */
  readonly usb: string | null;
}

const byId = '/dev/serial/by-id';

export async function findPorts(): Promise<FoundPort[]> {
  const lasting = lastingNames();
  return (await listed()).map(({ path, manufacturer, serialNumber, vendorId, productId }) => ({
    path: lasting.get(path) ?? path,
    place: path,
    name: [manufacturer, serialNumber].filter(Boolean).join(' ') || path,
    usb: vendorId && productId ? `${vendorId}:${productId}`.toLowerCase() : null,
  }));
}

/** On Linux the library asks udevadm, which small systems lack: then nothing is found, and a path is typed. */
async function listed(): ReturnType<typeof SerialPort.list> {
  try {
    return await SerialPort.list();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function lastingNames(): Map<string, string> {
  try {
    return new Map(readdirSync(byId).map((name) => [realpathSync(join(byId, name)), join(byId, name)]));
  } catch (error) {
    if (isMissing(error)) return new Map();
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
