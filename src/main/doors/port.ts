/** The window's door: oRPC over a MessagePort (Electron hands it through the preload). */
import { RPCHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import type { DoorContext, guardedRouter } from './guard.ts';

export type Router = ReturnType<typeof guardedRouter>;
type Port = Parameters<RPCHandler<DoorContext>['upgrade']>[0];

/** Serves one window until its port closes. */
export function portDoor(router: Router): (port: Port & { start?(): void }) => void {
  const handler = new RPCHandler<DoorContext>(router as never, { plugins: [new RequestHeadersPlugin()] });
  return (port) => {
    handler.upgrade(port, { context: { peer: 'port' } });
    port.start?.();
  };
}
