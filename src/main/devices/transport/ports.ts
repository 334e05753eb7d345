/** Where something may hang on this machine: serial ports, printers on USB, and queues of the system. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SerialPort } from 'serialport';
import type { PortView } from '../../../domain/areas/device/attached.ts';

type Port = Omit<PortView, 'owner'>;

/** A system that cannot list some of them has none of those to offer: paths and names can be typed. */
export async function listPorts(failed: (what: string, error: unknown) => void): Promise<Port[]> {
  const kinds = { serial: serialPorts, usb: usbPrinters, spooler: queues };
  const found = await Promise.all(
    Object.entries(kinds).map(([what, list]) =>
      list().catch((error: unknown) => {
        failed(what, error);
        return [];
      }),
    ),
  );
  return found.flat();
}

async function serialPorts(): Promise<Port[]> {
  const found = await SerialPort.list();
  return found.map(({ path, pnpId, manufacturer, serialNumber }) => ({
    kind: 'serial',
    path: lastingPath(path, pnpId),
    label: path.replace(/^\/dev\//, ''),
    maker: manufacturer ?? null,
    serialNumber: serialNumber ?? null,
  }));
}

/** Linux numbers adapters as they come; udev's name of one stays. */
const lastingPath = (path: string, pnpId: string | undefined): string =>
  path.startsWith('/dev/') && pnpId && !pnpId.includes('/') ? `/dev/serial/by-id/${pnpId}` : path;

/** Linux alone shows them as files. */
async function usbPrinters(): Promise<Port[]> {
  const names = await readdir('/dev/usb').catch(ifMissing([]));
  return Promise.all(
    names
      .filter((name) => /^lp\d+$/.test(name))
      .sort()
      .map(async (name) => {
        const id = await readFile(`/sys/class/usbmisc/${name}/device/ieee1284_id`, 'latin1').catch(
          ifMissing(''),
        );
        const said = (key: string): string => new RegExp(`(?:^|;)${key}:([^;]*)`).exec(id)?.[1]?.trim() ?? '';
        const maker = [said('(?:MFG|MANUFACTURER)'), said('(?:MDL|MODEL)')].filter((part) => part).join(' ');
        return {
          kind: 'usb' as const,
          path: `/dev/usb/${name}`,
          label: `USB ${name}`,
          maker: maker || null,
          serialNumber: said('(?:SN|SERN|SERIALNUMBER)') || null,
        };
      }),
  );
}

const queueMs = 2000;

/** Of CUPS; Windows has no such command. */
async function queues(): Promise<Port[]> {
  const listed = await promisify(execFile)('lpstat', ['-e'], { timeout: queueMs }).catch(
    ifMissing({ stdout: '' }),
  );
  return listed.stdout
    .split('\n')
    .filter((name) => name !== '')
    .map((name) => ({ kind: 'spooler', path: name, label: name, maker: null, serialNumber: null }));
}

const ifMissing =
  <T>(none: T) =>
  (error: unknown): T => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return none;
    throw error;
  };
