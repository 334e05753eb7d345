/** From the counter: a second window for the customer, or this tablet as one. */
import { displayWords } from '../../../../domain/areas/device/display-words.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import { counterId, mainCounter } from '../../../app/counter-id.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import { signedOut, useMay } from '../../../app/session.ts';
import { toast } from '../../../parts/toast.tsx';
import { becomeDisplay, openWindowWith } from './pass.ts';

export function DisplayActions() {
  const w = useWords(displayWords).action;
  const group = useWords(displayWords).title;
  const maySell = useMay('sale.sell');
  const open = useCommand(api.device.openDisplay, { onDone: ({ pass }) => openWindowWith(pass) });
  const leave = useCommand(api.access.signOut);
  const become = useCommand(api.device.openDisplay, {
    onDone: ({ pass }) => void leave.attempt({}).then(() => stayAs(pass)),
  });
  const close = useCommand(api.device.closeDisplays, {
    onDone: () => toast(w.closed, { id: 'display' }),
  });
  useAction({
    id: 'device.display',
    label: w.open,
    group,
    keys: ['Alt+D'],
    inFields: true,
    disabled: !maySell,
    run: () => open.run({ counter: counterId }),
  });
  useAction({
    id: 'device.becomeDisplay',
    label: w.become,
    group,
    keys: [],
    disabled: !maySell || counterId === mainCounter,
    run: () => become.run({ counter: mainCounter }),
  });
  useAction({
    id: 'device.closeDisplays',
    label: w.closeAll,
    group,
    keys: [],
    disabled: !useMay('device.edit'),
    run: () => close.run({}),
  });
  return null;
}

/** It stands before customers now: nobody stays signed in behind the picture. */
function stayAs(pass: string): void {
  signedOut();
  becomeDisplay(pass);
}
