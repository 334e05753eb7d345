import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { type Command, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PrinterIcon } from '../../parts/icons.tsx';

/** A closed shift's Z again: it says that it is a copy. */
export function PrintZ({ shiftId }: { readonly shiftId: string }) {
  const reprint = useCommand(api.device.reprint);
  return <Print command={reprint} run={() => reprint.run({ kind: 'zReport', subjectId: shiftId })} />;
}

/** The open shift as it stands. */
export function PrintX() {
  const print = useCommand(api.device.printX);
  return <Print command={print} run={() => print.run({})} />;
}

interface PrintProps {
  readonly command: Pick<Command<never, unknown>, 'pending' | 'refused'>;
  readonly run: () => void;
}

function Print({ command, run }: PrintProps) {
  const w = useWords(shiftWords);
  const print = useAction({ id: 'shift.print', label: w.act.print, group: w.title, keys: ['Mod+P'], run });
  return (
    <>
      <ErrorNote error={command.refused} />
      <ActionButton {...print} icon={PrinterIcon} tone="quiet" pending={command.pending} />
    </>
  );
}
