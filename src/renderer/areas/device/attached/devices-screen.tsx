/** What hangs on this till: a list, and one device beside it, or the steps that attach a new one. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { useLive } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { useMay } from '../../../app/session.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { PlugIcon, PlusIcon } from '../../../parts/icons.tsx';
import { PageHeader } from '../../../parts/page-header.tsx';
import { Pane } from '../../../parts/pane.tsx';
import { SplitPane } from '../../../parts/split-pane.tsx';
import { AddDevice } from './add-device.tsx';
import styles from './attached.module.css';
import { DevicePane } from './device-pane.tsx';
import { DeviceRow } from './device-row.tsx';
import { LabelScaleRow } from './label-scale-row.tsx';

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
  const rows = devices.data ?? [];
  // They have items of their own, and a screen for them.
  const scales = useLive(api.plu.labelScales, useMay('catalogue.view') ? {} : null).data ?? [];
  if (devices.data && rows.length + scales.length === 0 && open === null) {
    return (
      <Pane label={w.title} head={<Head />}>
        <EmptyState
          icon={PlugIcon}
          title={w.empty}
          hint={w.emptyHint}
          action={{ ...add, icon: PlusIcon, tone: 'accent' }}
        />
      </Pane>
    );
  }
  if (open?.kind === 'adding') {
    return (
      <AddDevice
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
                <DeviceRow
                  row={row}
                  isOpen={row.deviceId === chosen?.deviceId}
                  onOpen={() => setOpen({ kind: 'device', id: row.deviceId })}
                />
              </li>
            ))}
            {scales.map((scale) => (
              <li key={scale.scaleId}>
                <LabelScaleRow scale={scale} />
              </li>
            ))}
          </ul>
        </Pane>
      }
      end={
        chosen ? (
          <DevicePane key={chosen.deviceId} device={chosen} onGone={() => setOpen(null)} />
        ) : (
          <EmptyState icon={PlugIcon} title={w.chooseOne} small />
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
