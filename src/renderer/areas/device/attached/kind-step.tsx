/** What a scale is: found by the till, or chosen by the name on its front. */
import { useState } from 'react';
import type { ScalePlace, SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import type { ScaleProtocol } from '../../../../domain/areas/device/scale.ts';
import { factorySettings, scaleKinds, textOfPlace } from '../../../../domain/areas/device/scale-kinds.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../../parts/error-note.tsx';
import { SearchIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';

interface KindStepProps {
  readonly place: ScalePlace;
  readonly pending: boolean;
  readonly onPick: (settings: SettingsOf<'scale'>) => void;
}

export function KindStep({ place, pending, onPick }: KindStepProps) {
  const w = useWords(attachedWords);
  const [isUnknown, setUnknown] = useState(false);
  const finding = useCommand(api.device.findScale, {
    onDone: (found) => {
      setUnknown(found === null);
      if (found) onPick({ ...factorySettings(found.protocol, place), wire: found.wire });
    },
  });
  const find = useAction({
    id: 'devices.find',
    label: w.kind.find,
    group: w.title,
    keys: ['Enter'],
    disabled: finding.pending || pending,
    run: () => {
      setUnknown(false);
      finding.run({ place });
    },
  });
  const busy = finding.pending || pending;
  return (
    <>
      <p className={styles.hint}>
        <bdi>{textOfPlace(place)}</bdi>
      </p>
      <ActionButton
        {...find}
        tone="accent"
        size="primary"
        icon={SearchIcon}
        pending={finding.pending}
        fullWidth
      />
      <p className={styles.hint} role="status">
        {finding.pending ? w.kind.finding : w.kind.findHint}
      </p>
      {isUnknown && <Note tone="amber">{w.kind.notFound}</Note>}
      <ErrorNote error={finding.refused} />
      <h2 className={styles.section}>{w.kind.or}</h2>
      <ul className={styles.choices}>
        {(Object.keys(scaleKinds) as ScaleProtocol[]).map((protocol) => (
          <li key={protocol}>
            <button
              type="button"
              className={styles.choice}
              disabled={busy}
              onClick={() => onPick(factorySettings(protocol, place))}
            >
              <strong>{w.kinds[protocol][0]}</strong>
              <small>{w.kinds[protocol][1]}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
