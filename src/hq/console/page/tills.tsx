/** The tills of every branch: what needs attention first, each with what it said last. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { calendarDate } from '../../../domain/kit/calendar.ts';
import { useAction } from '../../../renderer/app/hotkeys.ts';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { DateText } from '../../../renderer/parts/date-text.tsx';
import { EmptyState } from '../../../renderer/parts/empty-state.tsx';
import { BranchIcon, PlusIcon, TillIcon } from '../../../renderer/parts/icons.tsx';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { api, refetchInterval, useHqNow } from './api.ts';
import { Claims, useDoor } from './claims.tsx';
import { CodeSheet } from './code-sheet.tsx';
import { spanText } from './measure.ts';
import styles from './page.module.css';
import { hrefOf } from './route.ts';
import type { Branch, PageProps, Till } from './shown.ts';
import { Skew } from './skew.tsx';
import { StandingSign } from './standing-sign.tsx';
import { type Column, GroupedTable } from './table.tsx';
import { TillSheet } from './till-sheet.tsx';
import { attentionFirst, standingOf, wantsAttention } from './till-state.ts';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

export function TillsPage({ company }: PageProps) {
  const w = useWords(pageWords).tills;
  const now = useHqNow();
  const tills = useQuery({ ...api.tills.list.queryOptions({ input: { company } }), refetchInterval });
  const branches = useQuery({ ...api.branches.list.queryOptions({ input: { company } }), refetchInterval });
  const [opened, setOpened] = useState<string | null>(null);
  const [making, setMaking] = useState<{ readonly replaces: Till | null } | null>(null);
  const enrol = useAction({
    id: 'hq.code',
    label: w.newCode,
    keys: ['N'],
    run: () => setMaking({ replaces: null }),
  });
  const columns = useColumns(now, setOpened);
  const all = tills.data ?? [];
  const inNeed = all.filter((till) => wantsAttention(standingOf(till, now))).length;
  const open = all.find(({ id }) => id === opened);
  const ready = tills.data && branches.data;
  const noBranch = branches.data?.length === 0;
  // Branches come back with their tills.
  const returning = useDoor(company) !== null;
  return (
    <>
      <PageHeader
        title={w.title}
        sub={all.length > 0 ? (inNeed > 0 ? w.inNeed(inNeed) : w.allWell) : undefined}
        actions={all.length > 0 && <ActionButton {...enrol} icon={PlusIcon} tone="accent" />}
      />
      <Troubled error={tills.error ?? branches.error} />
      <Claims company={company} />
      {noBranch && !returning && <NoBranch />}
      {ready && !noBranch && all.length === 0 && (
        <EmptyState
          icon={TillIcon}
          title={w.empty}
          hint={w.emptyHint}
          action={{ ...enrol, tone: 'accent', icon: PlusIcon }}
        />
      )}
      {ready && !noBranch && all.length > 0 && (
        <GroupedTable
          label={w.title}
          columns={columns}
          groups={groupsOf(branches.data, all, now)}
          keyOf={({ id }) => id}
        />
      )}
      {open && (
        <TillSheet
          company={company}
          till={open}
          onClose={() => setOpened(null)}
          onReplace={() => {
            setOpened(null);
            setMaking({ replaces: open });
          }}
        />
      )}
      {making && branches.data && (
        <CodeSheet
          company={company}
          branches={branches.data}
          tills={all}
          replaces={making.replaces}
          onClose={() => setMaking(null)}
        />
      )}
    </>
  );
}

function NoBranch() {
  const w = useWords(pageWords);
  const go = useAction({
    id: 'hq.firstBranch',
    label: w.branches.add,
    keys: ['Enter'],
    run: () => location.assign(hrefOf('branches')),
  });
  return (
    <EmptyState
      icon={BranchIcon}
      title={w.tills.noBranch}
      hint={w.tills.noBranchHint}
      action={{ ...go, tone: 'accent' }}
    />
  );
}

function groupsOf(branches: readonly Branch[], tills: readonly Till[], now: number) {
  const standing = (till: Till) => standingOf(till, now);
  const groups = branches.flatMap(({ id, name, code }) => {
    const rows = attentionFirst(
      tills.filter(({ branch }) => branch === id),
      standing,
    );
    const head = (
      <>
        <bdi>{name}</bdi> <bdi className={styles.faint}>{code}</bdi>
      </>
    );
    return rows.length > 0 ? [{ key: id, head, rows }] : [];
  });
  const inNeed = ({ rows }: { rows: readonly Till[] }) => rows.some((till) => wantsAttention(standing(till)));
  return [...groups].sort((a, b) => Number(inNeed(b)) - Number(inNeed(a)));
}

function useColumns(now: number, open: (id: string) => void): Column<Till>[] {
  const w = useWords(pageWords);
  const language = useLanguage();
  const ago = (at: number) => w.ago(spanText(now - at, language));
  const nothing = <span className={styles.faint}>{w.none}</span>;
  return [
    {
      key: 'till',
      head: w.tills.till,
      cell: ({ id, code, name, allBranches }) => (
        <button type="button" className={styles.open} onClick={() => open(id)}>
          <bdi className={styles.strong}>{name}</bdi>
          <span className={styles.faint}>
            <bdi>{code}</bdi>
            {allBranches && ` · ${w.tills.backOffice}`}
          </span>
        </button>
      ),
    },
    { key: 'state', head: w.tills.state, cell: (till) => <StandingSign standing={standingOf(till, now)} /> },
    {
      key: 'seen',
      head: w.tills.seen,
      cell: ({ report }) => (report ? ago(report.seenAt) : nothing),
    },
    {
      key: 'pending',
      head: w.tills.pending,
      end: true,
      cell: ({ report }) =>
        report && report.pending > 0 ? (
          <>
            <CountText count={report.pending} />
            <span className={styles.faint}> · {spanText(report.oldestMs, language)}</span>
          </>
        ) : (
          nothing
        ),
    },
    {
      key: 'behind',
      head: w.tills.behind,
      end: true,
      cell: ({ report }) => (report && report.behind > 0 ? <CountText count={report.behind} /> : nothing),
    },
    {
      key: 'clock',
      head: w.tills.clock,
      cell: ({ report }) => (report ? <Skew skewMs={report.skewMs} /> : nothing),
    },
    { key: 'version', head: w.tills.version, cell: ({ report }) => <bdi>{report?.app}</bdi> },
    {
      key: 'seal',
      head: w.tills.lastSeal,
      cell: ({ lastSeal }) => (lastSeal ? <DateText day={calendarDate(lastSeal.businessDate)} /> : nothing),
    },
  ];
}
