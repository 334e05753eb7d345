/** How far the HTTP door reaches: this machine, or the shop's network while `lan.enabled` is on. */
import type { Log } from '../areas/area.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type LanDoor, type LanOptions, openLanDoor } from './lan.ts';
import type { Router } from './port.ts';

export interface ReachParts {
  readonly router: Router;
  readonly contract: object;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly rendererDir: string;
  readonly besides: LanOptions['besides'];
}

const loopback = '127.0.0.1';
const everywhere = '0.0.0.0';

/** Opens the door and moves it when the setting changes; browsers reconnect by themselves. */
export async function openReach(
  { router, contract, ledger, log, ...rest }: ReachParts,
  port: number,
): Promise<LanDoor> {
  const lanEnabled = (): boolean =>
    ledger.read.get(
      "select 1 from till_setting where id = 'lan.enabled' and value = 'true' and deleted_at is null",
    ) !== undefined;
  const open = (at: number): Promise<LanDoor> =>
    openLanDoor(router, contract, {
      ...rest,
      port: at,
      host: reach ? everywhere : loopback,
      lanEnabled,
      onFault: (error) => log.fault('door', error),
    });
  let reach = lanEnabled();
  let door = await open(port);
  let moving: Promise<void> = Promise.resolve();
  const move = async (): Promise<void> => {
    if (lanEnabled() === reach) return;
    reach = !reach;
    const { port } = door;
    // Who asked through the old door is answered through it, while the new one lets others in.
    const left = door.close();
    try {
      door = await open(port).catch(async () => {
        await left;
        return open(port);
      });
    } catch (error) {
      // Another program holds this port on the network: this machine keeps its counter.
      log.fault('reach', error);
      reach = false;
      door = await open(port);
    }
    await left;
    log.info('reach', { lan: reach });
  };
  const stop = ledger.watchers.watch(['till_setting'], () => {
    moving = moving.then(move).catch((error: unknown) => log.fault('reach', error));
  });
  return {
    port: door.port,
    close: async () => {
      stop();
      await moving;
      await door.close();
    },
  };
}
