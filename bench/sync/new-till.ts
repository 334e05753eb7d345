/** A machine fresh from its box, from its code to its first sale: the company has a long shelf and a month of sales. */
import { stockedTill } from '../catalogue/stocked.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';
import type { Company } from './company.ts';
import { openLine } from './line.ts';

export async function newTillLines(run: Run, company: Company, sales: readonly string[]): Promise<Line[]> {
  const { hq, address: url } = company;
  const { dataDir, things } = await stockedTill(run);
  await hq.ask('company');
  const branch = await hq.ask('branch');
  const founder = await company.till(dataDir);
  await founder.ask('man');
  const month = run.quick ? 100 : 30 * 300;
  await founder.ask('durable', false);
  await founder.ask('sellAgain', { sales, count: month });
  await founder.ask('durable', true);
  await founder.ask('join', { url, code: await hq.ask('code', { branch }) });
  await company.shared(`${things.length} items and ${month} sales brought`, founder, () =>
    founder.ask('drained'),
  );
  const at = await hq.ask('head', { scope: 'company' });
  await company.leave(founder);
  const line = await openLine(url, 10_000_000);
  const machine = await company.till();
  const ms = await company.shared(`${at} items of the company's feed at 10 Mbit/s`, machine, async () => {
    await machine.ask('join', { url: line.url, code: await hq.ask('code', { branch }) });
    await machine.ask('readTo', { scope: 'company', position: at });
    await machine.ask('man');
    await machine.ask('sell');
  });
  await company.leave(machine);
  await line.close();
  return [
    {
      ...{ name: 'sync.newTill', what: `a new till's first sale, ${things.length} items, 10 Mbit/s` },
      ...{ ours: ms / 1000, unit: 's', gate: 60 },
    },
  ];
}
