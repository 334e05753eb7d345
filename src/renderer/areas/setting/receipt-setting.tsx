/** The receipt's layout: what it says and shows, and beside it the very slip it will print. */
import { Switch, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { deviceWords } from '../../../domain/areas/device/words.ts';
import type { ReceiptLayout } from '../../../domain/areas/setting/receipt-layout.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import { languageNames, languages } from '../../../domain/kit/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { PaperSlip } from '../../parts/paper-slip.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { Stepper } from '../../parts/stepper.tsx';
import { useField, useForm } from './form.ts';
import { LogoField } from './logo-field.tsx';
import styles from './settings.module.css';

const shows = [
  'showAddress',
  'showTax',
  'showCashier',
  'showCustomer',
  'showSku',
  'showSaved',
  'showBarcode',
  'showQr',
] as const satisfies readonly (keyof ReceiptLayout)[];

export function ReceiptSetting() {
  const w = useWords(settingWords).receipt;
  const language = useLanguage();
  const { value: layout, change } = useField('receipt.layout');
  const set = (part: Partial<ReceiptLayout>): void => change({ ...layout, ...part });
  return (
    <div className={styles.receipt}>
      <div className={styles.form}>
        <LogoField />
        {(['header', 'footer'] as const).map((place) => (
          <Textarea
            key={place}
            label={w[place]}
            description={place === 'header' ? w.headerHint : w.footerHint}
            value={layout[place]}
            maxLength={500}
            autosize
            minRows={2}
            maxRows={6}
            onChange={(event) => set({ [place]: event.currentTarget.value })}
          />
        ))}
        <Labelled label={w.show}>
          <div className={styles.shows}>
            {shows.map((show) => (
              <Switch
                key={show}
                label={w[show]}
                checked={layout[show]}
                onChange={(event) => set({ [show]: event.currentTarget.checked })}
              />
            ))}
          </div>
        </Labelled>
        <Labelled label={w.copies}>
          <Stepper
            label={w.copies}
            value={layout.copies}
            least={1}
            most={3}
            onChange={(copies) => set({ copies })}
          >
            {formatNumber(layout.copies, language)}
          </Stepper>
        </Labelled>
        <Labelled label={w.language}>
          <SegmentBar
            label={w.language}
            segments={[
              { value: 'counter', label: w.asCounter },
              ...languages.map((value) => ({ value, label: languageNames[value] })),
            ]}
            value={layout.language}
            onChange={(value) => set({ language: value as ReceiptLayout['language'] })}
          />
        </Labelled>
      </div>
      <Preview layout={layout} />
    </div>
  );
}

const settleMs = 250;

function Preview({ layout }: { readonly layout: ReceiptLayout }) {
  const w = useWords(settingWords).receipt;
  const { omitted } = useWords(deviceWords).preview;
  const mayEdit = useMay('setting.receipt');
  const logo = useField('receipt.logo').value;
  const { branchId } = useForm();
  const [wanted] = useDebouncedValue({ layout, logo, branchId }, settleMs);
  const slip = useAsk(api.device.previewLayout, mayEdit ? wanted : null, { keep: true });
  return (
    <div className={styles.preview}>
      <ErrorNote error={slip.error} />
      {slip.data?.omitted.map((why) => (
        <Note key={why} tone="amber">
          {omitted[why]}
        </Note>
      ))}
      {slip.data && <PaperSlip {...slip.data} label={w.previewOf} />}
    </div>
  );
}
