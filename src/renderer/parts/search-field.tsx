import { ActionIcon, TextInput } from '@mantine/core';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { CloseIcon, SearchIcon } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';

export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Enter: take the first. */
  readonly onEnter?: (() => void) | undefined;
  /** Up and Down walk the list below while the caret stays here. */
  readonly onStep?: ((by: 1 | -1) => void) | undefined;
  /** Esc in an empty field; a field with words in it is emptied first. */
  readonly onLeave?: (() => void) | undefined;
  readonly keys?: readonly string[] | undefined;
  /** A scan is typed here instead of going to the screen. */
  readonly acceptBarcode?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
  /** Id of the list it steers. */
  readonly controls?: string | undefined;
}

/** Search that answers while one types. */
export function SearchField({ value, onChange, ...props }: SearchFieldProps) {
  const w = useWords(appWords);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // One step back: the words first, then the field; where nobody leaves the field, the pane itself.
      if (value === '' && !props.onLeave) return;
      event.preventDefault();
      if (value !== '') onChange('');
      else props.onLeave?.();
      return;
    }
    if (event.key === 'Enter' && props.onEnter) {
      event.preventDefault();
      props.onEnter();
    }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && props.onStep) {
      event.preventDefault();
      props.onStep(event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    <TextInput
      id={id}
      ref={props.ref ?? null}
      type="text"
      role="searchbox"
      aria-label={props.label ?? w.verb.search}
      aria-controls={props.controls}
      placeholder={props.placeholder ?? props.label ?? w.verb.search}
      autoComplete="off"
      spellCheck={false}
      data-accept-barcode={props.acceptBarcode || undefined}
      data-autofocus={props.autoFocus || undefined}
      autoFocus={props.autoFocus ?? false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<SearchIcon size={18} />}
      leftSectionPointerEvents="none"
      rightSectionWidth="auto"
      rightSection={
        value === '' ? (
          <span style={{ paddingInlineEnd: 10, color: 'var(--dk-muted)' }}>
            <KeyHint keys={props.keys?.[0]} />
          </span>
        ) : (
          <ActionIcon aria-label={w.verb.clear} onClick={() => onChange('')} tabIndex={-1}>
            <CloseIcon size={18} />
          </ActionIcon>
        )
      }
      styles={{ root: { flex: 1 } }}
    />
  );
}
