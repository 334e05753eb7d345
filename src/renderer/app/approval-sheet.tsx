/** A manager's PIN or badge over the pane that asked; the answer is a one-time token. */
import { useState } from 'react';
import { accessWords } from '../../domain/areas/access/words.ts';
import { formatPercent } from '../../domain/kit/format.ts';
import { basisPoints } from '../../domain/kit/money.ts';
import { Chips } from '../parts/chips.tsx';
import { ErrorNote } from '../parts/error-note.tsx';
import { PinPad } from '../parts/pin-pad.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { newId } from './adapters.ts';
import { type ApprovalRequest, useApprovals } from './approval.ts';
import styles from './approval-sheet.module.css';
import { useAsk } from './ask.ts';
import { api, client } from './client.ts';
import { useLanguage, useWords } from './language.ts';
import { type Refused, refusedOf, useExplain } from './refusal.ts';
import { useScan } from './scan-queue.ts';
import { play } from './sounds.ts';

export function ApprovalSheet() {
  const w = useWords(accessWords).approval;
  const request = useApprovals((approvals) => approvals.request);
  return (
    <Sheet
      opened={request !== null}
      onClose={() => request?.settle(null)}
      title={w.title}
      side="pane"
      pane={request?.pane ?? null}
    >
      {request && <Ask request={request} />}
    </Sheet>
  );
}

interface Proof {
  readonly pin?: string;
  readonly badge?: string;
  readonly userId?: string;
}

interface Choice {
  /** Those whom one PIN fits. */
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly proof: Proof;
}

function Ask({ request }: { request: ApprovalRequest }) {
  const w = useWords(accessWords).approval;
  const explain = useExplain();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const { permission, wantedBp } = request;

  const approve = async (proof: Proof): Promise<void> => {
    setPending(true);
    setRefused(null);
    setChoice(null);
    try {
      const wanted = wantedBp === undefined ? {} : { wantedBp };
      const { token } = await client.access.approve({ commandId: newId(), permission, ...wanted, ...proof });
      request.settle(token);
    } catch (error) {
      const why = refusedOf(error, 'access');
      setPending(false);
      if (why.code === 'ChooseApprover') {
        setChoice({ ...(why.data as Pick<Choice, 'users'>), proof });
        return;
      }
      setRefused(why);
      play('unknown');
    }
  };
  useScan(({ code }) => approve({ badge: code }));

  if (choice) {
    return (
      <div className={styles.ask}>
        <p className={styles.why}>{w.choose}</p>
        <Chips
          label={w.choose}
          wrap
          chips={choice.users.map(({ id, name }) => ({ id, label: name }))}
          chosen={[]}
          onPick={(userId) => void approve({ ...choice.proof, userId })}
        />
      </div>
    );
  }
  const isTheirs = refused !== null && refused.code !== 'OFFLINE' && refused.code !== 'FAULT';
  return (
    <div className={styles.ask}>
      <Why request={request} />
      {!isTheirs && <ErrorNote error={refused} />}
      <PinPad
        pending={pending}
        submitLabel={w.enter}
        error={isTheirs ? explain(refused) : null}
        onSubmit={(pin) => void approve({ pin })}
      />
    </div>
  );
}

/** What is asked for, of whom, and that it counts once. */
function Why({ request: { permission, wantedBp, reason } }: { request: ApprovalRequest }) {
  const { approval: w, permissions } = useWords(accessWords);
  const language = useLanguage();
  const approvers = useAsk(
    api.access.approvers,
    wantedBp === undefined ? { permission } : { permission, wantedBp },
  );
  const names = approvers.data?.map(({ name }) => name).join(' · ');
  const needs =
    wantedBp === undefined
      ? w.why(permissions[permission])
      : w.whyDiscount(formatPercent(basisPoints(wantedBp), language));
  return (
    <div>
      <p className={styles.why}>{reason ?? needs}</p>
      <p className={styles.hint}>{names ? `${w.who} ${names}` : w.hint}</p>
    </div>
  );
}
