/** What became of a slip that was just asked for. */
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { deviceWords } from '../../../../domain/areas/device/words.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { useLive } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useWords } from '../../../app/language.ts';
import { Note } from '../../../parts/error-note.tsx';
import { CheckIcon, ClockIcon, WarningIcon } from '../../../parts/icons.tsx';

export function Becomes({ jobId }: { readonly jobId: Id }) {
  const w = useWords(printerWords).job;
  const { problems } = useWords(deviceWords);
  const job = useLive(api.device.jobs, {}).data?.find(({ id }) => id === jobId);
  if (!job) return null;
  if (job.state === 'printed')
    return (
      <Note tone="green" icon={CheckIcon}>
        {job.confirmed ? w.printed : w.sent}
      </Note>
    );
  if (job.problem)
    return (
      <Note tone="amber" icon={WarningIcon}>
        {problems[job.problem]}
      </Note>
    );
  return <Note icon={ClockIcon}>{job.state === 'sending' ? w.sending : w.queued}</Note>;
}
