import { useState } from 'react';
import { labelWords } from '../../../domain/areas/device/label-words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { TagIcon } from '../../parts/icons.tsx';
import { LabelSheet } from './label-sheet.tsx';

interface LabelButtonProps {
  readonly itemIds: Id[];
  /** Of the one item that is open, beside the chosen ones. */
  readonly one?: boolean | undefined;
}

export function LabelButton({ itemIds, one = false }: LabelButtonProps) {
  const w = useWords(labelWords);
  const [opened, open] = useState(false);
  const print = useAction({
    id: one ? 'catalogue.printLabel' : 'catalogue.printLabels',
    label: one ? w.one : w.title,
    keys: one ? [] : ['Alt+B'],
    inFields: true,
    run: () => open(true),
  });
  return (
    <>
      <ActionButton {...print} icon={TagIcon} tone={one ? 'quiet' : undefined} />
      <LabelSheet opened={opened} itemIds={itemIds} onClose={() => open(false)} />
    </>
  );
}
