import type { Id } from '../../../../domain/kit/ids.ts';
import { useLive } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';

/** A slip is on its way to this printer. */
export const useIsPrinting = (deviceId: Id): boolean =>
  useLive(api.device.printer, {}).data?.printers.find((printer) => printer.deviceId === deviceId)?.state ===
  'printing';
