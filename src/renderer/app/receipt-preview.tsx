/** A sale's or a shift's slip on screen, as any area may show it: drawn by the till, dot by dot as printed. */
import { deviceWords } from '../../domain/areas/device/words.ts';
import { ErrorNote, Note } from '../parts/error-note.tsx';
import { PaperSlip } from '../parts/paper-slip.tsx';
import { useAsk } from './ask.ts';
import { api } from './client.ts';
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
    </>
  );
}
