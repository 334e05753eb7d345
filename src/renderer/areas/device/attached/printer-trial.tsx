/** Whether a printer prints well: a test slip, what became of it, and what to do where it looks wrong. */
import { type ReactNode, useState } from 'react';
import type { DeviceViewOf, SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Chips } from '../../../parts/chips.tsx';
import { ErrorNote, Note } from '../../../parts/error-note.tsx';
import { PrinterIcon } from '../../../parts/icons.tsx';
import { Labelled } from '../../../parts/labelled.tsx';
import styles from './attached.module.css';
import { Becomes } from './becomes.tsx';
import { LettersFix } from './letters-fix.tsx';

interface PrinterTrialProps {
  readonly device: DeviceViewOf<'printer'>;
  /** Saves a change at once: the next slip shows what it did. */
  readonly apply: (part: Partial<SettingsOf<'printer'>>) => void;
  /** A slip was asked for: what is to be done next is to look at it. */
  readonly onTried?: () => void;
  readonly isFirst?: boolean;
  /** Stands beside the button. */
  readonly beside?: ReactNode;
}

const looks = ['right', 'letters', 'chinese', 'width', 'nothing'] as const;
type Look = (typeof looks)[number];

export function PrinterTrial({ device, apply, onTried, isFirst = false, beside }: PrinterTrialProps) {
  const w = useWords(printerWords);
  const [jobId, setJobId] = useState<Id | null>(null);
  const [look, setLook] = useState<Look | null>(null);
  const printing = useCommand(api.device.printTest, {
    onDone: ({ jobId: printed }) => {
      setJobId(printed);
      setLook(null);
      onTried?.();
    },
  });
  const test = useAction({
    id: 'devices.test',
    label: w.act.test,
    group: device.name,
    keys: ['T'],
    disabled: !device.isOn || printing.pending,
    run: () => printing.run({ deviceId: device.deviceId }),
  });
  const isFirstSlip = isFirst && jobId === null;
  // A picture has no letters that could be others.
  const isLikely = (one: Look): boolean =>
    device.settings.profile.type !== null || (one !== 'letters' && one !== 'chinese');
  return (
    <>
      <div className={styles.row}>
        <ActionButton
          {...test}
          icon={PrinterIcon}
          tone={isFirstSlip ? 'accent' : 'plain'}
          size={isFirst ? 'primary' : 'normal'}
          fullWidth={isFirst}
          pending={printing.pending}
        />
        {beside}
      </div>
      <ErrorNote error={printing.refused} />
      {jobId && (
        <>
          <Becomes jobId={jobId} />
          <Labelled label={w.trial.asked}>
            <Chips
              label={w.trial.asked}
              chips={looks.filter(isLikely).map((id) => ({ id, label: w.trial[id] }))}
              chosen={look === null ? [] : [look]}
              wrap
              onPick={(id) => setLook(id as Look)}
            />
          </Labelled>
          {(look === 'letters' || look === 'chinese') && (
            <LettersFix device={device} apply={apply} isChinese={look === 'chinese'} />
          )}
          {(look === 'width' || look === 'nothing') && (
            <Note tone="amber">{look === 'width' ? w.trial.widthHint : w.trial.nothingHint}</Note>
          )}
        </>
      )}
    </>
  );
}
