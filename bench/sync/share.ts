/** Who used the cores: all of it runs on one machine, so a rate says little without it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Seconds of processor time of a process and its children, ended ones too; null where /proc does not tell. */
export function processorSeconds(pid: number): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.reduce((sum, name) => sum + ticksOf(Number(name), pid), 0) / ticksPerSecond;
}

function ticksOf(process: number, pid: number): number {
  const stat = statOf(process);
  // After the name in brackets: state, parent …; the 12th and 13th are its own, the next two its ended children's.
  const [, parent = 0, ...rest] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.slice(9);
  if (process === pid) return user + system + endedUser + endedSystem;
  return parent === pid ? user + system : 0;
}

/** Empty for a process that ended meanwhile. */
function statOf(process: number): string {
  try {
    return readFileSync(`/proc/${process}/stat`, 'utf8');
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
