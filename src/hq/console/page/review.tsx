/** What shut-out machines brought, machine by machine: taken in as a whole, or left aside. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { formatNumber } from '../../../domain/kit/format.ts';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { ConfirmButton } from '../../../renderer/parts/confirm-bar.tsx';
import { DateText } from '../../../renderer/parts/date-text.tsx';
import { EmptyState } from '../../../renderer/parts/empty-state.tsx';
import { CheckIcon, InfoIcon, LockIcon, UndoIcon } from '../../../renderer/parts/icons.tsx';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { toast } from '../../../renderer/parts/toast.tsx';
import { api, refetchInterval } from './api.ts';
import { sizeText } from './measure.ts';
import styles from './page.module.css';
import type { PageProps } from './shown.ts';
import { Sign } from './standing-sign.tsx';
import { TillName } from './till-name.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

type Backlog = Awaited<ReturnType<typeof api.review.list.call>>[number];

export function ReviewPage({ company }: PageProps) {
  const w = useWords(pageWords).review;
  const asked = useQuery({ ...api.review.list.queryOptions({ input: { company } }), refetchInterval });
  const all = asked.data ?? [];
  const waiting = all.filter(({ aside }) => !aside).length;
  return (
    <>
      <PageHeader title={w.title} sub={waiting > 0 ? w.count(waiting) : undefined} />
      <Troubled error={asked.error} />
      {asked.data?.length === 0 && <EmptyState icon={CheckIcon} title={w.empty} hint={w.emptyHint} />}
      <div className={styles.cards}>
        {all.map((backlog) => (
          <BacklogCard
            key={`${backlog.till}/${backlog.stream}/${backlog.reason}/${backlog.aside}`}
            company={company}
            backlog={backlog}
          />
        ))}
      </div>
    </>
  );
}

interface BacklogProps {
  readonly company: string;
  readonly backlog: Backlog;
}

function BacklogCard({ company, backlog }: BacklogProps) {
  const w = useWords(pageWords).review;
  const language = useLanguage();
  const { till, stream, reason, aside, entries, bytes, from, to } = backlog;
  return (
    <article className={styles.card}>
      <header className={styles.cardHead}>
        <h2 className={styles.cardTitle}>
          <TillName company={company} till={till} />
          <span className={styles.faint}> · {w.life(formatNumber(stream, language))}</span>
        </h2>
        {aside && <Sign icon={InfoIcon} tone="muted" text={w.aside} />}
      </header>
      <Sign icon={LockIcon} tone={aside ? 'muted' : 'amber'} text={w.reasons[reason]} />
      <dl className={styles.figures}>
        {byArea(backlog).map(([area, count]) => [
          <dt key={area}>{w.areas[area]}</dt>,
          <dd key={`${area}.n`}>
            <CountText count={count} />
          </dd>,
        ])}
        <dt>{w.from}</dt>
        <dd title={w.ownClock}>
          <DateText at={from} show="both" />
        </dd>
        <dt>{w.to}</dt>
        <dd title={w.ownClock}>
          <DateText at={to} show="both" />
        </dd>
      </dl>
      <p className={styles.hint}>
        {w.entries(entries)} · {sizeText(bytes, language)}
      </p>
      <Deeds company={company} backlog={backlog} />
    </article>
  );
}

function Deeds({ company, backlog: { till, stream, aside } }: BacklogProps) {
  const w = useWords(pageWords).review;
  const accept = useMutation(
    api.review.accept.mutationOptions({
      onSuccess: ({ opened, left }) =>
        toast(w.accepted(opened, left), { tone: left > 0 ? 'amber' : 'green' }),
    }),
  );
  const keep = useMutation(api.review.keepAside.mutationOptions());
  const its = { company, till, stream };
  return (
    <>
      <Troubled error={accept.error ?? keep.error} />
      <div className={styles.foot}>
        <ConfirmButton
          icon={CheckIcon}
          tone={aside ? undefined : 'accent'}
          label={w.accept}
          question={w.acceptQuestion}
          confirm={w.accept}
          pending={accept.isPending}
          disabled={keep.isPending}
          onConfirm={() => accept.mutate(its)}
        />
        <ActionButton
          icon={aside ? UndoIcon : InfoIcon}
          label={aside ? w.lookAgain : w.keepAside}
          pending={keep.isPending}
          onClick={() => keep.mutate({ ...its, aside: !aside })}
        />
      </div>
    </>
  );
}

type Area = keyof (typeof pageWords)['en']['review']['areas'];

/** Commands lead with their area; what is rare is told as one. */
function byArea({ commands }: Backlog): [Area, number][] {
  const known = Object.keys(pageWords.en.review.areas) as Area[];
  const counts = new Map<Area, number>();
  for (const { command, entries } of commands) {
    const area = known.find((one) => command.startsWith(`${one}.`)) ?? 'other';
    counts.set(area, (counts.get(area) ?? 0) + entries);
  }
  return known.flatMap((area) => {
    const count = counts.get(area);
    return count === undefined ? [] : [[area, count]];
  });
}
