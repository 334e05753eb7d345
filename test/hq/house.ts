/** A headquarters for tests: on a store of each kind, with a company, a branch and a clock that is set by hand. */
import { randomBytes, randomUUID } from 'node:crypto';
import { addBranch, addCompany } from '../../src/hq/console/companies.ts';
import type { DoorOptions, HqDoor } from '../../src/hq/doors/http.ts';
import type { Paces } from '../../src/hq/doors/pace.ts';
import { type Hq, openHq, type Where, type World } from '../../src/hq/hq.ts';
import { makeCode } from '../../src/hq/registry/codes.ts';
import { type Cluster, hasPostgres, startCluster } from './cluster.ts';
import { Machine } from './machine.ts';

export interface Store {
  readonly name: string;
  readonly skip: boolean;
  /** A new, empty place. */
  place(): Promise<Where>;
  close(): Promise<void>;
}

let cluster: Promise<Cluster> | null = null;

/** The same suite over both. */
export const stores: readonly Store[] = [
  { name: 'PGlite', skip: false, place: async () => ({ folder: null }), close: async () => {} },
  {
    name: 'PostgreSQL',
    skip: !hasPostgres,
    place: async () => {
      cluster ??= startCluster();
      return { url: await (await cluster).newDatabase() };
    },
    close: async () => {
      await (await cluster)?.close();
      cluster = null;
    },
  },
];

export interface House {
  readonly hq: Hq;
  readonly door: HqDoor;
  readonly address: string;
  readonly clock: { now: number };
  readonly logged: object[];
  company(name: string, like?: Company): Promise<Company>;
  close(): Promise<void>;
}

export interface Company {
  readonly id: string;
  readonly branch: string;
  code(more?: Partial<Parameters<typeof makeCode>[1]>): Promise<string>;
  /** An enrolled machine that has said hello. */
  till(tillCode: string): Promise<Machine>;
}

export function worldAt(clock: { now: number }, logged: object[] = []): World {
  const log = (fields: object, message: string) => void logged.push({ ...fields, message });
  return {
    now: () => clock.now,
    random: (count) => randomBytes(count),
    newId: () => randomUUID(),
    log: { info: log, warn: log, error: log },
    version: '0.0.0',
  };
}

/** The clock of a test stands still, so that no bucket would fill again. */
const often = { perSecond: 1, burst: 1_000_000 };
const unhurried: Paces = { till: often, address: often, guess: often };

export async function openHouse(where: Where, options: Partial<DoorOptions> = {}): Promise<House> {
  const clock = { now: Date.UTC(2026, 10, 20, 9) };
  const logged: object[] = [];
  const hq = await openHq(where, worldAt(clock, logged));
  const usual = { host: '127.0.0.1', port: 0, trustProxy: false, paces: unhurried };
  const door = await hq.listen({ ...usual, ...options });
  const address = `http://127.0.0.1:${door.port}`;
  return {
    hq,
    door,
    address,
    clock,
    logged,
    company: (name, like) => newCompany(hq, address, { name, like }),
    close: async () => {
      await door.close();
      await hq.close();
    },
  };
}

async function newCompany(
  { kit }: Hq,
  address: string,
  { name, like }: { name: string; like: Company | undefined },
): Promise<Company> {
  const made = await addCompany(kit, kit.hq.db, { id: like?.id, name, personId: randomUUID() });
  const id = made?.id ?? '';
  const first = await addBranch(kit, id, { id: like?.branch, name: 'Main', code: 'M' });
  if (typeof first === 'string') throw new Error(first);
  const branch = first.id;
  const code: Company['code'] = async (more = {}) => {
    const usual = { company: id, branch, tillCode: '1', allBranches: false, madeBy: 'test' };
    const made = await makeCode(kit, { ...usual, ...more });
    if (made.kind !== 'made') throw new Error(made.kind);
    return made.code;
  };
  const till: Company['till'] = async (tillCode) => {
    const machine = new Machine(address);
    await machine.enrol(await code({ tillCode }));
    await machine.hello();
    return machine;
  };
  return { id, branch, code, till };
}
