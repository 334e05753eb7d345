/** One slip of the queue, and what can be done about it. */
import { useState } from 'react';
import type { JobRow, PrinterNow } from '../../../domain/areas/device/printer-contract.ts';
import { printerWords } from '../../../domain/areas/device/printer-words.ts';
import { deviceWords } from '../../../domain/areas/device/words.ts';
import { formatNumber, isolated } from '../../../domain/kit/format.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import styles from './device.module.css';

function useJobTitle(): (job: JobRow) => string {
  const w = useWords(deviceWords);
  const language = useLanguage();
  return ({ kind, number, copy }) => {
    const named = number === null ? w.kinds[kind] : `${w.kinds[kind]} ${isolated(number)}`;
    return copy === 0 ? named : `${named} · ${w.copy(formatNumber(copy, language))}`;
  };
}

interface JobProps {
  readonly job: JobRow;
  readonly printers: readonly PrinterNow[];
}

/** Who printed it or is to, told where there are several; and that it does so for another. */
function useTaker(): (props: JobProps) => string | null {
  const w = useWords(printerWords).queue;
  return ({ job: { deviceId, printer, use, kind }, printers }) => {
    if (printer === null) return null;
    // These are asked of one printer, whatever it prints otherwise.
    const isTrial = kind === 'test' || kind === 'codePages';
    const taker = printers.find((one) => one.deviceId === deviceId);
    if (taker && !isTrial && !taker.uses.includes(use)) return w.standIn(isolated(printer));
    return printers.length > 1 ? w.by(isolated(printer)) : null;
  };
}

/** `sent`: this printer never says whether it came out. */
export function JobLine({ job, printers }: JobProps) {
  const titleOf = useJobTitle();
  const takerOf = useTaker();
  const w = useWords(printerWords).queue;
  const said = [job.confirmed ? w.cameOut : w.sent, takerOf({ job, printers })].filter((part) => part);
  return (
    <li className={styles.line}>
      <span>
        {titleOf(job)} <small className={styles.when}>{said.join(' · ')}</small>
      </span>
      <span className={styles.when}>
        <DateText at={job.createdAt} show="time" />
      </span>
    </li>
  );
}

export function JobCard({ job, printers, maySettle }: JobProps & { readonly maySettle: boolean }) {
  const titleOf = useJobTitle();
  const asks = job.state === 'unknown' || job.state === 'failed';
  return (
    <li className={styles.job} data-tone={asks ? 'amber' : undefined}>
      <div className={styles.line}>
        <strong>{titleOf(job)}</strong>
        <span className={styles.when}>
          <DateText at={job.createdAt} show="time" />
        </span>
      </div>
      <JobState job={job} printers={printers} />
      {maySettle && job.state !== 'sending' && <Decisions jobs={[job]} />}
    </li>
  );
}

function JobState({ job, printers }: JobProps) {
  const w = useWords(deviceWords);
  const { waitsFor } = useWords(printerWords).queue;
  const taker = useTaker()({ job, printers });
  const waits = job.printer === null ? w.waits : waitsFor(isolated(job.printer));
  return (
    <p className={styles.state}>
      {job.problem ? w.problems[job.problem] : job.state === 'sending' ? w.status.printing : waits}
      {taker && job.state !== 'queued' && <span> {taker}.</span>}
      {job.state === 'unknown' && <strong> {w.cameOutWhole}</strong>}
    </p>
  );
}

export function AllAtOnce({ jobs }: { readonly jobs: readonly JobRow[] }) {
  const open = jobs.filter(({ state }) => state !== 'sending');
  return open.length > 1 ? <Decisions jobs={open} /> : null;
}

/** For one slip, or for all that wait for a word. */
function Decisions({ jobs }: { readonly jobs: readonly JobRow[] }) {
  const w = useWords(deviceWords);
  const [asking, setAsking] = useState(false);
  const retry = useCommand(api.device.retryJobs);
  const confirm = useCommand(api.device.confirmJobs);
  const discard = useCommand(api.device.discardJobs);
  const idsOf = (wanted: (job: JobRow) => boolean) => jobs.filter(wanted).map(({ id }) => id);
  const unknown = idsOf(({ state }) => state === 'unknown');
  // What merely waits its turn needs nobody.
  const failed = idsOf(
    ({ state, problem }) => state === 'failed' || (state === 'queued' && problem !== null),
  );
  const all = jobs.map(({ id }) => id);
  const many = jobs.length > 1;
  // What is said of all at once is said of more than one.
  const least = many ? 1 : 0;
  if (asking) {
    return (
      <ConfirmBar
        question={w.letGoQuestion(jobs.length)}
        confirm={many ? w.act.letAllGo : w.act.letGo}
        danger
        pending={discard.pending}
        onConfirm={() => discard.run({ jobIds: all })}
        onCancel={() => setAsking(false)}
      />
    );
  }
  return (
    <>
      <ErrorNote error={retry.refused ?? confirm.refused ?? discard.refused} />
      <div className={styles.acts}>
        {unknown.length > least && (
          <ActionButton
            label={many ? w.act.allCameOut : w.act.cameOut}
            pending={confirm.pending}
            onClick={() => confirm.run({ jobIds: unknown })}
          />
        )}
        {unknown.length > 0 && !many && (
          <ActionButton
            label={w.act.printAgain}
            pending={retry.pending}
            onClick={() => retry.run({ jobIds: unknown })}
          />
        )}
        {failed.length > least && (
          <ActionButton
            label={many ? w.act.tryAllAgain : w.act.tryAgain}
            pending={retry.pending}
            onClick={() => retry.run({ jobIds: failed })}
          />
        )}
        <ActionButton
          label={many ? w.act.letAllGo : w.act.letGo}
          tone="quiet"
          onClick={() => setAsking(true)}
        />
      </div>
    </>
  );
}
