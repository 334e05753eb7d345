/** The first minute of a till: open the demo shop, or answer six short questions, one on a screen. */
import { useState } from 'react';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { enter } from '../../../app/entering.ts';
import { ScopeContext, useKeyScope } from '../../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { ProgressNote } from '../../../parts/progress-note.tsx';
import { CountryStep } from './country-step.tsx';
import { type Draft, firstDraft } from './draft.ts';
import { MoneyStep } from './money-step.tsx';
import { NameStep } from './name-step.tsx';
import { PinStep } from './pin-step.tsx';
import styles from './set-up.module.css';
import { TaxStep } from './tax-step.tsx';
import { Welcome } from './welcome.tsx';

export interface StepProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly place: StepPlace;
}

/** Where a step stands, and the ways from it. */
export interface StepPlace {
  readonly n: number;
  readonly of: number;
  readonly back: () => void;
  readonly next: () => void;
}

const steps = ['country', 'shop', 'money', 'taxes', 'owner', 'pin'] as const;

export function SetUp() {
  const scope = useKeyScope(true);
  return (
    <ScopeContext value={scope}>
      <main className={styles.screen}>
        <Asking />
      </main>
    </ScopeContext>
  );
}

function Asking() {
  const w = useWords(settingWords).setUp;
  const language = useLanguage();
  const [at, setAt] = useState<number | null>(null);
  const [draft, setDraft] = useState(() => firstDraft(language));
  const demo = useCommand(api.setting.openDemoShop, { refreshes: [] });
  const setUp = useCommand(api.setting.setUp, {
    refreshes: [],
    onDone: enter,
  });
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));

  if (demo.pending || demo.done) return <ProgressNote label={w.opening} />;
  if (setUp.pending || setUp.done) return <ProgressNote label={w.finishing} />;
  if (at === null) {
    return (
      <Welcome
        error={demo.refused}
        onDemo={() => demo.run({ language })}
        onReal={() => {
          setDraft(firstDraft(language));
          setAt(0);
        }}
      />
    );
  }
  const place: StepPlace = {
    n: at + 1,
    of: steps.length,
    back: () => setAt(at === 0 ? null : at - 1),
    next: () => setAt(at + 1),
  };
  const props: StepProps = { draft, change, place };
  const finish = (pin: string): void => {
    const { taxes, ...answers } = draft;
    const chosen = taxes
      .filter(({ on }) => on)
      .map(({ name, rateBp, included }) => ({ name, rateBp, included }));
    setUp.run({ ...answers, pin, language, taxes: chosen });
  };
  return (
    <>
      <ErrorNote error={setUp.refused} />
      {steps[at] === 'country' && <CountryStep {...props} />}
      {steps[at] === 'shop' && <NameStep {...props} of="shopName" key="shop" />}
      {steps[at] === 'money' && <MoneyStep {...props} />}
      {steps[at] === 'taxes' && <TaxStep {...props} />}
      {steps[at] === 'owner' && <NameStep {...props} of="ownerName" key="owner" />}
      {steps[at] === 'pin' && <PinStep {...props} onPin={finish} />}
    </>
  );
}
