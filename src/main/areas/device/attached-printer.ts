/** A printer that is switched on, and how its work goes. */
import type { PrinterUse } from '../../../domain/areas/device/printer-settings.ts';
import { msUntilDue, type PrintFault } from '../../../domain/areas/device/queue.ts';
import type { AtWork, Trouble } from '../../../domain/areas/device/routing.ts';
import type { Printer } from '../../devices/printer/index.ts';
import { faultOf } from '../../devices/printer/status.ts';

interface Told {
  readonly deviceId: string;
  readonly name: string;
  readonly uses: readonly PrinterUse[];
  readonly standsInFor: readonly PrinterUse[];
}

export class AttachedPrinter implements AtWork {
  readonly deviceId: string;
  readonly name: string;
  readonly uses: readonly PrinterUse[];
  readonly standsInFor: readonly PrinterUse[];
  readonly press: Printer;
  isPrinting = false;
  trouble: Trouble | null = null;
  #hasLooked = false;

  constructor({ deviceId, name, uses, standsInFor }: Told, press: Printer) {
    this.deviceId = deviceId;
    this.name = name;
    this.uses = uses;
    this.standsInFor = standsInFor;
    this.press = press;
  }

  /** Once when it is attached, and then while it is in trouble: so a screen knows, and slips come back to it. */
  mayLook(at: number): boolean {
    if (!this.press.look) return false;
    return this.trouble ? msUntilDue(this.trouble, at) === 0 : !this.#hasLooked;
  }

  /** What hinders it now; null: nothing that it knows of. */
  async look(signal: AbortSignal): Promise<PrintFault | null> {
    this.#hasLooked = true;
    const seen = await this.press.look?.(signal);
    return typeof seen === 'string' ? seen : seen ? faultOf(seen) : null;
  }
}
