/** A manager's PIN or badge over the pane that asked; the answer is a one-time token. */
import { useState } from 'react';
import { Chips } from '../parts/chips.tsx';
import { ErrorNote } from '../parts/error-note.tsx';
import { PinPad } from '../parts/pin-pad.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { newId } from './adapters.ts';
import { type ApprovalRequest, useApprovals } from './approval.ts';
import { client } from './client.ts';
import { useLanguage, useWords } from './language.ts';
import { permissionName } from './permission-names.ts';
import { type Refused, refusedOf, useExplain } from './refusal.ts';
import { useScan } from './scan-queue.ts';
import { play } from './sounds.ts';
import { appWords } from './words.ts';

export function ApprovalSheet() {
  const w = useWords(appWords);
  const request = useApprovals((approvals) => approvals.request);
  return (
    <Sheet
      opened={request !== null}
      onClose={() => request?.settle(null)}
      title={w.approval.title}
      side="pane"
      pane={request?.pane ?? null}
    >
      {request && <Ask request={request} />}
    </Sheet>
  );
}

interface Approver {
  readonly id: string;
  readonly name: string;
}

function Ask({ request }: { request: ApprovalRequest }) {
  const w = useWords(appWords);
  const language = useLanguage();
  const explain = useExplain();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  /** Where one PIN fits two: the two. */
  const [approvers, setApprovers] = useState<readonly Approver[]>([]);
  const [userId, setUserId] = useState<string>();

  const approve = async (proof: { pin: string } | { badge: string }): Promise<void> => {
    setPending(true);
    setRefused(null);
    const { permission, wantedBp } = request;
    try {
      const { token } = await client.access.approve({
        commandId: newId(),
        permission,
        ...(wantedBp === undefined ? {} : { wantedBp }),
        ...(userId === undefined ? {} : { userId }),
        ...proof,
      });
      request.settle(token);
    } catch (error) {
      const why = refusedOf(error, 'access');
      if (why.code === 'ChooseApprover') setApprovers((why.data as { users: readonly Approver[] }).users);
      setRefused(why);
      setPending(false);
      play('unknown');
    }
  };
  useScan(({ code }) => approve({ badge: code }));

  return (
    <>
      <p style={{ margin: 0, textAlign: 'center', textWrap: 'balance' }}>
        {request.reason ?? w.approval.why(permissionName(request.permission, language))} {w.approval.ask}
      </p>
      {approvers.length > 0 && (
        <Chips
          label={w.approval.title}
          wrap
          chips={approvers.map(({ id, name }) => ({ id, label: name }))}
          chosen={userId === undefined ? [] : [userId]}
          onPick={setUserId}
        />
      )}
      {refused?.code === 'OFFLINE' && <ErrorNote error={refused} />}
      <PinPad
        pending={pending}
        submitLabel={w.verb.approve}
        error={refused === null || refused.code === 'OFFLINE' ? null : explain(refused)}
        onSubmit={(pin) => void approve({ pin })}
      />
    </>
  );
}
