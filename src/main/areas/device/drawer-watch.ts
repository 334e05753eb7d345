/** Whether the drawer stands open, by its sensor: asked while it does, and told when that is too long. */
import type { DrawerView } from '../../../domain/areas/device/drawer.ts';
import type { WiredPrinter } from '../../devices/printer/wired.ts';
import type { Kit } from '../area.ts';
import { settingOf } from '../setting/queries.ts';
import { deviceSignals } from './attached.ts';
import { type KickRow, noteLeftOpen, noteShut } from './commands/kick.ts';

/** Soon enough to say how long it stood open; while it is shut nobody asks: other tills want the printer too. */
const askEveryMs = 1000;

/** The printer on whose cable the drawer hangs. */
export interface DrawerHolder {
  readonly id: string;
  readonly name: string;
  /** Null: it never says anything, or is no printer of paper. */
  readonly sensor: WiredPrinter | null;
}

export class DrawerWatch {
  readonly #kit: Kit;
  readonly #holder: () => DrawerHolder | null;
  #seen: { readonly isOpen: boolean; readonly since: number } | null = null;
  #alarm = false;
  #lastKick: KickRow | null = null;
  #asking: NodeJS.Timeout | null = null;
  readonly #stopping = new AbortController();

  constructor(kit: Kit, holder: () => DrawerHolder | null) {
    this.#kit = kit;
    this.#holder = holder;
  }

  get view(): Pick<DrawerView, 'sensor' | 'since' | 'alarm'> {
    const seen = this.#seen;
    const sensor = seen && (seen.isOpen ? 'open' : 'shut');
    return { sensor, since: seen?.since ?? null, alarm: this.#alarm };
  }

  kicked(row: KickRow): void {
    this.#lastKick = row;
    this.listen();
  }

  /** The printer may have said something. */
  listen(): void {
    this.#learn(this.#holder()?.sensor?.said?.drawerOpen ?? null);
  }

  close(): void {
    this.#stopping.abort();
    clearTimeout(this.#asking ?? undefined);
  }

  #learn(isOpen: boolean | null): void {
    const { ledger } = this.#kit;
    const before = this.#seen;
    if ((before?.isOpen ?? null) !== isOpen) {
      this.#seen = isOpen === null ? null : { isOpen, since: ledger.now() };
      this.#alarm = false;
      if (before?.isOpen && isOpen === false) this.#shut(ledger.now() - before.since);
      ledger.watchers.raise(deviceSignals.changed);
    }
    if (isOpen && !this.#asking && !this.#stopping.signal.aborted) {
      this.#asking = setTimeout(() => void this.#ask(), askEveryMs).unref();
    }
  }

  async #ask(): Promise<void> {
    const said = await this.#holder()
      ?.sensor?.lookAtDrawer(this.#stopping.signal)
      .catch((error: unknown) => this.#kit.log.fault('device.drawer', error));
    this.#asking = null;
    if (this.#stopping.signal.aborted) return;
    if (said) this.#sound();
    this.#learn(typeof said === 'boolean' ? said : null);
  }

  /** Told once, and on record. */
  #sound(): void {
    const { ledger } = this.#kit;
    const seconds = settingOf(ledger.read, 'till.drawerAlarmSeconds');
    const ms = this.#seen?.isOpen ? ledger.now() - this.#seen.since : 0;
    if (this.#alarm || seconds === 0 || ms < seconds * 1000) return;
    this.#alarm = true;
    if (this.#lastKick) noteLeftOpen(this.#kit, this.#lastKick, seconds);
    ledger.watchers.raise(deviceSignals.changed);
  }

  #shut(openMs: number): void {
    if (this.#lastKick) noteShut(this.#kit, this.#lastKick.id, openMs);
    this.#lastKick = null;
  }
}
