/** What a scale was told: its name, where it hangs, what it speaks, and below that what few ever change. */
import { Select, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  DeviceSettings,
  type DeviceViewOf,
  type SettingsOf,
} from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { gramsOf, milligramsOf, ScaleProtocol } from '../../../../domain/areas/device/scale.ts';
import {
  factorySettings,
  placeOfText,
  type ScaleLine,
  scaleKinds,
  textOfPlace,
} from '../../../../domain/areas/device/scale-kinds.ts';
import { toLocalDigits } from '../../../../domain/kit/digits.ts';
import { qtyMilli } from '../../../../domain/kit/money.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { DownIcon } from '../../../parts/icons.tsx';
import { Labelled } from '../../../parts/labelled.tsx';
import { QtyField } from '../../../parts/number-field.tsx';
import { SegmentBar } from '../../../parts/segment-bar.tsx';
import styles from './attached.module.css';

export interface Draft {
  readonly name: string;
  readonly place: string;
  /** Kept while it is on the network: a cable may come back. */
  readonly line: ScaleLine;
  readonly settings: SettingsOf<'scale'>;
}

export function draftOf({ name, settings }: Pick<DeviceViewOf<'scale'>, 'name' | 'settings'>): Draft {
  const { wire, protocol } = settings;
  if (wire.kind === 'tcp')
    return { name, place: textOfPlace(wire), line: scaleKinds[protocol].line, settings };
  const { kind: _, path, ...line } = wire;
  return { name, place: path, line, settings };
}

/** Null while it makes no sense. */
export function settingsOf({ place: typed, line, settings }: Draft): SettingsOf<'scale'> | null {
  const place = placeOfText(typed);
  if (!place) return null;
  const wire =
    place.kind === 'serial' ? { ...place, ...line } : factorySettings(settings.protocol, place).wire;
  const read = DeviceSettings.safeParse({ ...settings, wire });
  return read.success && read.data.kind === 'scale' ? read.data : null;
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** Something of it is known to be wrong. */
  readonly isAmiss: boolean;
}

export function ScaleFields({ draft, change, isAmiss }: FieldsProps) {
  const w = useWords(attachedWords);
  return (
    <>
      <TextInput
        label={w.name}
        value={draft.name}
        maxLength={60}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <Select
          label={w.speaks}
          allowDeselect={false}
          value={draft.settings.protocol}
          data={Object.keys(scaleKinds).map((value) => ({
            value,
            label: w.kinds[ScaleProtocol.parse(value)][0],
          }))}
          onChange={(value) => {
            const protocol = ScaleProtocol.parse(value);
            change({ settings: { ...draft.settings, protocol }, line: scaleKinds[protocol].line });
          }}
        />
        <TextInput
          label={w.at}
          value={draft.place}
          dir="ltr"
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
      </div>
      <details className={styles.advanced} open={isAmiss}>
        <summary>
          <DownIcon size={18} />
          {w.advanced}
        </summary>
        <div className={styles.fields}>
          {placeOfText(draft.place)?.kind === 'serial' && (
            <LineFields line={draft.line} change={(part) => change({ line: { ...draft.line, ...part } })} />
          )}
          <MeaningFields
            settings={draft.settings}
            change={(part) => change({ settings: { ...draft.settings, ...part } })}
          />
        </div>
      </details>
    </>
  );
}

const speeds = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

interface LineFieldsProps {
  readonly line: ScaleLine;
  readonly change: (part: Partial<ScaleLine>) => void;
}

function LineFields({ line, change }: LineFieldsProps) {
  const w = useWords(attachedWords).line;
  const language = useLanguage();
  const digits = useDigits();
  const known = speeds.includes(line.baudRate) ? speeds : [...speeds, line.baudRate];
  return (
    <div className={styles.pair}>
      <Select
        label={w.baudRate}
        allowDeselect={false}
        value={String(line.baudRate)}
        data={known.map((speed) => ({ value: String(speed), label: toLocalDigits(String(speed), language) }))}
        onChange={(value) => change({ baudRate: Number(value) })}
      />
      <Few
        label={w.dataBits}
        of={digits('7', '8')}
        value={`${line.dataBits}`}
        onChange={(bits) => change({ dataBits: bits === '7' ? 7 : 8 })}
      />
      <Few label={w.parity} of={w.parities} value={line.parity} onChange={(parity) => change({ parity })} />
      <Few
        label={w.stopBits}
        of={digits('1', '2')}
        value={`${line.stopBits}`}
        onChange={(bits) => change({ stopBits: bits === '1' ? 1 : 2 })}
      />
      <Switch
        label={w.rtscts}
        checked={line.rtscts}
        onChange={(event) => change({ rtscts: event.currentTarget.checked })}
      />
    </div>
  );
}

interface MeaningProps {
  readonly settings: SettingsOf<'scale'>;
  readonly change: (part: Partial<SettingsOf<'scale'>>) => void;
}

function MeaningFields({ settings, change }: MeaningProps) {
  const w = useWords(attachedWords);
  const digits = useDigits();
  const { limits, protocol } = settings;
  const limit = (label: string, name: 'maxMg' | 'minMg') => (
    <QtyField
      label={label}
      unit={w.kg}
      value={limits[name] === null ? null : gramsOf(limits[name])}
      onChange={(kg) =>
        change({ limits: { ...limits, [name]: kg === null || kg === 0 ? null : milligramsOf(qtyMilli(kg)) } })
      }
    />
  );
  return (
    <div className={styles.pair}>
      <Few label={w.unit} of={w.units} value={settings.unit} onChange={(unit) => change({ unit })} />
      <Few
        label={w.decimals}
        of={digits('0', '1', '2', '3', '4')}
        value={String(settings.decimals)}
        onChange={(count) => change({ decimals: Number(count) })}
      />
      {limit(w.most, 'maxMg')}
      {limit(w.least, 'minMg')}
      <p className={styles.hint}>{w.limitsHint}</p>
      {protocol === 'shtrih' && (
        <TextInput
          label={w.password}
          value={settings.password}
          dir="ltr"
          maxLength={4}
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
      )}
      {protocol === 'massa' && (
        <Switch
          label={w.lenientCheck}
          checked={settings.lenientCheck}
          onChange={(event) => change({ lenientCheck: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

/** Digits to choose from, as this language writes them. */
function useDigits() {
  const language = useLanguage();
  return <D extends string>(...all: readonly D[]) =>
    Object.fromEntries(all.map((digit) => [digit, toLocalDigits(digit, language)])) as Record<D, string>;
}

interface FewProps<V extends string> {
  readonly label: string;
  readonly of: Readonly<Record<V, ReactNode>>;
  readonly value: V;
  readonly onChange: (value: V) => void;
}

function Few<V extends string>({ label, of, value, onChange }: FewProps<V>) {
  const segments = (Object.keys(of) as V[]).map((one) => ({ value: one, label: of[one] }));
  return (
    <Labelled label={label}>
      <SegmentBar label={label} segments={segments} value={value} onChange={onChange} fullWidth />
    </Labelled>
  );
}
