/** What hangs on this till: a list, and one device beside it, or the steps that attach a new one. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type DeviceViewOf, isOfKind } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { sayState, scaleWords } from '../../../../domain/areas/device/scale-words.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { useLive } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { useMay } from '../../../app/session.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { CheckIcon, ClockIcon, CloseIcon, PlusIcon, ScaleIcon, WarningIcon } from '../../../parts/icons.tsx';
import { PageHeader } from '../../../parts/page-header.tsx';
import { Pane } from '../../../parts/pane.tsx';
import { SplitPane } from '../../../parts/split-pane.tsx';
import { AddScale } from './add-scale.tsx';
import styles from './attached.module.css';
import { DevicePane } from './device-pane.tsx';

type Open = { readonly kind: 'device'; readonly id: Id } | { readonly kind: 'adding' } | null;

export function DevicesScreen() {
  const w = useWords(attachedWords);
  const devices = useLive(api.device.devices, {});
  const [open, setOpen] = useState<Open>(null);
  const mayEdit = useMay('device.edit');
  const add = useAction({
    id: 'devices.add',
    label: w.add,
    group: w.title,
    keys: ['Ins'],
    disabled: !mayEdit,
    run: () => setOpen({ kind: 'adding' }),
  });
  const rows = (devices.data ?? []).filter((device) => isOfKind(device, 'scale'));
  if (devices.data && rows.length === 0 && open === null) {
    return (
      <Pane label={w.title} head={<Head />}>
        <EmptyState
          icon={ScaleIcon}
          title={w.empty}
          hint={w.emptyHint}
          action={{ ...add, icon: PlusIcon, tone: 'accent' }}
        />
      </Pane>
    );
  }
  if (open?.kind === 'adding') {
    return (
      <AddScale
        devices={rows}
        onDone={(id) => setOpen({ kind: 'device', id })}
        onCancel={() => setOpen(null)}
      />
    );
  }
  const chosen = open?.kind === 'device' ? rows.find(({ deviceId }) => deviceId === open.id) : undefined;
  return (
    <SplitPane
      startWidth="38%"
      portraitFoot="end"
      start={
        <Pane
          label={w.title}
          head={<Head actions={<ActionButton {...add} icon={PlusIcon} tone={open ? 'plain' : 'accent'} />} />}
        >
          <ErrorNote error={devices.error} />
          <ul className={styles.devices}>
            {rows.map((row) => (
              <li key={row.deviceId}>
                <DeviceButton
                  row={row}
                  isOpen={row.deviceId === chosen?.deviceId}
                  onOpen={() => setOpen({ kind: 'device', id: row.deviceId })}
                />
              </li>
            ))}
          </ul>
        </Pane>
      }
      end={
        chosen ? (
          <DevicePane key={chosen.deviceId} device={chosen} onGone={() => setOpen(null)} />
        ) : (
          <EmptyState icon={ScaleIcon} title={w.chooseOne} small />
        )
      }
    />
  );
}

function Head({ actions }: { readonly actions?: ReactNode }) {
  const w = useWords(attachedWords);
  const navigate = useNavigate();
  const mayLeave = useMay('setting.view');
  return (
    <PageHeader
      title={w.title}
      sub={w.sub}
      actions={actions}
      onBack={mayLeave ? () => void navigate({ to: '/settings' as never }) : undefined}
    />
  );
}

interface DeviceButtonProps {
  readonly row: DeviceViewOf<'scale'>;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function DeviceButton({ row, isOpen, onOpen }: DeviceButtonProps) {
  const kinds = useWords(attachedWords).kinds;
  return (
    <button type="button" className={styles.device} aria-current={isOpen || undefined} onClick={onOpen}>
      <ScaleIcon size={24} />
      <span className={styles.words}>
        <strong>{row.name}</strong>
        <small>
          {kinds[row.settings.protocol][0]}
          {' · '}
          <bdi>{row.settings.wire.kind === 'serial' ? row.settings.wire.path : row.settings.wire.host}</bdi>
        </small>
        <Doing health={row.health} />
      </span>
    </button>
  );
}

/** In plain words, with a sign of its own. */
export function Doing({ health }: Pick<DeviceViewOf<'scale'>, 'health'>) {
  const w = useWords(scaleWords);
  const state = health?.state ?? { kind: 'closed' as const };
  const tone = { live: 'green', connecting: 'ink', closed: 'ink' }[state.kind as 'live'] ?? 'amber';
  const Icon =
    { live: CheckIcon, connecting: ClockIcon, closed: CloseIcon }[state.kind as 'live'] ?? WarningIcon;
  return (
    <span className={styles.doing} data-tone={tone}>
      <Icon size={16} />
      <span>{sayState(w, state)}</span>
    </span>
  );
}
