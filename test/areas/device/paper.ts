/** A shop's ledger and a printer whose faults are ours to choose; what leaves it lies on paper for good. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PrintDocument } from '../../../src/domain/areas/device/document.ts';
import { idMaker } from '../../../src/domain/kit/ids.ts';
import { must, ok } from '../../../src/domain/kit/result.ts';
import type { AnyHandler, Call, Kit } from '../../../src/main/areas/area.ts';
import { AttachedPrinter } from '../../../src/main/areas/device/attached-printer.ts';
import { doubtSending, tidyQueue } from '../../../src/main/areas/device/commands/progress.ts';
import { PrintPump, type PumpParts, type RunningPump, runPump } from '../../../src/main/areas/device/pump.ts';
import { reactions } from '../../../src/main/areas/device/reactions.ts';
import { printJob } from '../../../src/main/areas/device/tables.ts';
import { areas } from '../../../src/main/areas/index.ts';
import { cashMove, shift, shiftClose } from '../../../src/main/areas/shift/tables.ts';
import type { Printer, PrintOutcome } from '../../../src/main/devices/printer/index.ts';
import { blankBitmap } from '../../../src/main/devices/printer/raster/bitmap.ts';
import type { Timers } from '../../../src/main/devices/transport/timers.ts';
import { openLedger } from '../../../src/main/ledger/open.ts';
import { migrationsDir } from '../../../src/main/paths.ts';
import { addSale, cash } from '../../kit/facts.ts';
import { seededBytes, TestClock, type TestTill } from '../../kit/till.ts';

/** What the printer does with the next slip, and where the plug is pulled, if it is. */
export type Fate =
  | 'prints'
  | 'noPrinter'
  /** Nothing leaves us. */
  | 'unreachable'
  | 'paperOut'
  /** Half of it is on paper. */
  | 'cutOff'
  /** The driver breaks after the first byte. */
  | 'breaks'
  | 'plugPulledWhileDrawn'
  | 'plugPulledBefore'
  | 'plugPulledWithin'
  | 'plugPulledAfter';

export interface Sheet {
  readonly jobId: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly copyMark: string | undefined;
  readonly whole: boolean;
}

export type PaperShop = ReturnType<typeof openPaperShop>;

/** Printers of another test's in place of the one whose fates are chosen. */
export interface Press {
  readonly printers: readonly (Pick<AttachedPrinter, 'uses' | 'standsInFor'> & {
    readonly printer: Printer;
  })[];
  readonly draw: PumpParts['draw'];
}

