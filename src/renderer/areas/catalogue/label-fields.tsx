/** What kind of label, on which paper, with which code. */
import { Select, Switch } from '@mantine/core';
import {
  type LabelDesign,
  LabelKind,
  type LabelPaperName,
  labelPaperNames,
  labelPapers,
} from '../../../domain/areas/device/label.ts';
import { labelWords } from '../../../domain/areas/device/label-words.ts';
import { formatNumber, formatQty } from '../../../domain/kit/format.ts';
import { qtyMilli } from '../../../domain/kit/money.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { QtyField } from '../../parts/number-field.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { changeDesign } from './label-design.ts';

interface LabelFieldsProps {
  readonly design: LabelDesign;
  /** Places of the first sheet that are used up. */
  readonly skip: number;
  readonly onSkip: (skip: number) => void;
}

const codes: readonly LabelDesign['code'][] = ['bars', 'qr', 'none'];

export function LabelFields({ design, skip, onSkip }: LabelFieldsProps) {
  const w = useWords(labelWords);
  const sizeOf = useSizeWords();
  const { sheet } = labelPapers[design.paper];
  const optionsOf = (isSheet: boolean) =>
    labelPaperNames
      .filter((name) => (labelPapers[name].sheet !== null) === isSheet)
      .map((value) => ({ value, label: sizeOf(value) }));
  return (
    <>
      <Labelled label={w.kind}>
        <SegmentBar
          label={w.kind}
          value={design.kind}
          segments={LabelKind.options.map((value) => ({ value, label: w.kinds[value] }))}
          onChange={(kind) => changeDesign({ kind })}
        />
      </Labelled>
      <Select
        label={w.paper}
        value={design.paper}
        data={[
          { group: w.rolls, items: optionsOf(false) },
          { group: w.sheets, items: optionsOf(true) },
        ]}
        onChange={(paper) => paper && changeDesign({ paper: paper as LabelPaperName })}
      />
      {sheet && (
        <QtyField
          label={w.skip}
          decimals={0}
          value={skip * 1000}
          most={(sheet.columns * sheet.rows - 1) * 1000}
          onChange={(value) => onSkip((value ?? qtyMilli(0)) / 1000)}
        />
      )}
      <Labelled label={w.code}>
        <SegmentBar
          label={w.code}
          value={design.code}
          segments={codes.map((value) => ({ value, label: w.codes[value] }))}
          onChange={(code) => changeDesign({ code })}
        />
      </Labelled>
      <Switch
        label={w.date}
        checked={design.date}
        onChange={(event) => changeDesign({ date: event.currentTarget.checked })}
      />
    </>
  );
}

export function useSizeWords(): (name: LabelPaperName) => string {
  const w = useWords(labelWords);
  const language = useLanguage();
  // Millimetres have one decimal, which a count of thousandths holds exactly.
  const mm = (length: number) => formatQty(qtyMilli(Math.round(length * 1000)), 0, language);
  return (name) => {
    const { widthMm, heightMm, sheet } = labelPapers[name];
    const size = [mm(widthMm), mm(heightMm)] as const;
    return sheet ? w.sheetSize(...size, formatNumber(sheet.columns * sheet.rows, language)) : w.size(...size);
  };
}
