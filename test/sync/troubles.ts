/** What goes wrong, how often by the seed; every kind has its own clock. */
import Database from 'better-sqlite3';
import { isDiskFull } from '../../src/main/ledger/faults.ts';
import type { Chance } from './chance.ts';
import type { Fault } from './coverage.ts';
import { type Fall, falls, type Machine } from './machine.ts';
import { newestSchema } from './shop.ts';
import { dayMs, type World } from './world.ts';

const minute = 60 * 1000;

interface Trouble {
  /** On average every so long, when the seed has it at all. */
  readonly every: number;
  readonly fault: Fault;
  /** False when it could not happen now. */
  readonly strike: (machine: Machine) => boolean;
  /** How many seeds know it. */
  readonly share?: number;
}

const fellAfter: Readonly<Record<Fall, Fault>> = {
  hello: 'fellAfterHello',
  push: 'fellAfterPush',
  pull: 'fellAfterPull',
  snapshot: 'fellAfterSnapshot',
  write: 'fellAfterWrite',
  epoch: 'fellAfterEpoch',
};

export class Troubles {
  readonly #world: World;
  readonly #chance: Chance;
  #over = false;

  constructor(world: World, chance: Chance) {
    this.#world = world;
    this.#chance = chance;
  }

  begin(): void {
    for (const trouble of this.#all()) {
      if (!this.#chance.is(trouble.share ?? 0.6)) continue;
      const every = trouble.every * (0.3 + this.#chance.next() * 2);
      this.#plan(trouble, every);
    }
    for (const step of falls) if (this.#chance.is(0.3)) this.#falling(step);
    this.#every(dayMs / 2, () => this.#world.hq.backUp());
    this.#every(dayMs / 3, () => {
      for (const machine of this.#on()) if (this.#chance.is(0.5)) machine.backUp();
    });
    this.#every(dayMs / 4, () => {
      for (const machine of this.#on()) if (this.#chance.is(0.5)) this.#tolerant(() => machine.checkpoint());
    });
  }

  end(): void {
    this.#over = true;
    const { hq } = this.#world;
    for (const [company, { rows }] of hq.companies) {
      for (const one of rows.registrations.values()) hq.register(company, { ...one, state: 'active' });
    }
  }

  /** Now and then one of them falls over right after that step of its sync, whenever it comes to it. */
  #falling(step: Fall): void {
    this.#world.agenda.after(this.#chance.wait(40 * minute), () => {
      if (this.#over) return;
      for (const machine of this.#on().filter(() => this.#chance.is(0.5))) {
        machine.fallsAfter.set(step, () => {
          this.#world.coverage.hit(fellAfter[step]);
          this.#world.agenda.note(`${machine.name} ${fellAfter[step]}`);
          this.#backOn(machine);
        });
      }
      this.#falling(step);
    });
  }

  #plan(trouble: Trouble, every: number): void {
    this.#world.agenda.after(this.#chance.wait(every), () => {
      if (this.#over) return;
      const on = this.#on();
      if (on.length > 0) {
        const machine = this.#chance.pick(on);
        if (trouble.strike(machine)) {
          this.#world.coverage.hit(trouble.fault);
          this.#world.agenda.note(`${machine.name} ${trouble.fault}`);
        }
      }
      this.#plan(trouble, every);
    });
  }

  #every(ms: number, run: () => void): void {
    this.#world.agenda.after(ms, () => {
      if (this.#over) return;
      run();
      this.#every(ms, run);
    });
  }

  #on(): Machine[] {
    return this.#world.machines.filter((machine) => machine.isOn);
  }

  /** Switched on again after a while. */
  #backOn(machine: Machine, within = 5 * minute): true {
    this.#world.agenda.after(this.#chance.between(1000, within), () => {
      if (!this.#over && !machine.isOn && !machine.gone) machine.start();
    });
    return true;
  }

  /** A full or busy disk refuses this too. */
  #tolerant(run: () => void): boolean {
    try {
      run();
      return true;
    } catch (error) {
      if (isDiskFull(error) || error instanceof Database.SqliteError) return false;
      throw error;
    }
  }

  #all(): Trouble[] {
    const { hq, agenda } = this.#world;
    const chance = this.#chance;
    const after = (ms: number, run: () => void): true => {
      agenda.after(ms, () => {
        if (!this.#over) run();
      });
      return true;
    };
    const clock = (machine: Machine, offMs: number): true => {
      machine.clock = { offMs, frozenAt: null };
      return after(chance.between(minute, 2 * dayMs), () => {
        machine.clock = { offMs: 0, frozenAt: null };
      });
    };
    return [
      { fault: 'crash', every: 20 * minute, strike: (m) => this.#falls(m, () => m.crash()) },
      { fault: 'powerLoss', every: 30 * minute, strike: (m) => this.#falls(m, () => m.losePower()) },
      { fault: 'powerLossInCommit', every: 40 * minute, strike: (m) => this.#cutInCommit(m) },
      {
        fault: 'partition',
        every: 20 * minute,
        strike: (m) => {
          const long = chance.is(0.3) ? 3 * dayMs : 10 * minute;
          m.cutUntil = agenda.now + chance.between(minute, long);
          return true;
        },
      },
      {
        fault: 'partitionMonth',
        every: 240 * minute,
        share: 0.2,
        strike: (m) => {
          m.cutUntil = agenda.now + 30 * dayMs;
          return true;
        },
      },
      {
        fault: 'restore',
        every: 90 * minute,
        share: 0.4,
        strike: (m) => this.#restore(m, false),
      },
      { fault: 'restoreImage', every: 120 * minute, share: 0.3, strike: (m) => this.#restore(m, true) },
      { fault: 'clone', every: 150 * minute, share: 0.3, strike: (m) => this.#clone(m) },
      {
        fault: 'replace',
        every: 180 * minute,
        share: 0.3,
        strike: (m) => {
          if (m.displaced) return false;
          this.#world.watch.disturbed.add(m.ledger.identity.tillId);
          this.#world.replace(m, chance.is(0.5));
          this.#world.excuseLost();
          return true;
        },
      },
      {
        fault: 'hqDown',
        every: 40 * minute,
        strike: () => {
          hq.upAt = agenda.now + chance.between(minute, 10 * minute);
          return true;
        },
      },
      {
        fault: 'hqDied',
        every: 20 * minute,
        strike: () => {
          hq.die();
          return true;
        },
      },
      { fault: 'hqRestored', every: 120 * minute, share: 0.35, strike: () => this.#loseHq(false) },
      { fault: 'hqEmptied', every: 240 * minute, share: 0.2, strike: () => this.#loseHq(true) },
      {
        fault: 'feedTrimmed',
        every: 60 * minute,
        strike: (m) => {
          hq.trim(m.place.company, chance.pick(m.feeds));
          return true;
        },
      },
      { fault: 'revoke', every: 120 * minute, share: 0.3, strike: (m) => this.#revoke(m) },
      {
        fault: 'diskFull',
        every: 60 * minute,
        strike: (m) => {
          m.fillDisk();
          return after(chance.between(minute, 10 * minute), () => m.isOn && m.freeDisk());
        },
      },
      {
        fault: 'busy',
        every: 60 * minute,
        strike: (m) => {
          if (!this.#tolerant(() => m.block())) return false;
          return after(chance.between(1000, minute), () => m.unblock());
        },
      },
      {
        fault: 'ioError',
        every: 60 * minute,
        strike: (m) => {
          if (m.isHindered || !this.#tolerant(() => m.sicken(chance.between(1, 12)))) return false;
          // It passes, or somebody switches the machine off and on.
          return after(chance.between(1000, 5 * minute), () => {
            if (!m.isOn) return;
            if (chance.is(0.5)) m.heal();
            else this.#falls(m, () => m.crash());
          });
        },
      },
      {
        fault: 'hqTooNew',
        every: 150 * minute,
        share: 0.3,
        strike: () => {
          hq.minSchema = chance.between(2, newestSchema);
          return after(chance.between(minute, dayMs), () => {
            hq.minSchema = 1;
          });
        },
      },
      { fault: 'clockAhead', every: 60 * minute, strike: (m) => clock(m, chance.between(0, 20 * minute)) },
      { fault: 'clockBehind', every: 60 * minute, strike: (m) => clock(m, -chance.between(0, 20 * minute)) },
      { fault: 'clockStepBack', every: 90 * minute, strike: (m) => clock(m, -chance.between(minute, dayMs)) },
      { fault: 'clock1970', every: 150 * minute, share: 0.3, strike: (m) => clock(m, -agenda.now) },
      {
        fault: 'clock2036',
        every: 150 * minute,
        share: 0.4,
        strike: (m) => clock(m, Date.UTC(2036, 0) - agenda.now),
      },
      {
        fault: 'clockFrozen',
        every: 120 * minute,
        strike: (m) => {
          m.clock = { offMs: 0, frozenAt: m.now() };
          return after(chance.between(minute, dayMs), () => {
            m.clock = { offMs: 0, frozenAt: null };
          });
        },
      },
      {
        fault: 'update',
        every: 60 * minute,
        strike: (m) => this.#tolerant(() => m.update()) || this.#backOn(m),
      },
    ];
  }

  #falls(machine: Machine, how: () => void): true {
    how();
    return this.#backOn(machine);
  }

  #cutInCommit(machine: Machine): boolean {
    if (this.#chance.is(0.5)) {
      // Not printed: whether the sale survived is for nobody to know.
      let sold = true;
      machine.losePowerDuring(() => {
        sold = this.#tolerant(() => this.#world.sell(machine));
      });
      return this.#backOn(machine) && sold;
    }
    machine.onPowerCut = () => this.#backOn(machine);
    return true;
  }

  #restore(machine: Machine, image: boolean): boolean {
    if (!machine.hasBackup) return false;
    // Alone it takes the next epoch; with a second copy alive, which HQ gave that one, it cannot know.
    if (image || this.#world.hasCopies(machine)) this.#world.watch.sharesSeries(machine);
    this.#world.watch.disturbed.add(machine.ledger.identity.tillId);
    machine.restore(image);
    this.#world.excuseLost();
    this.#world.watch.restored(machine);
    return this.#backOn(machine);
  }

  #clone(machine: Machine): boolean {
    if (this.#world.machines.length >= 8) return false;
    this.#world.watch.sharesSeries(machine);
    this.#world.watch.disturbed.add(machine.ledger.identity.tillId);
    const clone = machine.clone(`${machine.name}+${this.#world.machines.length}`);
    this.#world.machines.push(clone);
    clone.start();
    // One of them sells on alone, and they go different ways.
    const alone = this.#chance.pick([machine, clone]);
    alone.cutUntil = this.#world.agenda.now + this.#chance.between(minute, dayMs);
    this.#world.work(clone);
    return true;
  }

  #loseHq(empty: boolean): boolean {
    if (!this.#world.hq.restore(empty)) return false;
    this.#world.excuseLost();
    this.#world.watch.hqLost();
    return true;
  }

  #revoke(machine: Machine): boolean {
    const { hq, agenda } = this.#world;
    const { company } = machine.place;
    const one = hq.store(company).rows.registrations.get(machine.ledger.identity.tillId);
    if (!one) return false;
    hq.register(company, { ...one, state: 'revoked' });
    agenda.after(this.#chance.between(minute, 20 * minute), async () => {
      if (this.#over) return;
      hq.register(company, { ...one, state: 'active' });
      await hq.replayQuarantine(company);
    });
    return true;
  }
}
