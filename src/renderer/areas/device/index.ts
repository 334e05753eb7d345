/** The printer at the counter: its word on the status line, and its queue above it. */
import { deviceWords } from '../../../domain/areas/device/words.ts';
import type { Area } from '../../app/area.ts';
import { PrinterPanel } from './printer-panel.tsx';
import { PrinterStatus } from './printer-status.tsx';

export const device: Area = {
  id: 'device',
  words: deviceWords,
  status: [{ id: 'printer', Item: PrinterStatus, Panel: PrinterPanel }],
};
