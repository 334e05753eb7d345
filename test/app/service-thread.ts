/** Runs src/main/service.ts in a worker, with the parent port a utility process would have. */
import { type MessagePort, parentPort } from 'node:worker_threads';

type Heard = (event: { data: unknown; ports: MessagePort[] }) => void;

Object.assign(process, {
  parentPort: {
    on: (_event: 'message', heard: Heard) =>
      parentPort?.on('message', ({ data, port }) => heard({ data, ports: port ? [port] : [] })),
  },
});

await import('../../src/main/service.ts');
