/** Where a device hangs: a port of this machine, or what somebody types or pastes. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PortView } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import type { Place } from '../../../../domain/areas/device/places.ts';
import { type Attachable, placeFor, takesBytes } from '../../../../domain/areas/device/what-is-it.ts';
import { toAsciiDigits } from '../../../../domain/kit/digits.ts';
import { useAsk } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { appWords } from '../../../app/words.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { ForwardIcon, ImageIcon, RefreshIcon } from '../../../parts/icons.tsx';
import { KeyHint } from '../../../parts/key-hint.tsx';
import styles from './attached.module.css';

interface PlaceStepProps {
  readonly what: Attachable;
  /** Null: there is no printer yet, and slips become pictures. */
  readonly onPick: (place: Place | null) => void;
}

export function PlaceStep({ what, onPick }: PlaceStepProps) {
  const w = useWords(attachedWords);
  const ports = useAsk(api.device.ports, {});
  const shown = (ports.data ?? []).filter(({ kind }) => takesBytes(what) || kind === 'serial');
  const again = useAction({
    id: 'devices.ports',
    label: w.place.again,
    group: w.title,
    keys: ['F5'],
    inFields: true,
    run: () => void ports.refetch(),
  });
  return (
    <>
      <ErrorNote error={ports.error} />
      {ports.data && shown.length === 0 && <p className={styles.hint}>{w.place.none}</p>}
      <ul className={styles.choices}>
        {shown.map((port, n) => (
          <li key={port.path}>
            <PortButton port={port} n={n + 1} onPick={() => onPick(placeOf(port))} />
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <ActionButton {...again} icon={RefreshIcon} tone="quiet" pending={ports.isFetching} />
      </div>
      <TypedPlace what={what} onPick={onPick} />
      {(what === 'receipt' || what === 'kitchen') && <NoPrinter onPick={() => onPick(null)} />}
      {ports.data && !shown.some(({ kind }) => kind === 'serial') && (
        <p className={styles.hint}>{w.place.driver}</p>
      )}
    </>
  );
}

const placeOf = ({ kind, path }: PortView): Place =>
  kind === 'spooler' ? { kind, queue: path } : { kind, path };

function TypedPlace({ what, onPick }: PlaceStepProps) {
  const w = useWords(attachedWords).place;
  const verb = useWords(appWords).verb;
  const [typed, setTyped] = useState('');
  const isPrinter = takesBytes(what);
  const place = placeFor(what, toAsciiDigits(typed));
  return (
    <form
      className={styles.typed}
      onSubmit={(event) => {
        event.preventDefault();
        if (place) onPick(place);
      }}
    >
      <TextInput
        label={isPrinter ? w.otherPrinter : w.other}
        description={<bdi dir="ltr">{isPrinter ? w.hintPrinter : w.hint}</bdi>}
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
  );
}

interface PortButtonProps {
  readonly port: PortView;
  readonly n: number;
  readonly onPick: () => void;
}

function PortButton({ port, n, onPick }: PortButtonProps) {
  const { place: w, title } = useWords(attachedWords);
  const pick = useAction({
    id: `devices.port.${n}`,
    label: port.label,
    group: title,
    keys: n <= 9 ? [String(n)] : [],
    disabled: port.owner !== null,
    run: onPick,
  });
  const known = [
    port.maker,
    port.serialNumber && w.serial(port.serialNumber),
    port.owner && w.usedBy(port.owner),
  ].filter((part) => part);
  return (
    <button type="button" className={styles.choice} disabled={pick.disabled} onClick={pick.onClick}>
      <span className={styles.choiceTop}>
        <strong>
          <bdi>{port.label}</bdi>
        </strong>
        <KeyHint keys={pick.keys[0]} />
      </span>
      <small>{known.length > 0 ? known.join(' · ') : <bdi>{port.path}</bdi>}</small>
    </button>
  );
}

function NoPrinter({ onPick }: { readonly onPick: () => void }) {
  const { place: w, title } = useWords(attachedWords);
  const pick = useAction({
    id: 'devices.pictures',
    label: w.pictures,
    group: title,
    keys: ['0'],
    run: onPick,
  });
  return (
    <button type="button" className={styles.choice} data-row onClick={pick.onClick}>
      <ImageIcon size={24} />
      <span className={styles.words}>
        <strong>{w.pictures}</strong>
        <small>{w.picturesHint}</small>
      </span>
      <KeyHint keys={pick.keys[0]} />
    </button>
  );
}
