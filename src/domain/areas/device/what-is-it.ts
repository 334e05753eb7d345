/** What somebody who adds a device may point at: the names people have for things, finer than our kinds. */
import type { DeviceKind } from './attached.ts';

/** The likeliest first. `window` is no device: it opens the second screen. */
export const whatIsIt = [
  'receipt',
  'kitchen',
  'scale',
  'pole',
  'window',
  'scanner',
  'labelPrinter',
  'labelScale',
] as const;
export type WhatIsIt = (typeof whatIsIt)[number];
