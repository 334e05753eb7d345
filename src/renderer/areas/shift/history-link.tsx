import { useNavigate } from '@tanstack/react-router';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ClockIcon } from '../../parts/icons.tsx';

/** To the past shifts, for who may see them. */
export function HistoryLink({ tone = 'quiet' }: { readonly tone?: 'quiet' | 'plain' }) {
  const w = useWords(shiftWords);
  const navigate = useNavigate();
  const allowed = useMay('shift.view');
  const past = useAction({
    id: 'shift.history',
    label: w.act.history,
    group: w.title,
    keys: ['Alt+H'],
    disabled: !allowed,
    run: () => void navigate({ to: '/shifts' as never }),
  });
  return allowed ? (
    <ActionButton {...past} icon={ClockIcon} tone={tone} fullWidth={tone === 'plain'} />
  ) : null;
}
