/** A sale's or a shift's slip on screen, as any area may show it: drawn by the till, dot by dot as printed. */
import { deviceWords } from '../../domain/areas/device/words.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { ErrorNote, Note } from '../parts/error-note.tsx';
import { DownloadIcon } from '../parts/icons.tsx';
import { PaperSlip } from '../parts/paper-slip.tsx';
import { useAsk, useCommand } from './ask.ts';
import { api } from './client.ts';
import { download } from './download.ts';
import { useWords } from './language.ts';

export type ReceiptPreviewProps =
  | { readonly saleId: string; readonly number: string }
  /** `xReport` reads the open shift; `zReport` shows a shift of the past. */
  | { readonly shiftId: string; readonly kind: 'xReport' | 'zReport' };

export function ReceiptPreview(props: ReceiptPreviewProps) {
  const w = useWords(deviceWords).preview;
  const isSale = 'saleId' in props;
  const isX = !isSale && props.kind === 'xReport';
  const isZ = !isSale && props.kind === 'zReport';
  const ofSale = useAsk(api.device.previewSale, isSale ? { saleId: props.saleId } : null);
  const ofX = useAsk(api.device.previewX, isX ? {} : null);
  const ofShift = useAsk(api.device.previewShift, isZ ? { shiftId: props.shiftId } : null);
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
      {!isX && <SaveButton {...props} />}
    </>
  );
}

/** The same dots as a page; one that may already lie on paper says COPY. */
function SaveButton(props: ReceiptPreviewProps) {
  const w = useWords(deviceWords);
  const saveSale = useCommand(api.device.saveSale, { onDone: download });
  const saveShift = useCommand(api.device.saveShift, { onDone: download });
  const save = (): void =>
    'saleId' in props ? saveSale.run({ saleId: props.saleId }) : saveShift.run({ shiftId: props.shiftId });
  return (
    <>
      <ErrorNote error={saveSale.refused ?? saveShift.refused} />
      <ActionButton
        label={w.act.download}
        icon={DownloadIcon}
        tone="quiet"
        pending={saveSale.pending || saveShift.pending}
        onClick={save}
      />
    </>
  );
}
