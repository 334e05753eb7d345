/** The console of one company: its pages at the start edge, what needs attention counted beside them. */
import { Select } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useAction } from '../../../renderer/app/hotkeys.ts';
import { useWords } from '../../../renderer/app/language.ts';
import { ErrorNote } from '../../../renderer/parts/error-note.tsx';
import {
  BackupIcon,
  BranchIcon,
  CalendarIcon,
  CustomerIcon,
  EyeIcon,
  HeadquartersIcon,
  type Icon,
  LockIcon,
  TillIcon,
  UsersIcon,
  WarningIcon,
} from '../../../renderer/parts/icons.tsx';
import { KeyHint } from '../../../renderer/parts/key-hint.tsx';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { AccountPage } from './account.tsx';
import { api, refetchInterval, useHqNow } from './api.ts';
import { BranchesPage } from './branches.tsx';
import { DaysPage } from './days.tsx';
import { HitchesPage } from './hitches.tsx';
import styles from './page.module.css';
import { PeoplePage } from './people.tsx';
import { QuarantinePage } from './quarantine.tsx';
import { ReviewPage } from './review.tsx';
import { hrefOf, type Route, routes, useRoute } from './route.ts';
import type { PageProps, Person } from './shown.ts';
import { StoragePage } from './storage.tsx';
import { standingOf, wantsAttention } from './till-state.ts';
import { TillsPage } from './tills.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

const pages: Record<Route, { readonly icon: Icon; readonly Page: ComponentType<PageProps> }> = {
  tills: { icon: TillIcon, Page: TillsPage },
  branches: { icon: BranchIcon, Page: BranchesPage },
  days: { icon: CalendarIcon, Page: DaysPage },
  review: { icon: EyeIcon, Page: ReviewPage },
  quarantine: { icon: LockIcon, Page: QuarantinePage },
  hitches: { icon: WarningIcon, Page: HitchesPage },
  storage: { icon: BackupIcon, Page: StoragePage },
  people: { icon: UsersIcon, Page: PeoplePage },
  account: { icon: CustomerIcon, Page: AccountPage },
};

interface FrameProps {
  readonly person: Person;
  readonly trial: boolean;
  readonly version: string;
}

export function Frame({ person, trial, version }: FrameProps) {
  const w = useWords(pageWords);
  const route = useRoute();
  const companies = useQuery(api.companies.list.queryOptions({ input: {} }));
  const [wished, setWished] = useLocalStorage({ key: 'dukkan.hq.company', defaultValue: '' });
  const all = companies.data ?? [];
  const company = all.find(({ id }) => id === wished) ?? all[0];
  const { Page } = pages[route];
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <span className={styles.brand}>
          <HeadquartersIcon />
          {w.title}
        </span>
        {all.length > 1 ? (
          <Select
            aria-label={w.company}
            className={styles.companies}
            data={all.map(({ id, name }) => ({ value: id, label: name }))}
            value={company?.id ?? null}
            onChange={(id) => setWished(id ?? '')}
          />
        ) : (
          <span className={styles.company}>{company?.name}</span>
        )}
        <span className={styles.who}>{person.name}</span>
      </header>
      <nav className={styles.rail} aria-label={w.pages}>
        {routes.map((one, n) => (
          <RailLink
            key={one}
            route={one}
            digit={String(n + 1)}
            current={one === route}
            company={company?.id}
          />
        ))}
        <span className={styles.version}>{w.version(version)}</span>
      </nav>
      <main className={styles.main}>
        {trial && (
          <p className={styles.trial}>
            <WarningIcon size={16} />
            {w.trial}
          </p>
        )}
        <Troubled error={companies.error} />
        {companies.data && !company && <ErrorNote error={w.noCompany} />}
        {company && <Page key={company.id} company={company.id} person={person} />}
      </main>
    </div>
  );
}

interface RailLinkProps {
  readonly route: Route;
  readonly digit: string;
  readonly current: boolean;
  readonly company: string | undefined;
}

function RailLink({ route, digit, current, company }: RailLinkProps) {
  const w = useWords(pageWords);
  const label = w.route[route];
  const { icon: Drawn } = pages[route];
  const { keys } = useAction({
    id: `hq.${route}`,
    label,
    keys: [digit],
    run: () => location.assign(hrefOf(route)),
  });
  return (
    <a href={hrefOf(route)} className={styles.link} aria-current={current ? 'page' : undefined}>
      <Drawn />
      <span className={styles.linkName}>{label}</span>
      {company !== undefined && route === 'tills' && <TillsInNeed company={company} />}
      {company !== undefined && route === 'review' && <ToReview company={company} />}
      {company !== undefined && route === 'quarantine' && <Quarantined company={company} />}
      <KeyHint keys={keys[0]} />
    </a>
  );
}

function TillsInNeed({ company }: { readonly company: string }) {
  const now = useHqNow(refetchInterval);
  const tills = useQuery({ ...api.tills.list.queryOptions({ input: { company } }), refetchInterval });
  return <Count count={(tills.data ?? []).filter((till) => wantsAttention(standingOf(till, now))).length} />;
}

function ToReview({ company }: { readonly company: string }) {
  const asked = useQuery({ ...api.review.list.queryOptions({ input: { company } }), refetchInterval });
  return <Count count={(asked.data ?? []).filter(({ aside }) => !aside).length} />;
}

function Quarantined({ company }: { readonly company: string }) {
  const asked = useQuery({ ...api.quarantine.list.queryOptions({ input: { company } }), refetchInterval });
  return <Count count={asked.data?.total ?? 0} />;
}

function Count({ count }: { readonly count: number }) {
  const w = useWords(pageWords);
  if (count === 0) return null;
  return (
    <span className={styles.count} title={w.wantAttention}>
      <CountText count={count} />
    </span>
  );
}
