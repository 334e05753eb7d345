/** `npm run demo-counter`: the demo shop with simulated scale, printers, drawer, pole display and scanner. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import type { SettingsOf } from '../src/domain/areas/device/attached.ts';
import { must } from '../src/domain/kit/result.ts';
import { type Language, languages } from '../src/domain/kit/words.ts';
import { readDemoShop } from '../src/main/areas/setting/demo-shop.ts';
import { type Books, callerAt, openBooks } from '../test/app/books.ts';
import { root } from './run.ts';
import { type SimulatedCounter, simulateCounter } from './simulate/counter.ts';
import { playUntilQuit } from './simulate/simulator.ts';

const usage = `Usage: npm run demo-counter -- [--data DIR] [--port N] [--language ${languages.join('|')}] [--web]

--data      the till's folder (.data-counter); the devices' cables and the printed slips are in it
--port      of the till (4790); devices that listen take the next five
--language  of a shop that is opened now (en)
--web       in the browser, even where there is a desktop window`;

const options = {
  data: { type: 'string', default: join(root, '.data-counter') },
  port: { type: 'string', default: '4790' },
  language: { type: 'string', default: 'en' },
  web: { type: 'boolean', default: false },
} as const;

const readyMs = 120_000;

/** Null for what makes no sense. */
function read(args: string[]) {
  try {
    const { values } = parseArgs({ args, options });
    const language = languages.find((known) => known === values.language);
    if (!language || !/^\d{4,5}$/.test(values.port)) return null;
    return { dataDir: values.data, port: Number(values.port), language, web: values.web };
  } catch (error) {
    if (error instanceof TypeError) return null; // parseArgs: an unknown option, or a value missing
    throw error;
  }
}
type Asked = NonNullable<ReturnType<typeof read>>;

async function main(args: string[]): Promise<number> {
  const asked = read(args);
  if (!asked) {
    console.error(usage);
    return 64;
  }
  const { dataDir, port, language } = asked;
  const counter = await simulateCounter({ folder: join(dataDir, 'counter'), port, language });
  const till = startTill(asked);
  const ended = new Promise<void>((resolve) => void till.once('exit', () => resolve()));
  try {
    const url = `http://127.0.0.1:${port}/`;
    await untilReady(url, till);
    const books = await openShop(url, language);
    await attachAll(books, counter);
    await introduce({ url, language }, books, counter);
    await Promise.race([playUntilQuit(counter), ended]);
  } finally {
    till.kill('SIGTERM');
    await ended;
    await counter.unplug();
    process.stdin.destroy();
  }
  return 0;
}

/** As `npm start` does; the keyboard of this terminal is the devices'. */
function startTill({ dataDir, port, web }: Asked): ChildProcess {
  const args = ['--data', dataDir, '--port', String(port), ...(web ? ['--web'] : [])];
  return spawn(process.execPath, [join(root, 'scripts/start.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function untilReady(url: string, till: ChildProcess): Promise<void> {
  for (const until = performance.now() + readyMs; performance.now() < until; await sleep(200)) {
    if (till.exitCode !== null) throw new Error('The till ended before it was ready.');
    const answer = await fetch(url, { method: 'HEAD' }).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`No till answers at ${url}.`);
}

/** The demo shop, opened when the folder is new; what its owner may do. */
async function openShop(url: string, language: Language): Promise<Books> {
  const stranger = callerAt(url, null);
  const [owner] = readDemoShop(join(root, 'resources')).users;
  if (!owner) throw new Error('the demo shop has an owner');
  const names = Object.values(owner.name);
  const known = async (): Promise<string | undefined> => {
    for await (const users of await stranger.access.usersToSignIn({}))
      return users.find(({ name }) => names.includes(name))?.name;
    return undefined;
  };
  if (!(await known())) await stranger.setting.openDemoShop({ commandId: v7(), language });
  const name = await known();
  if (!name) throw new Error('The folder holds a shop that is not the demo: choose another with --data.');
  return openBooks(url, { name, pin: owner.pin });
}

/** Again at every start: a device keeps its name, and is told where it hangs now. */
async function attachAll(books: Books, { devices }: SimulatedCounter): Promise<void> {
  for await (const attached of await books.device.devices({})) {
    // The demo's own printer makes pictures; here there is one that prints.
    for (const { settings, health: _, ...device } of attached)
      if (settings.kind === 'printer' && settings.wire.kind === 'picture')
        await books.device.saveDevice({
          ...device,
          settings: settings as SettingsOf<'printer'>,
          isOn: false,
          commandId: v7(),
        });
    for (const { name, settings } of devices) {
      const deviceId = attached.find((device) => device.name === name)?.deviceId ?? v7();
      await books.device.saveDevice({ commandId: v7(), deviceId, name, isOn: true, settings });
    }
    return;
  }
}

interface Shop {
  readonly url: string;
  readonly language: Language;
}

async function introduce({ url, language }: Shop, books: Books, counter: SimulatedCounter): Promise<void> {
  const { items } = readDemoShop(join(root, 'resources'));
  const milkNamed = must(
    items.find(({ key }) => key === 'milk'),
    'the demo shop sells milk',
  ).name[language];
  const [bananas, milk] = [await codeOf(books, '4011'), await codeOf(books, milkNamed)];
  console.log(`
The till: ${url}
${counter.places.join('\n')}
The slips: ${counter.slips}
The labels: ${counter.labels} (Items, choose some, Alt B)

Sign in by tapping a name, open a shift, and sell; the devices are played from here:
scale 350        so much lies on the scale; then key 4011 and Enter at the till (${bananas.name})
scan ${milk.code}   ${milk.name}
printer paper 2000, printer paper, printer open, printer shut, printer off, printer on, printer drawer
An empty line says how they are; quit ends it all.
`);
}

async function codeOf(books: Books, text: string) {
  const [item] = await books.catalogue.search({ text });
  return { name: item?.name ?? text, code: item?.barcode ?? text };
}

process.exitCode = await main(process.argv.slice(2));
