/** Whether a printer prints well: a test slip, what became of it, and what to do where it looks wrong. */
import { type ReactNode, useState } from 'react';
import type { DeviceViewOf, SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
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
  const { deviceId, isOn, settings } = device;
  const [look, setLook] = useState<Look | null>(null);
  const printing = useCommand(api.device.printTest, { onDone: () => onTried?.() });
  const ticket = useCommand(api.device.printCodePages, { onDone: () => setLook('letters') });
  const test = useAction({
    id: 'devices.test',
    label: w.act.test,
    group: device.name,
    keys: ['T'],
    disabled: !isOn || printing.pending,
    run: () => {
      setLook(null);
      printing.run({ deviceId });
    },
  });
  const hasPages = settings.wire.kind !== 'picture';
  const codePages = useAction({
    id: 'devices.codePages',
    label: w.act.codePages,
    group: device.name,
    keys: ['P'],
    disabled: !isOn || !hasPages || ticket.pending || (isFirst && look !== 'letters'),
    run: () => ticket.run({ deviceId }),
  });
  const pages = <ActionButton {...codePages} icon={PrinterIcon} pending={ticket.pending} />;
  return (
    <>
      <div className={styles.row}>
        <ActionButton
          {...test}
          icon={PrinterIcon}
          tone={isFirst && !printing.done ? 'accent' : 'plain'}
          size={isFirst ? 'primary' : 'normal'}
          fullWidth={isFirst}
          pending={printing.pending}
        />
        {!isFirst && hasPages && pages}
        {beside}
      </div>
      <ErrorNote error={printing.refused ?? ticket.refused} />
      {printing.done && (
        <>
          <Becomes jobId={printing.done.jobId} />
          <Looks isTyped={settings.profile.type !== null} look={look} onLook={setLook} />
        </>
      )}
      {(look === 'letters' || look === 'chinese') && (
        <LettersFix
          device={device}
          apply={apply}
          isChinese={look === 'chinese'}
          jobId={ticket.done?.jobId ?? null}
          codePages={isFirst && pages}
        />
      )}
      {(look === 'width' || look === 'nothing') && (
        <Note tone="amber">{look === 'width' ? w.trial.widthHint : w.trial.nothingHint}</Note>
      )}
    </>
  );
}

interface LooksProps {
  /** In letters of its own: a picture has none that could be others. */
  readonly isTyped: boolean;
  readonly look: Look | null;
  readonly onLook: (look: Look) => void;
}

function Looks({ isTyped, look, onLook }: LooksProps) {
  const w = useWords(printerWords).trial;
  const likely = looks.filter((one) => isTyped || (one !== 'letters' && one !== 'chinese'));
  return (
    <Labelled label={w.asked}>
      <Chips
        label={w.asked}
        chips={likely.map((id) => ({ id, label: w[id] }))}
        chosen={look === null ? [] : [look]}
        wrap
        onPick={(id) => onLook(id as Look)}
      />
    </Labelled>
  );
}
