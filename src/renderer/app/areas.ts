/** Every area of the counter, in the order of the rail; gates stand one inside the other in this order. */

import { access } from '../areas/access/index.ts';
import { audit } from '../areas/audit/index.ts';
import { backup } from '../areas/backup/index.ts';
import { catalogue } from '../areas/catalogue/index.ts';
import { customer } from '../areas/customer/index.ts';
import { device } from '../areas/device/index.ts';
import { plu } from '../areas/plu/index.ts';
import { report } from '../areas/report/index.ts';
import { sale } from '../areas/sale/index.ts';
import { setting } from '../areas/setting/index.ts';
import { shift } from '../areas/shift/index.ts';
import { sync } from '../areas/sync/index.ts';
import type { Area } from './area.ts';
import { refusalWordsOf } from './refusal.ts';

export const areas: readonly Area[] = [
  sale,
  shift,
  catalogue,
  plu,
  customer,
  report,
  audit,
  sync,
  setting,
  access,
  device,
  backup,
];

for (const { id, words } of areas) if (words) refusalWordsOf(id, words);
