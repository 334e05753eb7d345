/** The language of this page, each by its own name. */
import { languageNames, languages } from '../../../domain/kit/words.ts';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { setPreferences } from '../../../renderer/app/preferences.ts';
import { SegmentBar } from '../../../renderer/parts/segment-bar.tsx';
import { pageWords } from './words.ts';

export function LanguageChoice() {
  return (
    <SegmentBar
      label={useWords(pageWords).language}
      segments={languages.map((value) => ({ value, label: languageNames[value] }))}
      value={useLanguage()}
      onChange={(language) => setPreferences({ language })}
    />
  );
}
