import { TextInput } from '@mantine/core';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { useWords } from '../../../app/language.ts';
import type { StepProps } from './set-up.tsx';
import { StepFrame } from './step.tsx';

/** A name: the shop's, or the owner's. */
export function NameStep({
  draft,
  change,
  place,
  of,
}: StepProps & { readonly of: 'shopName' | 'ownerName' }) {
  const w = useWords(settingWords).setUp;
  const isShop = of === 'shopName';
  const title = isShop ? w.shop : w.owner;
  return (
    <StepFrame
      place={place}
      title={title}
      hint={isShop ? w.shopHint : w.ownerHint}
      ready={draft[of].trim() !== ''}
    >
      <TextInput
        aria-label={isShop ? title : w.ownerName}
        placeholder={isShop ? undefined : w.ownerName}
        size="lg"
        // The question is on the screen; its answer is what one types next.
        autoFocus
        autoComplete="off"
        maxLength={isShop ? 80 : 60}
        value={draft[of]}
        onChange={(event) => change({ [of]: event.currentTarget.value })}
      />
    </StepFrame>
  );
}
