/** One slip of the queue, and what can be done about it. */
import { useState } from 'react';
import type { JobRow } from '../../../domain/areas/device/printer-contract.ts';
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

export function JobLine({ job }: { readonly job: JobRow }) {
  const titleOf = useJobTitle();
  return (
    <li className={styles.line}>
      <span>{titleOf(job)}</span>
      <span className={styles.when}>
        <DateText at={job.createdAt} show="time" />
      </span>
    </li>
  );
}

export function JobCard({ job, maySettle }: { readonly job: JobRow; readonly maySettle: boolean }) {
  const w = useWords(deviceWords);
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
      <p className={styles.state}>
        {job.problem ? w.problems[job.problem] : job.state === 'sending' ? w.status.printing : w.waits}
        {job.state === 'unknown' && <strong> {w.cameOutWhole}</strong>}
      </p>
      {maySettle && job.state !== 'sending' && <Decisions jobs={[job]} />}
    </li>
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
