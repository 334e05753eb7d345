/** What a pole display was told. */
import type { SettingsOf } from '../../../../domain/areas/device/attached.ts';
import { poleWords } from '../../../../domain/areas/device/pole-words.ts';
import { useWords } from '../../../app/language.ts';
import { Few } from './few.tsx';

interface PoleFieldsProps {
  readonly settings: SettingsOf<'pole'>;
  readonly set: (part: Partial<SettingsOf<'pole'>>) => void;
}

export function PoleFields({ settings: { dialect, letters }, set }: PoleFieldsProps) {
  const w = useWords(poleWords);
  return (
    <>
      <Few label={w.dialect} of={w.dialects} value={dialect} onChange={(next) => set({ dialect: next })} />
      <Few label={w.letters} of={w.letter} value={letters} onChange={(next) => set({ letters: next })} />
    </>
  );
}
