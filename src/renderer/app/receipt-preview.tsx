/** A sale's or a shift's slip on screen, as any area may show it: drawn by the till, dot by dot as printed. */
import { deviceWords } from '../../domain/areas/device/words.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { ErrorNote, Note } from '../parts/error-note.tsx';
import { DownloadIcon } from '../parts/icons.tsx';
import { PaperSlip } from '../parts/paper-slip.tsx';
import { type Command, useAsk, useCommand } from './ask.ts';
import { api } from './client.ts';
import { download } from './download.ts';
import { useWords } from './language.ts';

export type ReceiptPreviewProps =
  | { readonly saleId: string; readonly number: string }
  /** Null: an X of the open shift. */
  | { readonly shiftId: string | null };

export function ReceiptPreview(props: ReceiptPreviewProps) {
  const w = useWords(deviceWords).preview;
  const isSale = 'saleId' in props;
  const shiftId = isSale ? undefined : props.shiftId;
  const isX = shiftId === null;
  const ofSale = useAsk(api.device.previewSale, isSale ? { saleId: props.saleId } : null);
  const ofX = useAsk(api.device.previewX, isX ? {} : null);
  const ofShift = useAsk(api.device.previewShift, shiftId ? { shiftId } : null);
  const { data: slip, error } = isSale ? ofSale : isX ? ofX : ofShift;
  if (error) return <ErrorNote error={error} />;
  if (slip === null) return <Note>{w.none}</Note>;
  if (!slip) return null;
  return (
    <>
      {slip.omitted.map((why) => (
        <Note key={why} tone="amber">
          {w.omitted[why]}
        </Note>
      ))}
      <PaperSlip {...slip} label={isSale ? w.receipt(props.number) : w.shift} />
      {isSale && <SaveSale saleId={props.saleId} />}
      {shiftId && <SaveShift shiftId={shiftId} />}
    </>
  );
}

function SaveSale({ saleId }: { readonly saleId: string }) {
  const save = useCommand(api.device.saveSale, { onDone: download });
  return <Save command={save} run={() => save.run({ saleId })} />;
}

function SaveShift({ shiftId }: { readonly shiftId: string }) {
  const save = useCommand(api.device.saveShift, { onDone: download });
  return <Save command={save} run={() => save.run({ shiftId })} />;
}

interface SaveProps {
  readonly command: Pick<Command<never, unknown>, 'pending' | 'refused'>;
  readonly run: () => void;
}

/** The same dots as a page; one that may already lie on paper says COPY. */
function Save({ command, run }: SaveProps) {
  const w = useWords(deviceWords);
  return (
    <>
      <ErrorNote error={command.refused} />
      <ActionButton
        label={w.act.download}
        icon={DownloadIcon}
        tone="quiet"
        pending={command.pending}
        onClick={run}
      />
    </>
  );
}
