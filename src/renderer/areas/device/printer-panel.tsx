/** The print queue: what a person must decide about, what waits and why, what came out lately. */
import { useNavigate } from '@tanstack/react-router';
import type { JobRow, PrinterView } from '../../../domain/areas/device/printer-contract.ts';
import { deviceWords } from '../../../domain/areas/device/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { PrinterIcon, WarningIcon } from '../../parts/icons.tsx';
import styles from './device.module.css';
import { AllAtOnce, JobCard, JobLine } from './job-card.tsx';

/** A slip or two to compare with; the rest is among the receipts. */
const shownPrinted = 5;

export function PrinterPanel({ close }: { readonly close: () => void }) {
  const w = useWords(deviceWords);
  const sees = useMay('device.view');
  const printer = useLive(api.device.printer, {}).data;
  const jobs = useLive(api.device.jobs, sees ? {} : null);
  if (!printer) return null;
  const open = (jobs.data ?? []).filter(({ state }) => state !== 'printed');
  const printed = (jobs.data ?? []).filter(({ state }) => state === 'printed').slice(0, shownPrinted);
  return (
    <div className={styles.panel}>
      <State printer={printer} close={close} />
      <ErrorNote error={jobs.error} />
      <Open jobs={open} />
      {printed.length > 0 && (
        <section>
          <h3 className={styles.heading}>{w.printedLately}</h3>
          <ul className={styles.list}>
            {printed.map((job) => (
              <JobLine key={job.id} job={job} />
            ))}
          </ul>
        </section>
      )}
      {printer.printers[0] && <TestButton deviceId={printer.printers[0].deviceId} />}
    </div>
  );
}

interface StateProps {
  readonly printer: PrinterView;
  readonly close: () => void;
}

function State({ printer, close }: StateProps) {
  const w = useWords(deviceWords);
  if (printer.printers.length === 0) return <NoPrinter waits={printer.queued > 0} close={close} />;
  if (printer.problem) {
    return (
      <Note tone="amber" icon={WarningIcon}>
        {w.problems[printer.problem]}
      </Note>
    );
  }
  return <p className={styles.lead}>{printer.printing ? w.status.printing : w.status.ready}</p>;
}

function NoPrinter({ waits, close }: { readonly waits: boolean; readonly close: () => void }) {
  const w = useWords(deviceWords);
  const navigate = useNavigate();
  const maySet = useMay('device.edit');
  const settings = {
    label: w.act.settings,
    onClick: () => {
      close();
      void navigate({ to: '/settings' as never });
    },
  };
  return (
    <Note tone={waits ? 'amber' : 'ink'} icon={PrinterIcon} action={maySet ? settings : undefined}>
      <strong>{w.status.none}.</strong> {w.status.noneHint}
    </Note>
  );
}

function Open({ jobs }: { readonly jobs: readonly JobRow[] }) {
  const maySettle = useMay('device.print');
  if (jobs.length === 0) return null;
  return (
    <>
      {maySettle && <AllAtOnce jobs={jobs} />}
      <ul className={styles.list}>
        {jobs.map((job) => (
          <JobCard key={job.id} job={job} maySettle={maySettle} />
        ))}
      </ul>
    </>
  );
}

function TestButton({ deviceId }: { readonly deviceId: string }) {
  const w = useWords(deviceWords);
  const mayPrint = useMay('device.print');
  const test = useCommand(api.device.printTest);
  if (!mayPrint) return null;
  return (
    <>
      <ErrorNote error={test.refused} />
      <ActionButton
        label={w.act.test}
        icon={PrinterIcon}
        pending={test.pending}
        onClick={() => test.run({ deviceId })}
        fullWidth
      />
    </>
  );
}
