/** A label printer: what it was told, and a label of some item to see that it is right. */
import { Switch } from '@mantine/core';
import type { DeviceViewOf, SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { attachedWords, sayLink } from '../../../../domain/areas/device/attached-words.ts';
import { labelPaperNames, labelPapers } from '../../../../domain/areas/device/label.ts';
import type { LabelRunView } from '../../../../domain/areas/device/label-printer.ts';
import { labelWords } from '../../../../domain/areas/device/label-words.ts';
import type { Wire } from '../../../../domain/areas/device/wires.ts';
import { formatNumber } from '../../../../domain/kit/format.ts';
import { useAsk, useCommand, useLive } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../../parts/error-note.tsx';
import { CheckIcon, ClockIcon, TagIcon, WarningIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';
import { Few, OneOf } from './few.tsx';

type Settings = SettingsOf<'labelPrinter'>;

interface LabelFieldsProps {
  readonly settings: Settings;
  readonly set: (part: Partial<Settings>) => void;
}

export function LabelFields({ settings, set }: LabelFieldsProps) {
  const { labels: w } = useWords(attachedWords);
  const { size } = useWords(labelWords);
  const language = useLanguage();
  const rolls = Object.fromEntries(
    labelPaperNames
      .filter((name) => labelPapers[name].sheet === null)
      .map((name) => {
        const { widthMm, heightMm } = labelPapers[name];
        return [name, size(formatNumber(widthMm, language), formatNumber(heightMm, language))];
      }),
  ) as Record<Settings['paper'], string>;
  return (
    <>
      <Few
        label={w.language}
        of={w.languages}
        value={settings.language}
        onChange={(next) => set({ language: next })}
      />
      <OneOf label={w.roll} of={rolls} value={settings.paper} onChange={(paper) => set({ paper })} />
    </>
  );
}

export function LabelMore({ settings, set }: LabelFieldsProps) {
  const { labels: w } = useWords(attachedWords);
  return (
    <Switch
      className={styles.wide ?? ''}
      label={w.native}
      description={w.nativeHint}
      checked={settings.native}
      onChange={(event) => set({ native: event.currentTarget.checked })}
    />
  );
}

interface LabelTrialProps {
  readonly device: DeviceViewOf<'labelPrinter'>;
  readonly onTried?: () => void;
}

/** Of the first item of the catalogue: a shop without items has nothing to label. */
export function LabelTrial({ device, onTried }: LabelTrialProps) {
  const { labels: w } = useWords(attachedWords);
  const { deviceId, settings } = device;
  const item = useAsk(api.catalogue.items, { limit: 1 }).data?.items[0];
  const run = useLive(api.device.labelPrinters, {}).data?.find((one) => one.deviceId === deviceId)?.run;
  const printing = useCommand(api.device.printLabels, { onDone: () => onTried?.() });
  const test = useAction({
    id: 'devices.test',
    label: w.test,
    group: device.name,
    keys: ['T'],
    disabled: !item || !device.isOn || printing.pending || run?.state === 'printing',
    run: () =>
      item &&
      printing.run({
        deviceId,
        labels: [{ itemId: item.id, count: 1 }],
        design: { kind: 'item', paper: settings.paper, code: 'bars', date: false },
      }),
  });
  return (
    <>
      <div className={styles.row}>
        <ActionButton {...test} icon={TagIcon} pending={printing.pending} />
      </div>
      <ErrorNote error={printing.refused} />
      {printing.done && run && <ComesOut run={run} wire={settings.wire.kind} />}
    </>
  );
}

interface ComesOutProps {
  readonly run: LabelRunView;
  readonly wire: Wire['kind'];
}

function ComesOut({ run: { state, waiting, problem }, wire }: ComesOutProps) {
  const { labels: w, link } = useWords(attachedWords);
  if (problem)
    return (
      <Note tone="amber" icon={WarningIcon}>
        {sayLink(link, problem, wire)}
      </Note>
    );
  if (state === 'done')
    return (
      <Note tone="green" icon={CheckIcon}>
        {w.sent}
      </Note>
    );
  return (
    <Note tone={waiting ? 'amber' : 'ink'} icon={waiting ? WarningIcon : ClockIcon}>
      {waiting ? w.waits : w.printing}
    </Note>
  );
}
