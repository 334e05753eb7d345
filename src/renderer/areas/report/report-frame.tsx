/** What all reports share: which time, which view, what is made of it, and the figure that is open beside. */

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Exported } from '../../../domain/areas/report/contract.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { formatDateTime } from '../../../domain/kit/date-format.ts';
import { useLive } from '../../app/ask.ts';
import { useBranches } from '../../app/branches.ts';
import { api } from '../../app/client.ts';
import { now } from '../../app/clock.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { PrinterIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { BranchField } from './branch-field.tsx';
import { FigurePane } from './figure-pane.tsx';
import type { Pages } from './pages.ts';
import { PeriodBar } from './period-bar.tsx';
import styles from './report.module.css';
import { ReportExport } from './report-export.tsx';
import { periodText } from './speech.ts';
import { closeBeside, useBranch, useLooking, useRange, useToday } from './state.ts';
import { pathOf, type View, views } from './views.ts';

interface ReportFrameProps {
  readonly view: View;
  /** What is written when the view is exported. */
  readonly exported: Exported;
  /** Between the tabs and the view: filters. */
  readonly bar?: ReactNode;
  /** A list that comes page by page: all of them are called before it is printed. */
  readonly pages?: Pages<unknown> | undefined;
  /** The view scrolls by itself: a table. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function ReportFrame({ view, exported, bar, pages, flush = false, children }: ReportFrameProps) {
  const w = useWords(reportWords);
  const isOpen = useLooking(({ opened, receiptId }) => opened !== null || receiptId !== null);
  useFreshness();
  return (
    <div className={styles.frame} data-open={isOpen || undefined}>
      <Pane
        flush
        label={w.title}
        head={
          <>
            <PageHeader
              title={w.title}
              sub={<PrintedSub view={view} />}
              actions={<Actions view={view} exported={exported} pages={pages} />}
            />
            <Tabs view={view} />
            {bar}
          </>
        }
      >
        <div className={flush ? styles.flush : styles.body}>{children}</div>
      </Pane>
      {isOpen && <FigurePane />}
    </div>
  );
}

function Actions({ view, exported, pages }: Pick<ReportFrameProps, 'view' | 'exported' | 'pages'>) {
  const w = useWords(reportWords);
  const verb = useWords(appWords).verb;
  const { wanted, begin } = usePaper(pages);
  const print = useAction({
    id: 'report.print',
    label: w.keys.print,
    group: w.keys.group,
    keys: ['P'],
    run: begin,
  });
  return (
    <>
      {view !== 'branches' && <BranchField />}
      <PeriodBar />
      <ActionButton
        {...print}
        label=""
        name={verb.print}
        icon={PrinterIcon}
        title={w.keys.print}
        pending={wanted}
      />
      <ReportExport what={exported} isMain />
    </>
  );
}

/** Prints once every page of the list has come. */
function usePaper(pages: Pages<unknown> | undefined): { readonly wanted: boolean; begin(): void } {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    if (pages?.hasMore) {
      pages.more();
      return;
    }
    setWanted(false);
    // The tables draw all their rows for paper at once, which React does not do from within an effect.
    queueMicrotask(() => window.print());
  }, [wanted, pages]);
  return { wanted, begin: () => setWanted(true) };
}

/** On paper the controls are gone, so the view and the period are written out. */
function PrintedSub({ view }: { readonly view: View }) {
  const w = useWords(reportWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const text = periodText(useRange(), language, {
    day: (date) => date,
    month: (month) => month,
    range: (dates) => dates,
  });
  const branch = useBranch();
  return (
    <span className={styles.onPaper}>
      {w.tabs[view]} · {branch && view !== 'branches' && `${branch.name} · `}
      {text} · {w.printed(formatDateTime(now(), language, zone))}
    </span>
  );
}

function Tabs({ view }: { readonly view: View }) {
  const w = useWords(reportWords);
  return (
    <nav className={styles.tabs} aria-label={w.views}>
      {useViews().map((one) => (
        <Tab key={one} view={one} current={one === view} keys={[keyOf(one)]} />
      ))}
    </nav>
  );
}

/** Branches are compared where there are several. */
function useViews(): readonly View[] {
  const hasBranches = useBranches().length > 0;
  return hasBranches ? views : views.filter((one) => one !== 'branches');
}

/** The same digits whether branches stand among them or not. */
const keyOf = (view: View): string =>
  view === 'branches' ? 'B' : String(views.filter((one) => one !== 'branches').indexOf(view) + 1);

function Tab({ view, current, keys }: { view: View; current: boolean; keys: readonly string[] }) {
  const w = useWords(reportWords);
  const navigate = useNavigate();
  const action = useAction({
    id: `report.${view}`,
    label: w.tabs[view],
    group: w.keys.group,
    keys,
    run: () => {
      closeBeside();
      void navigate({ to: pathOf(view) as never });
    },
  });
  return (
    <button
      type="button"
      className={styles.tab}
      aria-current={current ? 'page' : undefined}
      onClick={action.onClick}
    >
      {action.label}
    </button>
  );
}

/** While today is looked at, what stands on the screen is asked again with each sale. */
function useFreshness(): void {
  const queries = useQueryClient();
  const { to } = useRange();
  const isNow = to >= useToday();
  const { dataUpdatedAt } = useLive(api.report.day, isNow ? { date: null } : null);
  const seenAt = useRef(0);
  useEffect(() => {
    const isChange = seenAt.current !== 0 && dataUpdatedAt !== seenAt.current;
    seenAt.current = dataUpdatedAt;
    if (isChange) void queries.invalidateQueries({ predicate: ({ queryKey }) => isReport(queryKey) });
  }, [dataUpdatedAt, queries]);
}

/** Live answers bring their changes themselves. */
function isReport([path, kind]: readonly unknown[]): boolean {
  return Array.isArray(path) && path[0] === 'report' && (kind as { type?: string })?.type !== 'live';
}
