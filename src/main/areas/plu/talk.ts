/** From a scale as it was saved to a talk with it. */
import { labelCodeOf } from '../../../domain/areas/plu/label-code.ts';
import { talkingProtocols } from '../../../domain/areas/plu/label-scale.ts';
import { LabelScaleTalk } from '../../devices/label-scale/conversation.ts';
import { dialectOf } from '../../devices/label-scale/index.ts';
import { tcp } from '../../devices/transport/tcp.ts';
import { systemTimers } from '../../devices/transport/timers.ts';
import { udp } from '../../devices/transport/udp.ts';
import type { Kit } from '../area.ts';
import { settingOf } from '../setting/queries.ts';
import type { SavedScale } from './queries.ts';

/** Null for one that is loaded from a file. */
export function openTalk(
  { ledger, devices }: Kit,
  { name, settings }: SavedScale,
  signal: AbortSignal,
): LabelScaleTalk | null {
  const { address, password } = settings;
  const protocol = talkingProtocols.find((one) => one === settings.protocol);
  if (!protocol || !address) return null;
  const code = labelCodeOf(settingOf(ledger.read, 'code.patterns'));
  return new LabelScaleTalk({
    dialect: dialectOf(protocol, password, code),
    transport: devices.hold(protocol === 'shtrih' ? udp(address) : tcp(address), name),
    timers: systemTimers,
    signal,
  });
}
