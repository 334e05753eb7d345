/** Letters came out wrong: the ticket of code pages says by which number this printer calls its own. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DeviceViewOf, SettingsOf } from '../../../../domain/areas/device/attached.ts';
import type { CodePage } from '../../../../domain/areas/device/printer-settings.ts';
import { pageNames, printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { toAsciiDigits } from '../../../../domain/kit/digits.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { useWords } from '../../../app/language.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Note } from '../../../parts/error-note.tsx';
import styles from './attached.module.css';
import { Becomes } from './becomes.tsx';
import { Few } from './few.tsx';
import { useIsPrinting } from './use-printing.ts';

interface LettersFixProps {
  readonly device: DeviceViewOf<'printer'>;
  readonly apply: (part: Partial<SettingsOf<'printer'>>) => void;
  readonly isChinese: boolean;
  /** The ticket, once it was asked for. */
  readonly jobId: Id | null;
  /** Asks for it, where nothing else does. */
  readonly codePages: ReactNode;
}

/** The columns of the ticket. */
const columns = { cp866: pageNames.cp866, cp1251: pageNames.cp1251, kz1048: pageNames.kz1048 } as const;
type Column = keyof typeof columns & CodePage;

export function LettersFix({ device, apply, isChinese, jobId, codePages }: LettersFixProps) {
  const w = useWords(printerWords);
  const { profile } = device.settings;
  const isPrinting = useIsPrinting(device.deviceId);
  const [column, setColumn] = useState<Column>('cp866');
  const [typed, setTyped] = useState('');
  const n = Number(toAsciiDigits(typed.trim()) || Number.NaN);
  const isNumber = Number.isInteger(n) && n >= 0 && n <= 255;
  const use = (): void => {
    const { maker = 'pos5890' as const, narrow = null } = profile.type ?? {};
    apply({ profile: { ...profile, type: { maker, narrow, pages: [column], numbers: { [column]: n } } } });
  };
  return (
    <fieldset className={styles.fields} disabled={isPrinting}>
      <Note tone="amber">{isChinese ? w.trial.chineseHint : w.trial.lettersHint}</Note>
      <div className={styles.row}>
        {!isChinese && codePages}
        <ActionButton
          label={w.trial.asPictures}
          disabled={profile.type === null}
          onClick={() => apply({ profile: { ...profile, type: null } })}
        />
      </div>
      {!isChinese && jobId && <Becomes jobId={jobId} />}
      {!isChinese && (
        <form
          className={styles.trio}
          onSubmit={(event) => {
            event.preventDefault();
            if (isNumber) use();
          }}
        >
          <Few label={w.trial.column} of={columns} value={column} onChange={setColumn} />
          <TextInput
            label={w.trial.number}
            value={typed}
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <ActionButton label={w.trial.useNumber} type="submit" disabled={!isNumber} />
        </form>
      )}
    </fieldset>
  );
}
