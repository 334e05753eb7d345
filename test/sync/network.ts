/** The line between machines and HQ: it drops, repeats, delays, overtakes and is cut. */
import type { Outcome, Routes, SyncPorts } from '../../src/main/sync/ports.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Coverage } from './coverage.ts';
import type { SimHq } from './hq.ts';
import type { Machine } from './machine.ts';

export interface LineFaults {
  readonly drop: number;
  readonly duplicate: number;
  readonly late: number;
  readonly flip: number;
}

const timeoutMs = 30_000;

export class Network {
  faults: LineFaults;
  readonly #agenda: Agenda;
  readonly #chance: Chance;
  readonly #coverage: Coverage;
  readonly #hq: SimHq;
  #sent = 0;
  /** Of each machine's messages, the last one sent that came to HQ. */
  readonly #newest = new Map<Machine, number>();
  /** Hears of each answered request, before the machine does; true when it took it away. */
  onAnswer: (machine: Machine, route: keyof Routes, answer: unknown) => boolean = () => false;

  constructor(agenda: Agenda, chance: Chance, coverage: Coverage, hq: SimHq, faults: LineFaults) {
    this.#agenda = agenda;
    this.#chance = chance;
    this.#coverage = coverage;
    this.#hq = hq;
    this.faults = faults;
  }

  readonly ask =
    (machine: Machine): SyncPorts['ask'] =>
    (route, body, done) => {
      let open = true;
      const { ledger, driver } = machine;
      const finish = (outcome: Parameters<typeof done>[0]): void => {
        if (!open) return;
        open = false;
        if (machine.driver === driver && driver) machine.alive(() => done(outcome));
      };
      if (machine.cutUntil > this.#agenda.now || this.#hq.upAt > this.#agenda.now) {
        this.#agenda.after(this.#delay(), () => finish({ kind: 'failed', slow: false }));
        return;
      }
      this.#agenda.after(timeoutMs, () => finish({ kind: 'failed', slow: true }));
      // As it was when it left: nobody's later change travels with it.
      const sent = JSON.stringify(body);
      const { tillId } = ledger.identity;
      const times = this.#roll('duplicate', this.faults.duplicate) ? 2 : 1;
      for (let n = 0; n < times; n += 1) {
        if (this.#roll('drop', this.faults.drop)) continue;
        this.#sent += 1;
        const message = { n: this.#sent, machine, tillId, route, sent, finish };
        this.#agenda.after(this.#delay(), () => this.#arrive(message));
      }
    };

  async #arrive<R extends keyof Routes>(message: {
    readonly n: number;
    readonly machine: Machine;
    readonly tillId: string;
    readonly route: R;
    readonly sent: string;
    readonly finish: (outcome: Outcome<Routes[R]['answer']>) => void;
  }): Promise<void> {
    const { machine, tillId, route, sent, finish } = message;
    if (this.#hq.upAt > this.#agenda.now) return;
    const who = { company: machine.place.company, till: tillId, displaced: machine.displaced };
    const newest = this.#newest.get(machine) ?? 0;
    if (message.n < newest) this.#coverage.hit('reorder');
    this.#newest.set(machine, Math.max(message.n, newest));
    const answer = await this.#hq.answer(route, who, JSON.parse(sent));
    this.#agenda.note(`${machine.name} ${route} ${answer ? describe(answer) : 'died'}`);
    if (!answer || this.#roll('dropAnswer', this.faults.drop)) return;
    const text = this.#flip(route, JSON.stringify(answer));
    this.#agenda.after(this.#delay(), () => {
      if (machine.cutUntil > this.#agenda.now) return;
      const back = JSON.parse(text) as typeof answer;
      if (back.ok && machine.isOn && this.onAnswer(machine, route, back.value)) return;
      finish(back.ok ? { kind: 'answer', value: back.value } : { kind: 'refused', refused: back.refused });
    });
  }

  #delay(): number {
    if (this.#roll('late', this.faults.late)) return this.#chance.between(1000, 90_000);
    return this.#chance.between(10, 150);
  }

  /** A bit turns over on the way, or at HQ's disk: the digest must see it. */
  #flip(route: keyof Routes, text: string): string {
    if (route !== 'pull' || !text.includes('\\"qty\\":') || !this.#chance.is(this.faults.flip)) return text;
    this.#coverage.hit('flippedBit');
    return text.replace('\\"qty\\":', '\\"qty\\":7');
  }

  #roll(fault: 'drop' | 'dropAnswer' | 'duplicate' | 'late', probability: number): boolean {
    if (!this.#chance.is(probability)) return false;
    this.#coverage.hit(fault);
    return true;
  }
}

function describe(answer: { ok: true; value: unknown } | { ok: false; refused: { code: string } }): string {
  if (!answer.ok) return answer.refused.code;
  const value = answer.value as Record<string, unknown>;
  const brief = value['action'] ?? value['accepted'] ?? value['pages'] ?? value['at'];
  if (!Array.isArray(brief)) return JSON.stringify(brief);
  return brief.map(({ scope, from, to }) => `${scope} ${from}-${to}`).join(' ');
}
