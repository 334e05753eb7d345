import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tooOldMs } from '../../../src/domain/areas/device/queue.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { confirmJobs, discardJobs, retryJobs } from '../../../src/main/areas/device/commands/decide.ts';
import { printReceipt, reprint } from '../../../src/main/areas/device/commands/print.ts';
import { type Fate, openPaperShop, type PaperShop } from './paper.ts';

const fates: Fate[] = [
  'prints',
  'noPrinter',
  'unreachable',
  'paperOut',
  'cutOff',
  'breaks',
  'plugPulledWhileDrawn',
  'plugPulledBefore',
  'plugPulledWithin',
  'plugPulledAfter',
];

interface Decision {
  readonly do: 'retry' | 'confirm' | 'discard';
  readonly nth: number;
}
type Step =
  | { readonly do: 'sell' | 'payOut' | 'reopen' }
  | { readonly do: 'pass'; readonly fate: Fate }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'reprint' | 'askForFirst'; readonly nth: number }
  | Decision;

const nth = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('sell', 'payOut', 'reopen') }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('pass'), fate: fc.constantFrom(...fates) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(500, 20_000, tooOldMs + 1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('retry', 'confirm', 'discard', 'reprint', 'askForFirst'),
      nth,
    }),
  },
) as fc.Arbitrary<Step>;

/** What was asked of a shop so far, to hold the queue against. */
interface Story {
  readonly shiftId: string;
  /** Originals: kind and subject. */
  readonly asked: { readonly kind: 'receipt' | 'cashMove'; readonly subjectId: string }[];
  /** Slips a person let go, and jobs a person said came out whole. */
  readonly discarded: Set<string>;
  readonly confirmed: Set<string>;
}

const settled = new Set(['printed', 'unknown', 'failed']);

async function take(shop: PaperShop, story: Story, now: Step): Promise<void> {
  const { asked, shiftId } = story;
  switch (now.do) {
    case 'sell':
      return void asked.push({ kind: 'receipt', subjectId: shop.sell() });
    case 'payOut':
      return void asked.push({ kind: 'cashMove', subjectId: shop.payOut(shiftId) });
    case 'reopen':
      return shop.reopen();
    case 'pass':
      return void (await shop.pass(now.fate));
    case 'wait':
      return shop.clock.advance(now.ms);
    case 'reprint': {
      const subject = asked[now.nth % Math.max(1, asked.length)];
      return void (subject && shop.ask(reprint, subject));
    }
    case 'askForFirst': {
      const subject = asked[now.nth % Math.max(1, asked.length)];
      return void (subject && shop.ask(printReceipt, { saleId: subject.subjectId }));
    }
    default:
      return decide(shop, story, now);
  }
}

function decide(shop: PaperShop, story: Story, now: Decision): void {
  const open = shop.jobs().filter(({ state }) => state !== 'printed');
  const job = open[now.nth % Math.max(1, open.length)];
  if (!job) return;
  const command = now.do === 'retry' ? retryJobs : now.do === 'confirm' ? confirmJobs : discardJobs;
  if (shop.ask(command, { jobIds: [job.id] }) === 'JobGone') return;
  if (now.do === 'discard') story.discarded.add(`${job.kind} ${job.subjectId} ${job.copy}`);
  if (now.do === 'confirm') story.confirmed.add(job.id);
}

function holds(shop: PaperShop, story: Story): void {
  const jobs = shop.jobs();
  for (const { kind, subjectId } of story.asked) {
    const sheets = shop.sheets.filter((sheet) => sheet.kind === kind && sheet.subjectId === subjectId);
    const firsts = sheets.filter(({ copyMark }) => copyMark === undefined);
    expect(firsts.length, 'a second slip says COPY').toBeLessThanOrEqual(1);
    const marks = sheets.flatMap(({ copyMark }) => copyMark ?? []);
    expect(new Set(marks).size, 'no two copies bear one number').toBe(marks.length);
    const isHere =
      sheets.length > 0 ||
      jobs.some((job) => job.kind === kind && job.subjectId === subjectId) ||
      story.discarded.has(`${kind} ${subjectId} 0`);
    expect(isHere, 'a slip is on paper, in the queue, or was let go by a person').toBe(true);
  }
  for (const { id } of jobs.filter(({ state }) => state === 'printed')) {
    const isPrinted = shop.sheets.some(({ jobId, whole }) => jobId === id && whole);
    expect(isPrinted || story.confirmed.has(id), 'printed means whole on paper').toBe(true);
  }
}

