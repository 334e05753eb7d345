/** One scale: sending to it, and the items that belong on it. */
import { useState } from 'react';
import type { LabelScaleView } from '../../../domain/areas/plu/contract.ts';
import { isFile } from '../../../domain/areas/plu/label-scale.ts';
import { pluWords } from '../../../domain/areas/plu/words.ts';
import { formatDateTime } from '../../../domain/kit/date-format.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { download } from '../../app/download.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { useShop } from '../../app/shop.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DownloadIcon, PlusIcon, RefreshIcon, SettingIcon, UploadIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { ProgressNote } from '../../parts/progress-note.tsx';
import { toast } from '../../parts/toast.tsx';
import { AddItems } from './add-items.tsx';
import styles from './plu.module.css';
import { ScaleForm } from './scale-form.tsx';
import { ScaleItems } from './scale-items.tsx';
import { Standing } from './scale-row.tsx';

interface ScalePaneProps {
  readonly scale: LabelScaleView;
  readonly names: readonly string[];
}

export function ScalePane({ scale, names }: ScalePaneProps) {
  const w = useWords(pluWords);
  const [open, setOpen] = useState<'adding' | 'form' | null>(null);
  const mayAdd = useMay('catalogue.edit');
  const mayAttach = useMay('device.edit');
  const add = useAction({
    id: 'scales.add',
    label: w.addItems,
    group: w.title,
    keys: ['Ins'],
    disabled: !mayAdd,
    run: () => setOpen('adding'),
  });
  const close = (): void => setOpen(null);
  const hasItems = scale.sent + scale.changed + scale.refused > 0;
  return (
    <Pane
      flush
      label={scale.name}
      head={
        <PageHeader
          title={scale.name}
          sub={<Contact scale={scale} />}
          actions={
            <>
              {mayAttach && (
                <ActionButton
                  label=""
                  name={w.settings}
                  icon={SettingIcon}
                  tone="quiet"
                  onClick={() => setOpen('form')}
                />
              )}
              {mayAdd && hasItems && <ActionButton {...add} icon={PlusIcon} />}
            </>
          }
        >
          <div className={styles.standing}>
            <Standing row={scale} />
          </div>
          <Sending scale={scale} />
        </PageHeader>
      }
    >
      <ScaleItems scale={scale} add={add} />
      <AddItems scaleId={scale.scaleId} opened={open === 'adding'} onClose={close} />
      <ScaleForm scale={scale} names={names} opened={open === 'form'} onClose={close} />
    </Pane>
  );
}

function Contact({ scale: { contactAt, isOn } }: { readonly scale: LabelScaleView }) {
  const w = useWords(pluWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  if (!isOn) return w.off;
  return contactAt === null ? w.never : w.contact(formatDateTime(contactAt, language, zone));
}

function Sending({ scale }: { readonly scale: LabelScaleView }) {
  const w = useWords(pluWords);
  const language = useLanguage();
  const { scaleId, working, isOn } = scale;
  const stopping = useCommand(api.plu.stopSending);
  const maySend = useMay('device.print');
  if (!maySend || !isOn) return null;
  if (isFile(scale.settings.protocol)) return <SaveFile scale={scale} />;
  if (!working) return <Send scale={scale} />;
  const { done, of } = working;
  return (
    <ProgressNote
      label={w.working(formatNumber(done, language), formatNumber(of, language))}
      done={of === 0 ? undefined : done / of}
      onCancel={() => stopping.run({ scaleId })}
    />
  );
}

function Send({ scale }: { readonly scale: LabelScaleView }) {
  const w = useWords(pluWords);
  const { scaleId, name } = scale;
  const sending = useCommand(api.plu.sendToScale);
  const send = useAction({
    id: 'scales.send',
    label: w.send,
    group: w.title,
    keys: ['F9'],
    inFields: true,
    disabled: sending.pending,
    run: () => sending.run({ scaleId, anew: false }),
  });
  return (
    <>
      <ErrorNote error={sending.refused} />
      <div className={styles.actions}>
        <ActionButton {...send} icon={UploadIcon} tone="accent" pending={sending.pending} />
        <ConfirmButton
          label={w.sendAnew}
          icon={RefreshIcon}
          tone="quiet"
          question={w.anewQuestion(name)}
          confirm={w.sendAnew}
          onConfirm={() => sending.run({ scaleId, anew: true })}
        />
      </div>
    </>
  );
}

function SaveFile({ scale: { scaleId } }: { readonly scale: LabelScaleView }) {
  const w = useWords(pluWords);
  const saving = useCommand(api.plu.saveScaleFile, {
    onDone: (file) => {
      download(file);
      toast(w.saved, { id: 'scales' });
    },
  });
  const save = useAction({
    id: 'scales.send',
    label: w.saveFile,
    group: w.title,
    keys: ['F9'],
    inFields: true,
    disabled: saving.pending,
    run: () => saving.run({ scaleId }),
  });
  return (
    <>
      <ErrorNote error={saving.refused} />
      <div className={styles.actions}>
        <ActionButton {...save} icon={DownloadIcon} tone="accent" pending={saving.pending} />
      </div>
    </>
  );
}
