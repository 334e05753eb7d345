import { Slider } from '@mantine/core';
import { languageNames, languages } from '../../../domain/kit/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { KeyboardIcon, SoundIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { openKeySheet } from '../key-sheet.tsx';
import { useWords } from '../language.ts';
import { setPreferences, usePreferences } from '../preferences.ts';
import { play } from '../sounds.ts';
import { appWords } from '../words.ts';
import styles from './frame.module.css';

/** Above the status line, a tap away from every screen. */
export const CounterPanel = ({ close }: { close: () => void }) => <CounterPreferences onLeave={close} />;

/** What this counter prefers: language, light or dark, sounds, keys. */
export function CounterPreferences({ onLeave }: { onLeave?: () => void }) {
  const w = useWords(appWords);
  const { language, colourScheme, volume } = usePreferences();
  return (
    <div className={styles.preferences}>
      <Labelled label={w.language}>
        <SegmentBar
          label={w.language}
          fullWidth
          segments={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(value) => setPreferences({ language: value })}
        />
      </Labelled>
      <Labelled label={w.frame.colourScheme}>
        <SegmentBar
          label={w.frame.colourScheme}
          fullWidth
          segments={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: w.frame[value] }))}
          value={colourScheme}
          onChange={(value) => setPreferences({ colourScheme: value })}
        />
      </Labelled>
      <Labelled label={w.frame.sounds}>
        <Slider
          thumbLabel={w.frame.sounds}
          min={0}
          max={100}
          step={10}
          label={null}
          value={Math.round(volume * 100)}
          onChange={(percent) => setPreferences({ volume: percent / 100 })}
          onChangeEnd={() => play('ok')}
        />
        <ActionButton
          label={volume === 0 ? w.frame.silent : w.frame.soundTest}
          icon={SoundIcon}
          disabled={volume === 0}
          onClick={() => {
            play('ok');
            setTimeout(() => play('unknown'), 400);
          }}
        />
      </Labelled>
      <div>
        <ActionButton
          label={w.keys.title}
          icon={KeyboardIcon}
          keys={['?']}
          onClick={() => {
            onLeave?.();
            openKeySheet();
          }}
        />
      </div>
    </div>
  );
}
