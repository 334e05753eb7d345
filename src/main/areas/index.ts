/** The till's areas; an area is added by one line here and one in `domain/contract.ts`. */
import { access } from './access/index.ts';
import type { Area } from './area.ts';
import { audit } from './audit/index.ts';
import { backup } from './backup/index.ts';
import { catalogue } from './catalogue/index.ts';
import { customer } from './customer/index.ts';
import { device } from './device/index.ts';
import { plu } from './plu/index.ts';
import { report } from './report/index.ts';
import { sale } from './sale/index.ts';
import { setting } from './setting/index.ts';
import { shift } from './shift/index.ts';
import { sync } from './sync/index.ts';

export const areas: readonly Area[] = [
  sale,
  access,
  setting,
  audit,
  shift,
  customer,
  catalogue,
  backup,
  device,
  report,
  plu,
  sync,
];
