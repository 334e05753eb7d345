/** Where the chain of entries stands, and the proof that nobody changed the past. */
import { useNavigate } from '@tanstack/react-router';
import type { ChainState } from '../../../domain/areas/audit/contract.ts';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CopyIcon } from '../../parts/icons.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { ProgressNote } from '../../parts/progress-note.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './audit.module.css';
import { Verdict } from './verdict.tsx';

export function ChainScreen() {
  const w = useWords(auditWords);
  const navigate = useNavigate();
  const state = useLive(api.audit.chainState, {});
  return (
    <Pane
      label={w.chainTitle}
      head={
        <PageHeader
          title={w.chainTitle}
          onBack={() => void navigate({ to: '/activity' as never })}
          actions={state.data && <VerifyButton checking={state.data.checking !== null} />}
        />
      }
    >
      <div className={styles.chain}>
        <ErrorNote error={state.error} />
        <p className={styles.intro}>{w.chain.intro}</p>
        {state.data && <Standing state={state.data} />}
        {state.data?.checking && <Checking checking={state.data.checking} />}
        {state.data && !state.data.checking && <Verdict last={state.data.last} />}
      </div>
    </Pane>
  );
}

function VerifyButton({ checking }: { readonly checking: boolean }) {
  const w = useWords(auditWords).chain;
  const mayVerify = useMay('audit.verify');
  const command = useCommand(api.audit.verifyChain);
  const verify = useAction({
    id: 'chain.verify',
    label: w.verify,
    keys: ['Mod+Enter'],
    disabled: checking || !mayVerify,
    run: () => command.run({}),
  });
  return (
    <>
      <ErrorNote error={command.refused} />
      <ActionButton {...verify} tone="accent" pending={checking} />
    </>
  );
}

function Checking({ checking }: { readonly checking: NonNullable<ChainState['checking']> }) {
  const w = useWords(auditWords).chain;
  const { stage, done, total } = checking;
  return <ProgressNote label={w.stages[stage] ?? w.verifying} done={total > 0 ? done / total : undefined} />;
}

function Standing({ state }: { readonly state: ChainState }) {
  const w = useWords(auditWords).chain;
  const { tip } = state;
  return (
    <dl className={styles.standing}>
      <div>
        <dt>{w.entries}</dt>
        <dd>
          <CountText count={state.entries} />
        </dd>
      </div>
      {tip && (
        <div>
          <dt>{w.newest}</dt>
          <dd>
            <DateText at={tip.at} show="both" />
          </dd>
        </div>
      )}
      <div>
        <dt>{w.epoch}</dt>
        <dd>
          <CountText count={state.epoch} />
        </dd>
      </div>
      {tip && <Hash hash={tip.hash} />}
    </dl>
  );
}

/** In groups of four, so that it can be read out and compared with a slip. */
const grouped = (hash: string): string => hash.match(/.{1,4}/g)?.join(' ') ?? hash;

function Hash({ hash }: { readonly hash: string }) {
  const w = useWords(auditWords).chain;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(hash);
    toast(w.copied, { id: 'hash' });
  };
  return (
    <div className={styles.hash}>
      <dt>{w.hash}</dt>
      <dd>
        <code dir="ltr">{grouped(hash)}</code>
        {/* A page over plain http has no clipboard. */}
        {navigator.clipboard && (
          <ActionButton label="" name={w.copyHash} icon={CopyIcon} tone="quiet" onClick={() => void copy()} />
        )}
        <p>{w.hashHint}</p>
      </dd>
    </div>
  );
}
