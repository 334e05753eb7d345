import { useEffect, useRef } from 'react';
import { countries } from '../../../../domain/areas/setting/countries.ts';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { useStrokes } from '../../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { keepFocus } from '../../../parts/action-button.tsx';
import { CheckIcon } from '../../../parts/icons.tsx';
import { elsewhere, useCountryName } from '../place-names.ts';
import { ofCountry } from './draft.ts';
import styles from './set-up.module.css';
import type { StepProps } from './set-up.tsx';
import { StepFrame } from './step.tsx';

const codes = [...countries.map(({ code }) => code), elsewhere];

export function CountryStep({ draft, change, place }: StepProps) {
  const w = useWords(settingWords).setUp;
  const language = useLanguage();
  const nameOf = useCountryName();
  const list = useRef<HTMLDivElement>(null);
  const pick = (code: string): void => change(ofCountry(code, language));
  useStrokes((stroke) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[stroke.key];
    const next = step && codes[codes.indexOf(draft.country) + step];
    if (next) pick(next);
    return step !== undefined;
  });
  useEffect(() => {
    list.current?.querySelector('[aria-checked=true]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <StepFrame place={place} title={w.country} hint={w.countryHint}>
      <div ref={list} className={styles.list} role="radiogroup" aria-label={w.country}>
        {codes.map((code) => (
          <button
            key={code}
            type="button"
            role="radio"
            aria-checked={code === draft.country}
            className={styles.option}
            onMouseDown={keepFocus}
            onClick={() => pick(code)}
          >
            <span>{nameOf(code)}</span>
            {code === draft.country && <CheckIcon />}
          </button>
        ))}
      </div>
    </StepFrame>
  );
}
