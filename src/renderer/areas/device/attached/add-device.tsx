/** A new device in three taps: what it is, where it hangs, and that it does what it should. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeviceSettings, DeviceView, ScalePlace } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { type Place, wireTo } from '../../../../domain/areas/device/places.ts';
import {
  type Attachable,
  printerAt,
  settingsAt,
  type WhatIsIt,
} from '../../../../domain/areas/device/what-is-it.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { newId } from '../../../app/adapters.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { counterId } from '../../../app/counter-id.ts';
import { useWords } from '../../../app/language.ts';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { PageHeader } from '../../../parts/page-header.tsx';
import { Pane } from '../../../parts/pane.tsx';
import { openWindowWith } from '../display/pass.ts';
import { AskStep } from './ask-step.tsx';
import styles from './attached.module.css';
import { KindStep } from './kind-step.tsx';
import { useNewName } from './new-name.ts';
import { PlaceStep } from './place-step.tsx';
import { maySpeak } from './printer-probe.tsx';
import { TrialStep } from './trial-step.tsx';
import { WhatStep } from './what-step.tsx';

type Printing = Parameters<typeof printerAt>[0];

type Step =
  | { readonly at: 'what' }
  | { readonly at: 'place'; readonly what: Attachable }
  /** A scale: nobody knows yet which. */
  | { readonly at: 'kind'; readonly place: ScalePlace }
  /** A printer that is asked how it speaks. */
  | { readonly at: 'ask'; readonly what: Printing; readonly place: Place }
  /** It is attached: only then can be seen what it does. */
  | { readonly at: 'trial'; readonly before: Step };

const isPrinting = (what: Attachable): what is Printing => what === 'receipt' || what === 'kitchen';

interface AddDeviceProps {
  readonly devices: readonly DeviceView[];
  readonly onDone: (id: Id) => void;
  readonly onCancel: () => void;
}

export function AddDevice({ devices, onDone, onCancel }: AddDeviceProps) {
  const w = useWords(attachedWords);
  const newName = useNewName(devices);
  const navigate = useNavigate();
  const [deviceId] = useState(newId);
  const [step, setStep] = useState<Step>({ at: 'what' });
  const saving = useCommand(api.device.saveDevice);
  const erasing = useCommand(api.device.eraseDevice);
  const probing = useCommand(api.device.probePrinter);
  const showing = useCommand(api.device.openDisplay, {
    onDone: ({ pass }) => {
      openWindowWith(pass);
      onCancel();
    },
  });
  const attached = devices.find((device) => device.deviceId === deviceId);

  const pickWhat = (what: WhatIsIt): void => {
    if (what === 'labelScale') void navigate({ to: '/label-scales' as never });
    else if (what === 'window') showing.run({ counter: counterId });
    else setStep({ at: 'place', what });
  };
  const attach = async (what: Attachable, settings: DeviceSettings, before: Step): Promise<void> => {
    const name = newName(what, settings, deviceId);
    const saved = await saving.attempt({ deviceId, name, isOn: true, settings });
    if (saved.ok) setStep({ at: 'trial', before });
  };
  const ask = async (what: Printing, place: Place): Promise<void> => {
    setStep({ at: 'ask', what, place });
    const probed = await probing.attempt({ wire: wireTo(place) });
    if (probed.ok) await attach(what, printerAt(what, place, probed.value.status), { at: 'place', what });
  };
  const pickPlace = (what: Attachable, place: Place | null): void => {
    for (const command of [saving, erasing, probing]) command.reset();
    const before: Step = { at: 'place', what };
    if (isPrinting(what)) {
      if (place && maySpeak(wireTo(place))) void ask(what, place);
      else void attach(what, printerAt(what, place), before);
    } else if (what === 'scale') {
      if (place?.kind === 'serial' || place?.kind === 'tcp') setStep({ at: 'kind', place });
    } else if (place) void attach(what, settingsAt(what, place), before);
  };
  /** It does not answer now; it may be switched on later. */
  const attachBlind = ({ what, place }: { readonly what: Printing; readonly place: Place }): void =>
    void attach(what, printerAt(what, place), { at: 'place', what });
  const back = async (): Promise<void> => {
    if (step.at === 'what') return onCancel();
    if (step.at === 'place') return setStep({ at: 'what' });
    if (step.at === 'kind') return setStep({ at: 'place', what: 'scale' });
    if (step.at === 'ask') return setStep({ at: 'place', what: step.what });
    if (attached && !(await erasing.attempt({ deviceId })).ok) return;
    setStep(step.before);
  };
  const title = attached ? w.last[attached.settings.kind] : w.titles[step.at];
  const n = { what: 1, place: 2, kind: 3, ask: 3, trial: 3 }[step.at];
  return (
    <Pane label={title} head={<PageHeader title={title} sub={w.step(n)} onBack={() => void back()} />}>
      <div className={styles.page} data-wide={step.at === 'what' || undefined}>
        <ErrorNote error={saving.refused ?? erasing.refused ?? showing.refused} />
        {step.at === 'what' && <WhatStep onPick={pickWhat} />}
        {step.at === 'place' && (
          <PlaceStep what={step.what} onPick={(place) => pickPlace(step.what, place)} />
        )}
        {step.at === 'kind' && (
          <KindStep
            place={step.place}
            pending={saving.pending}
            onPick={(settings) => void attach('scale', settings, step)}
          />
        )}
        {step.at === 'ask' && (
          <AskStep
            wire={wireTo(step.place)}
            probing={probing}
            onAgain={() => void ask(step.what, step.place)}
            onAttach={() => attachBlind(step)}
          />
        )}
        {step.at === 'trial' && attached && (
          <TrialStep
            device={attached}
            probed={probing.done ?? null}
            onDone={() => onDone(deviceId)}
            onOther={() => void back()}
          />
        )}
      </div>
    </Pane>
  );
}
