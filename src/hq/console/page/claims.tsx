/** Machines that come back to a headquarters that lost them: let in by who knows them. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { ConfirmButton } from '../../../renderer/parts/confirm-bar.tsx';
import { DateText } from '../../../renderer/parts/date-text.tsx';
import { CheckIcon, CloseIcon } from '../../../renderer/parts/icons.tsx';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { toast } from '../../../renderer/parts/toast.tsx';
import { api, refetchInterval, useHqNow } from './api.ts';
import styles from './page.module.css';
import { type Column, Table } from './table.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

type Claim = Awaited<ReturnType<typeof api.claims.list.call>>[number];

/** Until when machines may ask; null when they may not. */
export function useDoor(company: string): number | null {
  const now = useHqNow(60_000);
  const companies = useQuery(api.companies.list.queryOptions({ input: {} }));
  const until = companies.data?.find(({ id }) => id === company)?.returningUntil ?? 0;
  return until > now ? until : null;
}

/** Draws nothing while no machine may ask. */
export function Claims({ company }: { readonly company: string }) {
  const w = useWords(pageWords).claims;
  const until = useDoor(company);
  const open = until !== null;
  const asked = useQuery({
    ...api.claims.list.queryOptions({ input: { company } }),
    refetchInterval,
    enabled: open,
  });
  const door = useMutation(
    api.claims.door.mutationOptions({ onSuccess: () => toast(w.closed, { tone: 'green' }) }),
  );
  if (until === null) return null;
  const rows = asked.data ?? [];
  return (
    <section className={styles.claims} aria-label={w.title}>
      {rows.length > 0 && <Asking company={company} rows={rows} />}
      <div className={styles.claimsFoot}>
        <p className={styles.hint}>
          {w.waiting} <DateText at={until} />
        </p>
        <ActionButton
          label={w.close}
          pending={door.isPending}
          onClick={() => door.mutate({ company, open: false })}
        />
      </div>
      <Troubled error={asked.error ?? door.error} />
    </section>
  );
}

function Asking({ company, rows }: { readonly company: string; readonly rows: readonly Claim[] }) {
  const w = useWords(pageWords).claims;
  const accept = useMutation(api.claims.accept.mutationOptions());
  const refuse = useMutation(api.claims.refuse.mutationOptions());
  const pending = accept.isPending || refuse.isPending;
  const of = ({ till, publicKey }: Claim) => ({ company, till, publicKey });
  const welcome = async (claims: readonly Claim[]) => {
    for (const one of claims) {
      await accept.mutateAsync(of(one));
      toast(w.accepted(one.name || w.unnamed), { tone: 'green' });
    }
  };
  const letIn = (claims: readonly Claim[]) => void welcome(claims).catch(() => undefined);
  const deeds: Column<Claim> = {
    key: 'act',
    head: w.actions,
    act: true,
    cell: (one) => {
      const name = one.name || w.unnamed;
      return (
        <span className={styles.deeds}>
          <ActionButton
            icon={CheckIcon}
            label={w.accept}
            name={w.acceptOne(name)}
            disabled={pending}
            onClick={() => letIn([one])}
          />
          <ActionButton
            icon={CloseIcon}
            tone="quiet"
            label={w.refuse}
            name={w.refuseOne(name)}
            disabled={pending}
            onClick={() => refuse.mutate(of(one))}
          />
        </span>
      );
    },
  };
  const free = rows.filter(({ taken }) => !taken);
  return (
    <>
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle}>{w.title}</h2>
        {free.length > 1 && (
          <ConfirmButton
            icon={CheckIcon}
            tone="accent"
            label={w.acceptAll}
            question={w.acceptAllQuestion}
            confirm={w.acceptAll}
            pending={pending}
            onConfirm={() => letIn(free)}
          />
        )}
      </div>
      <p className={styles.hint}>{w.hint}</p>
      <Troubled error={accept.error ?? refuse.error} />
      <Table
        label={w.title}
        rows={rows}
        keyOf={({ till, publicKey }) => `${till}/${publicKey}`}
        columns={[...useSaid(), deeds]}
      />
    </>
  );
}

/** What a machine says of itself, and what it proves. */
function useSaid(): Column<Claim>[] {
  const w = useWords(pageWords).claims;
  return [
    {
      key: 'machine',
      head: w.machine,
      cell: ({ name, taken }) => (
        <>
          <bdi className={styles.strong}>{name || w.unnamed}</bdi>
          {taken && <p className={styles.amber}>{w.taken}</p>}
        </>
      ),
    },
    {
      key: 'place',
      head: w.place,
      cell: ({ branchName, branchCode, tillCode }) => (
        <>
          <bdi>{branchName || branchCode}</bdi>{' '}
          <bdi className={styles.faint} dir="ltr">
            {branchCode}-{tillCode}
          </bdi>
        </>
      ),
    },
    {
      key: 'brings',
      head: w.brings,
      end: true,
      cell: ({ entries }) => <CountText count={entries} />,
    },
    {
      key: 'fingerprint',
      head: w.fingerprint,
      cell: ({ fingerprint }) => (
        <bdi className={styles.mono} dir="ltr">
          {fingerprint}
        </bdi>
      ),
    },
    { key: 'since', head: w.since, cell: ({ at }) => <DateText at={at} show="both" /> },
  ];
}
