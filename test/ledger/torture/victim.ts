/** The process that is killed: `victim.ts <workload> <folder> <seed>`. Each line it writes was confirmed before. */
import { writeSync } from 'node:fs';
import { workloadOf } from './workload.ts';

const [name, dir = '', seed = '1'] = process.argv.slice(2);
const workload = await workloadOf(name);
// Written at once, so that a line is with the parent before the next command begins.
await workload.run(dir, Number(seed), (commandId, kind) => void writeSync(1, `${commandId} ${kind}\n`));
