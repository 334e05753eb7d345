/** Attaching a label scale, and what it was told since. */
import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LabelScaleView } from '../../../domain/areas/plu/contract.ts';
import {
  addressFrom,
  isFile,
  LabelScaleProtocol,
  type LabelScaleSettings,
  textOfAddress,
} from '../../../domain/areas/plu/label-scale.ts';
import { pluWords } from '../../../domain/areas/plu/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { toAsciiDigits } from '../../../domain/kit/digits.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { newId } from '../../app/adapters.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { appWords } from '../../app/words.ts';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { TrashIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { SaveFoot } from '../../parts/save-foot.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './plu.module.css';

interface ScaleFormProps {
  /** Null: a new one. */
  readonly scale: LabelScaleView | null;
  readonly names: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSaved?: ((scaleId: Id) => void) | undefined;
}

export function ScaleForm(props: ScaleFormProps) {
  return props.opened ? <OpenForm {...props} /> : null;
}

interface Draft {
  readonly name: string;
  readonly isOn: boolean;
  readonly protocol: LabelScaleProtocol;
  readonly address: string;
  readonly password: string;
  readonly priceDecimals: number;
  readonly sendsItself: boolean;
}

/** As the scale leaves the factory; its prices as the shop's money has them. */
const freshIn = (currency: string): Draft => ({
  name: '',
  isOn: true,
  protocol: 'shtrih',
  address: '',
  password: '0030',
  priceDecimals: Math.min(2, currencyOf(currency).decimals),
  sendsItself: true,
});

const draftOf = ({ name, isOn, settings }: LabelScaleView): Draft => ({
  ...settings,
  name,
  isOn,
  address: textOfAddress(settings),
});

/** Null until all that is needed is there. */
function settingsOf(draft: Draft): LabelScaleSettings | null {
  const { protocol, priceDecimals, sendsItself } = draft;
  const password = toAsciiDigits(draft.password);
  if (!/^\d{4}$/.test(password)) return null;
  const rest = { protocol, password, priceDecimals, sendsItself };
  if (isFile(protocol)) return { ...rest, address: null };
  const address = addressFrom(toAsciiDigits(draft.address), protocol);
  return address && { ...rest, address };
}

function OpenForm({ scale, names, onClose, onSaved }: ScaleFormProps) {
  const w = useWords(pluWords);
  const currency = useShop((shop) => shop.currency);
  const [scaleId] = useState(() => scale?.scaleId ?? newId());
  const [draft, setDraft] = useState<Draft>(() => (scale ? draftOf(scale) : freshIn(currency)));
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const done = (): void => {
    onSaved?.(scaleId);
    onClose();
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={scale ? w.settings : w.attach}
      foot={<Save scaleId={scaleId} draft={draft} names={names} onDone={done} />}
    >
      <div className={styles.form}>
        <Fields draft={draft} change={change} />
        {scale && (
          <>
            <Switch
              label={w.form.isOn}
              checked={draft.isOn}
              onChange={(event) => change({ isOn: event.currentTarget.checked })}
            />
            <TakeOff scale={scale} onDone={onClose} />
          </>
        )}
      </div>
    </Sheet>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function Fields({ draft, change }: FieldsProps) {
  const w = useWords(pluWords);
  const { protocol, address } = draft;
  const talks = !isFile(protocol);
  const isWrong = talks && address.trim() !== '' && addressFrom(toAsciiDigits(address), protocol) === null;
  return (
    <>
      <Select
        label={w.form.kind}
        data={LabelScaleProtocol.options.map((value) => ({ value, label: w.kinds[value] }))}
        value={protocol}
        allowDeselect={false}
        onChange={(value) => change({ protocol: LabelScaleProtocol.parse(value) })}
      />
      {talks && (
        <TextInput
          label={w.form.address}
          description={w.form.addressHint}
          error={isWrong && w.form.wrongAddress}
          value={address}
          maxLength={260}
          dir="ltr"
          data-autofocus
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={w.form.name}
        placeholder={w.kinds[protocol]}
        value={draft.name}
        maxLength={60}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {protocol === 'shtrih' && (
        <TextInput
          label={w.form.password}
          value={draft.password}
          maxLength={4}
          inputMode="numeric"
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
      )}
      <PriceDecimals draft={draft} change={change} />
      {talks && (
        <Switch
          label={w.form.sendsItself}
          description={w.form.sendsItselfHint}
          checked={draft.sendsItself}
          onChange={(event) => change({ sendsItself: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function PriceDecimals({ draft: { priceDecimals }, change }: FieldsProps) {
  const w = useWords(pluWords).form;
  const language = useLanguage();
  const inRials = useShop((shop) => shop.currency) === 'IRR';
  const choices = inRials ? [-1, 0] : [0, 1, 2];
  return (
    <Labelled label={w.priceDecimals} hint={w.priceDecimalsHint}>
      <SegmentBar
        label={w.priceDecimals}
        value={String(priceDecimals)}
        segments={choices.map((count) => ({
          value: String(count),
          label: count < 0 ? w.tomans : formatNumber(count, language),
        }))}
        onChange={(value) => change({ priceDecimals: Number(value) })}
      />
    </Labelled>
  );
}

interface SaveProps {
  readonly scaleId: Id;
  readonly draft: Draft;
  readonly names: readonly string[];
  readonly onDone: () => void;
}

function Save({ scaleId, draft, names, onDone }: SaveProps) {
  const w = useWords(pluWords);
  const { verb } = useWords(appWords);
  const settings = settingsOf(draft);
  const name = draft.name.trim() || freeName(w.kinds[draft.protocol], names);
  const saving = useCommand(api.plu.saveLabelScale, {
    onDone: () => {
      toast(w.form.saved(name), { id: 'scales' });
      onDone();
    },
  });
  const save = useAction({
    id: 'scales.saveScale',
    label: verb.save,
    group: w.title,
    keys: ['Mod+S'],
    inFields: true,
    disabled: !settings || saving.pending,
    run: () => settings && saving.run({ scaleId, name, isOn: draft.isOn, settings }),
  });
  return <SaveFoot save={save} pending={saving.pending} error={saving.refused} />;
}

function TakeOff({ scale: { scaleId, name }, onDone }: { scale: LabelScaleView; onDone: () => void }) {
  const w = useWords(pluWords).form;
  const restoring = useCommand(api.plu.restoreLabelScale);
  const erasing = useCommand(api.plu.eraseLabelScale, {
    onDone: () => {
      toast(w.takenOff(name), { id: 'scales', undo: () => restoring.run({ scaleId }) });
      onDone();
    },
  });
  return (
    <ConfirmButton
      label={w.takeOff}
      icon={TrashIcon}
      tone="quiet"
      danger
      question={w.takeOffQuestion(name)}
      confirm={w.takeOff}
      pending={erasing.pending}
      onConfirm={() => erasing.run({ scaleId })}
    />
  );
}

/** `CAS CL5000`, `CAS CL5000 2`, …: a name that no other scale has. */
function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let n = 2; taken.includes(name); n += 1) name = `${wanted} ${n}`;
  return name;
}
