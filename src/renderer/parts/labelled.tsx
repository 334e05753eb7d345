import { Input } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './labelled.module.css';

export interface LabelledProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode | undefined;
  readonly children: ReactNode;
}

/** A label over what is no field of its own (chips, segments, a list), on one line with the fields beside it. */
export function Labelled({ label, hint, children }: LabelledProps) {
  return (
    <Input.Wrapper label={label} description={hint} labelElement="div">
      <div className={styles.content}>{children}</div>
    </Input.Wrapper>
  );
}
