/** Devices at the counter: the printer's word and queue on the status line, and the customer's display. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { attachedWords } from '../../../domain/areas/device/attached-words.ts';
import { deviceWords } from '../../../domain/areas/device/words.ts';
import type { Area } from '../../app/area.ts';
import { DisplayActions } from './display/display-actions.tsx';
import { PrinterPanel } from './printer-panel.tsx';
import { PrinterStatus } from './printer-status.tsx';
import { ScalePanel, ScaleStatus } from './scale-status.tsx';

export const device: Area = {
  id: 'device',
  words: deviceWords,
  Background: DisplayActions,
  screens: [
    {
      path: '/settings/devices',
      need: 'device.view',
      label: (language) => attachedWords[language].title,
      screen: lazyRouteComponent(() => import('./attached/devices-screen.tsx'), 'DevicesScreen'),
    },
  ],
  status: [
    { id: 'printer', Item: PrinterStatus, Panel: PrinterPanel },
    { id: 'scale', Item: ScaleStatus, Panel: ScalePanel },
  ],
};