test('whatever the printer does and whenever the plug is pulled, no slip is lost and none comes twice without COPY', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1_000_000),
      fc.array(step, { minLength: 5, maxLength: 30 }),
      async (seed, steps) => {
        const shop = openPaperShop(seed);
        const story: Story = {
          shiftId: shop.openShift(),
          asked: [],
          discarded: new Set(),
          confirmed: new Set(),
        };
        for (const now of steps) {
          await take(shop, story, now);
          holds(shop, story);
        }
        // The printer is well again, and time goes by.
        for (let left = 200; left > 0 && !shop.jobs().every(({ state }) => settled.has(state)); left -= 1) {
          const wait = await shop.pass('prints');
          shop.clock.advance(Math.min(wait ?? 0, 60_000));
        }
        holds(shop, story);
        for (const { state } of shop.jobs()) expect(settled, 'a state a person can act on').toContain(state);
        shop.close();
      },
    ),
    { numRuns: Number(process.env.QUEUE_RUNS ?? 40) },
  );
}, 120_000);

describe('a job', () => {
  const shopWithSlip = () => {
    const shop = openPaperShop(1);
    const shiftId = shop.openShift();
    return { shop, shiftId, saleId: shop.sell(), job: () => must(shop.jobs()[0], 'the job') };
  };

  test('is tried again by itself while nothing left us, more and more patiently', async () => {
    const { shop, job } = shopWithSlip();
    const rests: (number | null)[] = [];
    for (let i = 0; i < 6; i += 1) {
      await shop.pass('paperOut');
      expect(job()).toMatchObject({ state: 'queued', problem: 'paperOut', attempts: i + 1 });
      const rest = must(await shop.pass('prints'), 'a rest');
      rests.push(rest);
      expect(shop.sheets).toEqual([]);
      shop.clock.advance(rest);
    }
    expect(rests).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
    await shop.pass('prints');
    expect(job()).toMatchObject({ state: 'printed', problem: null });
  });

  test.each(['cutOff', 'breaks', 'plugPulledBefore', 'plugPulledWithin', 'plugPulledAfter'] as const)(
    'whose first byte may have left is never sent again by itself (%s)',
    async (fate) => {
      const { shop, job } = shopWithSlip();
      await shop.pass(fate);
      for (let i = 0; i < 3; i += 1) await shop.pass('prints');
      expect(job().state).toBe('unknown');
      expect(shop.sheets.filter(({ whole }) => whole).length).toBeLessThanOrEqual(1);
    },
  );

  test('that may have come out is printed again as a COPY, or confirmed', async () => {
    for (const decision of ['retry', 'confirm'] as const) {
      const { shop, job } = shopWithSlip();
      await shop.pass('cutOff');
      shop.ask(decision === 'retry' ? retryJobs : confirmJobs, { jobIds: [job().id] });
      await shop.pass('prints');
      expect(job().state).toBe('printed');
      const marks = shop.sheets.map(({ copyMark }) => copyMark);
      if (decision === 'confirm') expect(marks).toEqual([undefined]);
      else expect(marks).toEqual([undefined, expect.stringMatching(/^COPY 1 · .* · Aizada$/)]);
    }
  });

  test('that failed before its first byte is still the first slip', async () => {
    const { shop, job } = shopWithSlip();
    await shop.pass('unreachable');
    shop.ask(retryJobs, { jobIds: [job().id] });
    await shop.pass('prints');
    expect(shop.sheets).toMatchObject([{ copyMark: undefined, whole: true }]);
  });

  test('nobody waits for any more is not printed unasked', async () => {
    const { shop, job } = shopWithSlip();
    shop.clock.advance(tooOldMs + 1);
    await shop.pass('prints');
    expect(shop.sheets).toEqual([]);
    expect(job()).toMatchObject({ state: 'failed', problem: 'tooOld' });
    shop.ask(retryJobs, { jobIds: [job().id] });
    await shop.pass('prints');
    expect(job().state).toBe('printed');
  });

  test('does not wait for tomorrow because the clock was set back to yesterday', async () => {
    const { shop, job } = shopWithSlip();
    await shop.pass('paperOut');
    shop.clock.advance(-24 * 3_600_000);
    await shop.pass('prints');
    expect(job().state).toBe('printed');
  });

  test('keeps its place: a later slip does not overtake one that waits', async () => {
    const { shop, saleId } = shopWithSlip();
    await shop.pass('paperOut');
    const second = shop.sell();
    shop.clock.advance(20_000);
    await shop.pass('prints');
    await shop.pass('prints');
    expect(shop.sheets.map(({ subjectId }) => subjectId)).toEqual([saleId, second]);
  });

  test('of a sale that is nowhere to be found holds up nobody else’s', async () => {
    const { shop } = shopWithSlip();
    shop.ledger.sqlite.exec('pragma foreign_keys = off; delete from sale');
    shop.sell();
    await shop.pass('prints');
    await shop.pass('prints');
    expect(shop.jobs().map(({ state, problem }) => [state, problem])).toEqual([
      ['failed', 'notDrawn'],
      ['printed', null],
    ]);
  });
});

