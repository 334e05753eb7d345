/** Every protocol by its name. */
import type { ScaleProtocol } from '../../../domain/areas/device/scale.ts';
import { ascii } from './ascii.ts';
import { cas } from './cas.ts';
import { dibal } from './dibal.ts';
import { massa } from './massa.ts';
import { massaByte, massaPair } from './massa-old.ts';
import { shtrih } from './shtrih.ts';
import { sics } from './sics.ts';
import type { Protocol } from './talk.ts';
import { toledo } from './toledo.ts';

export const protocols: { readonly [name in ScaleProtocol]: Protocol } = {
  cas,
  ascii,
  massa,
  'massa-byte': massaByte,
  'massa-pair': massaPair,
  toledo,
  shtrih,
  sics,
  dibal,
};
