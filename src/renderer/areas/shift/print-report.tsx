import { useState } from 'react';
import { deviceWords } from '../../../domain/areas/device/words.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { type Command, useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ReceiptPreview } from '../../app/receipt-preview.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { EyeIcon, PrinterIcon } from '../../parts/icons.tsx';
import { Sheet } from '../../parts/sheet.tsx';

/** A closed shift's Z again: it says that it is a copy. */
export function PrintZ({ shiftId }: { readonly shiftId: string }) {
  const reprint = useCommand(api.device.reprint);
  return (
    <Print
      command={reprint}
      run={() => reprint.run({ kind: 'zReport', subjectId: shiftId })}
      shiftId={shiftId}
    />
  );
}

/** The open shift as it stands. */
export function PrintX() {
  const print = useCommand(api.device.printX);
  return <Print command={print} run={() => print.run({})} shiftId={null} />;
}

interface PrintProps {
  readonly command: Pick<Command<never, unknown>, 'pending' | 'refused'>;
  readonly run: () => void;
  /** Null: the open shift. */
  readonly shiftId: string | null;
}

function Print({ command, run, shiftId }: PrintProps) {
  const w = useWords(shiftWords);
  const print = useAction({ id: 'shift.print', label: w.act.print, group: w.title, keys: ['Mod+P'], run });
  return (
    <>
      <ErrorNote error={command.refused} />
      <Paper shiftId={shiftId} />
      <ActionButton {...print} icon={PrinterIcon} tone="quiet" pending={command.pending} />
    </>
  );
}

/** The slip itself, dot by dot as the printer gets it. */
function Paper({ shiftId }: Pick<PrintProps, 'shiftId'>) {
  const [opened, setOpened] = useState(false);
  const w = useWords(shiftWords);
  const { showPaper } = useWords(deviceWords).act;
  const show = useAction({
    id: 'shift.paper',
    label: showPaper,
    group: w.title,
    keys: ['V'],
    run: () => setOpened(true),
  });
  return (
    <>
      <ActionButton {...show} icon={EyeIcon} tone="quiet" />
      <Sheet opened={opened} onClose={() => setOpened(false)} title={showPaper} size="wide">
        <ReceiptPreview shiftId={shiftId} />
      </Sheet>
    </>
  );
}
