/** Where a scale hangs: a port of this machine, or what somebody types. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PortView, ScalePlace } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { placeOfText } from '../../../../domain/areas/device/scale-kinds.ts';
import { useAsk } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useWords } from '../../../app/language.ts';
import { appWords } from '../../../app/words.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { ForwardIcon, RefreshIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';

export function PlaceStep({ onPick }: { readonly onPick: (place: ScalePlace) => void }) {
  const w = useWords(attachedWords).place;
  const verb = useWords(appWords).verb;
  const ports = useAsk(api.device.ports, {});
  const [typed, setTyped] = useState('');
  const place = placeOfText(typed);
  return (
    <>
      <ErrorNote error={ports.error} />
      {ports.data?.length === 0 && <p className={styles.hint}>{w.none}</p>}
      <ul className={styles.choices}>
        {ports.data?.map((port) => (
          <li key={port.path}>
            <PortButton port={port} onPick={() => onPick({ kind: 'serial', path: port.path })} />
          </li>
        ))}
      </ul>
      <div>
        <ActionButton
          label={w.again}
          icon={RefreshIcon}
          tone="quiet"
          pending={ports.isFetching}
          onClick={() => void ports.refetch()}
        />
      </div>
      <form
        className={styles.typed}
        onSubmit={(event) => {
          event.preventDefault();
          if (place) onPick(place);
        }}
      >
        <TextInput
          label={w.other}
          description={w.hint}
          inputWrapperOrder={['label', 'description', 'input']}
          value={typed}
          dir="ltr"
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ActionButton label={verb.next} icon={ForwardIcon} type="submit" disabled={!place} />
      </form>
    </>
  );
}

interface PortButtonProps {
  readonly port: PortView;
  readonly onPick: () => void;
}

function PortButton({ port, onPick }: PortButtonProps) {
  const w = useWords(attachedWords).place;
  const known = [
    port.maker,
    port.serialNumber && w.serial(port.serialNumber),
    port.owner && w.usedBy(port.owner),
  ].filter((part) => part);
  return (
    <button type="button" className={styles.choice} disabled={port.owner !== null} onClick={onPick}>
      <strong>
        <bdi>{port.label}</bdi>
      </strong>
      <small>{known.length > 0 ? known.join(' · ') : <bdi>{port.path}</bdi>}</small>
    </button>
  );
}