export function openPaperShop(
  seed: number,
  press?: Press,
  clock = new TestClock(Date.UTC(2026, 10, 20, 8, 30)),
) {
  const dataDir = mkdtempSync(join(tmpdir(), 'dukkan-paper-'));
  const random = seededBytes(seed);
  const open = () =>
    openLedger({
      dataDir,
      migrationsDir,
      tables: areas.flatMap(({ tables }) => tables),
      projections: areas.flatMap(({ projections }) => projections),
      reactions,
      now: clock.now,
      makeIds: (bornUntil) => idMaker(clock.now, random, bornUntil),
      onFault: (error) => {
        throw error;
      },
    });
  let opened = open();
  const sheets: Sheet[] = [];
  const now = { fate: 'prints' as Fate, document: null as PrintDocument | null, pullPlug: () => {} };
  const put = (jobId: string, whole: boolean): void => {
    const all = opened.ledger.read.db.select().from(printJob).all();
    const { kind, subjectId } = must(
      all.find((job) => job.id === jobId),
      'the job on paper',
    );
    sheets.push({ jobId, subjectId, kind, copyMark: now.document?.copyMark, whole });
  };
  const fated: Printer = {
    widthDots: 384,
    print: async (_bitmap, { id }) => fates(now.fate, put, now.pullPlug)(id),
  };
  const allUses = { uses: ['receipt', 'report'], standsInFor: [] } as const;
  let timers: Timers | null = null;
  let running: RunningPump[] = [];
  const wakeAll = (): void => {
    for (const pump of running) pump.wake();
  };
  const start = (): PrintPump[] => {
    const printers = (press?.printers ?? [{ ...allUses, printer: fated }]).map(
      ({ printer, ...told }, n) => new AttachedPrinter({ ...told, deviceId: `${n}`, name: `${n}` }, printer),
    );
    const parts = printers.map((printer) => ({
      ledger: opened.ledger,
      log: { info: () => {}, warn: () => {}, fault: () => {}, onFault: () => () => {} },
      draw: async (document: PrintDocument, widthDots: number) => {
        now.document = document;
        if (press) return press.draw(document, widthDots);
        if (now.fate === 'plugPulledWhileDrawn') return pulledForever(now.pullPlug);
        return { bitmap: blankBitmap(384, 8), cuts: [], omissions: [] };
      },
      printer,
      printers: () => printers,
      changed: wakeAll,
    }));
    // Of a till that was killed nothing runs on.
    for (const pump of running) void pump.stop();
    const by = timers;
    if (by) running = parts.map((each) => runPump(each, by));
    opened.ledger.watchers.watch(['print_job'], wakeAll);
    return parts.map((each) => new PrintPump(each));
  };
  let pumps = start();
  const reopen = (): void => {
    opened.close();
    opened = open();
    doubtSending(opened.ledger, null);
    pumps = start();
  };
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    opened.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  onTestFinished(close);
  const write = (command: string, decide: Parameters<typeof opened.ledger.commit>[1]) => {
    const { ledger } = opened;
    const done = ledger.commit(
      { id: ledger.newId(), command, actor: { userId: null, name: 'Aizada' } },
      decide,
    );
    return done.ok ? done.value : done.refusal.code;
  };
  return {
    sheets,
    clock,
    get ledger() {
      return opened.ledger;
    },
    jobs: () => opened.ledger.read.db.select().from(printJob).orderBy(printJob.id).all(),
    openShift() {
      const id = opened.ledger.newId();
      write('test.shift', (tx) => {
        const { tillId, branchId } = tx.identity;
        tx.add(shift, { id, number: 'A-1', tillId, branchId, businessDate: '2026-11-20', openedAt: tx.at });
        return ok(null);
      });
      return id;
    },
    sell: () => addSale({ kit: { ledger: opened.ledger } } as TestTill, { tenders: [cash(5000)] }).id,
    closeShift: (shiftId: string) =>
      void write('test.close', (tx) => {
        const seal = { expected: [], tipSeq: 1, tipHash: '' };
        tx.add(shiftClose, { shiftId, zNumber: 'A-1', closedAt: tx.at, ...seal });
        return ok(null);
      }),
    payOut(shiftId: string) {
      const id = opened.ledger.newId();
      write('test.payOut', (tx) => {
        const move = { id, shiftId, at: tx.at, kind: 'payOut', currency: 'KGS', amountMinor: -5000 } as const;
        tx.add(cashMove, move);
        return ok(null);
      });
      return id;
    },
    /** A command of the area, as somebody who may do everything. */
    ask: (command: AnyHandler, input: object) =>
      write('test.ask', (tx) => {
        if (command.kind !== 'command') throw new Error('not a command');
        return command.run(tx, input as never, everybody, noKit);
      }),
    /** One pass of the nth printer's pump, which meets this fate; after a pulled plug the till starts anew. */
    async pass(fate: Fate, nth = 0): Promise<number | null> {
      tidyQueue(opened.ledger);
      if (fate === 'noPrinter') return null;
      now.fate = fate;
      const plug = new Promise<'pulled'>((resolve) => {
        now.pullPlug = () => resolve('pulled');
      });
      const pump = must(pumps[nth], 'a printer');
      const ended = await Promise.race([pump.pass(new AbortController().signal), plug]);
      if (ended !== 'pulled') return ended;
      reopen();
      return null;
    },
    /** The pumps run by themselves from now on, in this time, and again after each start. */
    run(by: Timers): void {
      timers = by;
      pumps = start();
    },
    /** The plug is pulled in the midst of a pass: it ends there, and the till starts anew. */
    pullPlug: () => now.pullPlug(),
    close,
    /** In good order, as at the end of a day. */
    reopen,
  };
}

function pulledForever(pullPlug: () => void): Promise<never> {
  pullPlug();
  return new Promise(() => {});
}

function fates(
  fate: Fate,
  put: (jobId: string, whole: boolean) => void,
  pullPlug: () => void,
): (jobId: string) => PrintOutcome | Promise<PrintOutcome> {
  const forever = new Promise<PrintOutcome>(() => {});
  const detail = 'as the test wants it';
  const all: Record<Fate, (jobId: string) => PrintOutcome | Promise<PrintOutcome>> = {
    noPrinter: () => forever,
    prints: (jobId) => {
      put(jobId, true);
      return { kind: 'printed', confirmed: true };
    },
    unreachable: () => ({ kind: 'failed', fault: 'unreachable', detail }),
    paperOut: () => ({ kind: 'failed', fault: 'paperOut', detail }),
    cutOff: (jobId) => {
      put(jobId, false);
      return { kind: 'unknown', fault: 'timedOut', detail };
    },
    breaks: (jobId) => {
      put(jobId, false);
      throw new Error(detail);
    },
    plugPulledWhileDrawn: () => forever,
    plugPulledBefore: () => {
      pullPlug();
      return forever;
    },
    plugPulledWithin: (jobId) => {
      put(jobId, false);
      pullPlug();
      return forever;
    },
    plugPulledAfter: (jobId) => {
      put(jobId, true);
      pullPlug();
      return forever;
    },
  };
  return all[fate];
}

/** What is printed is decided by the ledger alone. */
const noKit = {} as Kit;
const everybody: Call = {
  policy: null,
  actor: { userId: null, name: 'Aizada' },
  approval: null,
  language: 'en',
  may: () => true,
  discountLimit: 0 as Call['discountLimit'],
  note: () => {},
  peer: 'test',
  endSession: () => {},
};
