/** A password that is chosen now: long is better than strange, and it says so. */
import { PasswordInput } from '@mantine/core';
import { useWords } from '../../../renderer/app/language.ts';
import { pageWords } from './words.ts';

export const shortestPassword = 10;

interface NewPasswordProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function NewPassword({ label, value, onChange }: NewPasswordProps) {
  const w = useWords(pageWords).field;
  return (
    <PasswordInput
      label={label}
      description={w.passwordHint(shortestPassword)}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': w.showPassword }}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
