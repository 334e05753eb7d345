/** Who may import whom. Biome says it in the editor; here it is said once more, with the paths resolved. */
import { posix } from 'node:path';
import { inEach, type Law, type Source } from './source.ts';

const domainPackages = ['zod', '@orpc/contract', 'uuid'];
const notForBrowsers =
  /^(node:|electron$|better-sqlite3|drizzle-orm|ws$|@orpc\/(server|openapi(?!-client))|@napi-rs\/)/;
const consolePage = 'src/hq/console/page/';
/** Parts, and what every part stands on. */
const drawnWith = /^src\/renderer\/(parts\/|app\/(theme|language|preferences|hotkeys|clock)\b)/;
const shell = /^src\/main\/(electron\.ts|shell\/)/;

/** Why `path` must not import `from`; null when it may. */
function objection(path: string, from: string): string | null {
  const room = roomOf(path);
  if (!from.startsWith('.')) return objectionToPackage(path, room, from);
  const target = posix.join(posix.dirname(path), from);
  const targetRoom = roomOf(target);
  if (room === 'domain' && targetRoom !== 'domain') return 'the domain imports only the domain';
  if (room === 'preload') return 'the preload imports nothing of ours';
  if (room === 'renderer' && !['domain', 'renderer', 'resources'].includes(targetRoom))
    return 'the counter imports the domain and its own room';
  if (room === 'main' && ['renderer', 'preload', 'hq'].includes(targetRoom))
    return 'the till does not know its counters';
  if (room === 'hq') return objectionOfHq(path, target);
  return objectionBetweenAreas(path, target);
}

function objectionToPackage(path: string, room: string, name: string): string | null {
  if (room === 'domain' && !domainPackages.includes(name)) return 'the domain is pure';
  if (room === 'renderer' && notForBrowsers.test(name)) return 'the counter is a browser';
  if (path.startsWith(consolePage) && notForBrowsers.test(name)) return 'the page is in a browser';
  if (room === 'preload' && name !== 'electron') return 'the preload never grows';
  if (room === 'main' && name === 'electron' && !shell.test(path)) return 'only the shell knows Electron';
  return null;
}

function objectionOfHq(path: string, target: string): string | null {
  if (target.startsWith('src/hq/') || target.startsWith('src/domain/kit/')) return null;
  return path.startsWith(consolePage) && drawnWith.test(target) ? null : 'headquarters imports the kit only';
}

function objectionBetweenAreas(path: string, target: string): string | null {
  if (path.startsWith('src/renderer/parts/') && areaOf(target)) return 'a part knows no area';
  const own = areaOf(path);
  const other = areaOf(target);
  if (!own || !other || own.area === other.area || own.room !== other.room) return null;
  if (own.room === 'renderer') return 'an area does not show the screens of another';
  if (own.room === 'main' && !/^(queries|tables)\b/.test(other.file))
    return 'areas speak by facts and look by queries; they do not call each other';
  return null;
}

const roomOf = (path: string): string => /^(?:src\/)?([^/]+)/.exec(path)?.[1] ?? '';

function areaOf(path: string): { room: string; area: string; file: string } | null {
  const [, room = '', area = '', file = ''] = /^src\/(\w+)\/areas\/([\w-]+)\/(.+)$/.exec(path) ?? [];
  return area ? { room, area, file } : null;
}

const importsOf = (source: Source) =>
  source.path.startsWith('src/')
    ? source.imports.flatMap(({ from, start }) => {
        const why = objection(source.path, from);
        return why ? [source.broken(start, `${why}, not ${from}`)] : [];
      })
    : [];

export const walls: Law = {
  says: 'the rooms keep their walls',
  breaches: inEach(importsOf),
  plants: [
    [['src/domain/areas/sale/rules.ts', "import { readFileSync } from 'node:fs';"]],
    [['src/domain/kit/money.ts', "import type { Till } from '../../main/till.ts';"]],
    [['src/domain/areas/sale/rules.ts', "export * from '../../../renderer/app/theme.ts';"]],
    [['src/main/doors/lan.ts', "import { app } from 'electron';"]],
    [['src/main/areas/sale/queries.ts', "const page = import('../../../renderer/app/main.tsx');"]],
    [['src/main/areas/stock/commands.ts', "import { sell } from '../sale/commands.ts';"]],
    [['src/main/areas/stock/commands.ts', "import { fold } from '../sale/projections.ts';"]],
    [['src/renderer/areas/sale/basket.tsx', "import { sale } from '../../../main/areas/sale/tables.ts';"]],
    [['src/renderer/areas/sale/basket.tsx', "import { CustomerList } from '../customer/customer-list.tsx';"]],
    [['src/renderer/app/client.ts', "import { createHash } from 'node:crypto';"]],
    [['src/renderer/parts/num-pad.tsx', "import { Basket } from '../areas/sale/basket.tsx';"]],
    [['src/preload/index.ts', "import { ok } from '../domain/kit/result.ts';"]],
    [['src/hq/feed/pull.ts', "import { sale } from '../../main/areas/sale/tables.ts';"]],
    [['src/hq/console/router.ts', "import { theme } from '../../renderer/app/theme.ts';"]],
    [['src/hq/console/page/tills.tsx', "import { api } from '../../../renderer/app/client.ts';"]],
  ],
};