describe('slips', () => {
  test('a Z is printed once; printed again it says COPY', async () => {
    const shop = openPaperShop(1);
    const shiftId = shop.openShift();
    shop.closeShift(shiftId);
    for (let i = 0; i < 3; i += 1) await shop.pass('prints');
    expect(shop.sheets).toMatchObject([{ kind: 'zReport', copyMark: undefined }]);
    shop.ask(reprint, { kind: 'zReport', subjectId: shiftId });
    shop.ask(reprint, { kind: 'zReport', subjectId: shiftId });
    for (let i = 0; i < 3; i += 1) await shop.pass('prints');
    expect(shop.sheets.map(({ copyMark }) => copyMark?.slice(0, 6))).toEqual([undefined, 'COPY 1', 'COPY 2']);
  });

  test('a first slip is asked for once, and never after a copy', async () => {
    const shop = openPaperShop(1);
    shop.openShift();
    const saleId = shop.sell();
    expect(shop.ask(printReceipt, { saleId })).toBe('AlreadyPrinted');
    shop.ask(discardJobs, { jobIds: shop.jobs().map(({ id }) => id) });
    expect(shop.ask(printReceipt, { saleId })).toMatchObject({ copy: 0 });
    expect(shop.ask(printReceipt, { saleId })).toBe('AlreadyPrinted');
    expect(shop.ask(printReceipt, { saleId: shop.ledger.newId() })).toBe('NothingToPrint');
  });

  test('a first slip that may be on paper was the first, though its job was let go', async () => {
    const shop = openPaperShop(1);
    shop.openShift();
    const saleId = shop.sell();
    await shop.pass('cutOff');
    shop.ask(discardJobs, { jobIds: shop.jobs().map(({ id }) => id) });
    expect(shop.ask(printReceipt, { saleId })).toBe('AlreadyPrinted');
    expect(shop.ask(reprint, { kind: 'receipt', subjectId: saleId })).toMatchObject({ copy: 1 });
  });

  test('without a printer the queue holds the last five hundred; those before are asked for by a person', async () => {
    const shop = openPaperShop(1);
    shop.openShift();
    shop.sell();
    const { at, id } = { at: shop.clock.now(), id: must(shop.jobs()[0], 'a job').id.slice(0, 24) };
    shop.ledger.sqlite.exec(
      `with recursive n(n) as (select 1 union all select n + 1 from n where n < 600)
       insert into print_job (id, kind, use, subject_id, state, created_at, asked_at)
       select '${id}' || printf('%012x', n + 281474976710000), 'receipt', 'receipt', n, 'queued', ${at}, ${at} from n`,
    );
    await shop.pass('noPrinter');
    const count = (wanted: string) => shop.jobs().filter(({ state }) => state === wanted).length;
    expect([count('queued'), count('failed')]).toEqual([500, 101]);
  });

  test('the list keeps the last hundred printed, and does not grow with the years', async () => {
    const shop = openPaperShop(1);
    shop.openShift();
    for (let i = 0; i < 130; i += 1) {
      shop.sell();
      await shop.pass('prints');
    }
    expect(shop.sheets).toHaveLength(130);
    expect(shop.jobs()).toHaveLength(100);
  });
});
