/** What happened here: by day, person, kind and word; and one of it in full. */
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { type DateRange, dateAt, rangeOf } from '../../../domain/kit/time.ts';
import { now } from '../../app/clock.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Note } from '../../parts/error-note.tsx';
import { AuditIcon, LinkOutIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { ActivityDetails } from './activity-details.tsx';
import { ActivityExport } from './activity-export.tsx';
import { ActivityFilters } from './activity-filters.tsx';
import { useColumns } from './columns.tsx';

import { type Asked, filterOf, type Narrowing, wide } from './filter.ts';
import { useActivities } from './use-activities.ts';

export function ActivityScreen() {
  const w = useWords(auditWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const [asked, setAsked] = useState<Asked>(() => ({
    days: rangeOf('thisWeek', dateAt(now(), zone), language),
    text: '',
    narrowing: wide,
  }));
  const [openId, setOpenId] = useState<string | null>(null);
  const narrow = (part: Partial<Narrowing>): void =>
    setAsked((before) => ({ ...before, narrowing: { ...before.narrowing, ...part } }));
  return (
    <SplitPane
      startWidth="66%"
      portraitFoot="end"
      start={
        <List
          asked={asked}
          openId={openId}
          onOpen={setOpenId}
          onAsk={(part) => setAsked((before) => ({ ...before, ...part }))}
        />
      }
      end={
        openId ? (
          <ActivityDetails id={openId} onNarrow={narrow} />
        ) : (
          <EmptyState icon={AuditIcon} title={w.choose} small />
        )
      }
    />
  );
}

interface ListProps {
  readonly asked: Asked;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onAsk: (part: { days?: DateRange; text?: string; narrowing?: Narrowing }) => void;
}

function List({ asked, openId, onOpen, onAsk }: ListProps) {
  const w = useWords(auditWords);
  const navigate = useNavigate();
  const columns = useColumns();
  const filter = filterOf(useDeferredValue(asked));
  const activities = useActivities(filter);
  const chain = useAction({
    id: 'activity.chain',
    label: w.chainTitle,
    keys: ['Alt+J'],
    run: () => void navigate({ to: '/journal' as never }),
  });
  const again = useAction({
    id: 'activity.again',
    label: w.showFresh,
    keys: ['F5'],
    run: activities.again,
    disabled: !activities.isStale,
  });
  return (
    <Pane
      flush
      label={w.title}
      head={
        <PageHeader
          title={w.title}
          actions={
            <>
              <ActionButton {...chain} icon={LinkOutIcon} tone="quiet" />
              <ActivityExport filter={filter} />
            </>
          }
        />
      }
    >
      <ActivityFilters asked={asked} onAsk={onAsk} />
      {activities.isStale && (
        <Note action={{ ...again, label: w.show }} tone="ink">
          {w.showFresh}
        </Note>
      )}
      <DataTable
        label={w.title}
        rows={activities.rows}
        columns={columns}
        rowKey={({ id }) => id}
        openKey={openId ?? undefined}
        onOpen={({ id }) => onOpen(id)}
        onEnd={activities.more}
        error={activities.error}
        onTryAgain={activities.again}
        empty={{ icon: AuditIcon, title: w.empty, hint: w.emptyHint }}
        toneOf={({ severity }) =>
          severity === 'CRITICAL' ? 'red' : severity === 'HIGH' ? 'amber' : undefined
        }
        remember="activity"
      />
    </Pane>
  );
}
