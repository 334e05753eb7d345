/** Says that no money can be taken before a shift is open, and where to open one. */
import { useNavigate } from '@tanstack/react-router';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useLive } from '../../app/ask.ts';
import { useIsBackOffice } from '../../app/branches.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { Note } from '../../parts/error-note.tsx';
import { CoinsIcon } from '../../parts/icons.tsx';

export function NoShift() {
  const w = useWords(saleWords);
  const navigate = useNavigate();
  const shift = useLive(api.shift.currentShift, {});
  const isBackOffice = useIsBackOffice();
  if (shift.isPending || shift.data) return null;
  const action = { label: w.openShift, onClick: () => void navigate({ to: '/shift' }) };
  return (
    <Note tone={isBackOffice ? 'ink' : 'amber'} icon={CoinsIcon} action={action}>
      {w.noShift}. {w.noShiftHint}
    </Note>
  );
}
