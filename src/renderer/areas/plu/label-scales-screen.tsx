/** The label scales of this till: how each stands, and the one that is chosen with its items beside. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { pluWords } from '../../../domain/areas/plu/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PlusIcon, ScaleIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import styles from './plu.module.css';
import { ScaleForm } from './scale-form.tsx';
import { ScalePane } from './scale-pane.tsx';
import { ScaleRow } from './scale-row.tsx';

export function LabelScalesScreen() {
  const w = useWords(pluWords);
  const navigate = useNavigate();
  const scales = useLive(api.plu.labelScales, {});
  const [chosenId, choose] = useState<Id | null>(null);
  const [attaching, setAttaching] = useState(false);
  const mayAttach = useMay('device.edit');
  const attach = useAction({
    id: 'scales.attach',
    label: w.attach,
    group: w.title,
    keys: ['Alt+N'],
    disabled: !mayAttach,
    run: () => setAttaching(true),
  });
  const rows = scales.data ?? [];
  const chosen = rows.find(({ scaleId }) => scaleId === chosenId) ?? rows[0];
  const head = (
    <PageHeader
      title={w.title}
      sub={w.sub}
      onBack={() => void navigate({ to: '/catalogue' as never })}
      actions={rows.length > 0 && mayAttach && <ActionButton {...attach} icon={PlusIcon} />}
    />
  );
  const form = (
    <ScaleForm
      scale={null}
      names={rows.map(({ name }) => name)}
      opened={attaching}
      onClose={() => setAttaching(false)}
      onSaved={choose}
    />
  );
  if (!chosen) {
    return (
      <Pane label={w.title} head={head}>
        <ErrorNote error={scales.error} />
        {scales.data && (
          <EmptyState
            icon={ScaleIcon}
            title={w.empty}
            hint={w.emptyHint}
            action={mayAttach ? { ...attach, icon: PlusIcon, tone: 'accent' } : undefined}
          />
        )}
        {form}
      </Pane>
    );
  }
  return (
    <SplitPane
      startWidth="34%"
      portraitFoot="end"
      start={
        <Pane label={w.title} head={head}>
          <ErrorNote error={scales.error} />
          <ul className={styles.scales}>
            {rows.map((row) => (
              <li key={row.scaleId}>
                <ScaleRow
                  row={row}
                  isOpen={row.scaleId === chosen.scaleId}
                  onOpen={() => choose(row.scaleId)}
                />
              </li>
            ))}
          </ul>
          {form}
        </Pane>
      }
      end={<ScalePane key={chosen.scaleId} scale={chosen} names={rows.map(({ name }) => name)} />}
    />
  );
}
