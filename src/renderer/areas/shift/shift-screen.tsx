/** The shift: what it is, what can be done with its drawer, and beside it what is being done now. */
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ShiftIcon } from '../../parts/icons.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { ActionsPane } from './actions-pane.tsx';
import { CashBook } from './cash-book.tsx';
import { ClosePane } from './close-pane.tsx';
import { ClosedPane } from './closed-pane.tsx';
import { useDesk } from './drafts.ts';
import { MovePane } from './move-pane.tsx';
import { OpeningScreen } from './opening-screen.tsx';
import { TakeOverPane } from './take-over-pane.tsx';
import { XPane } from './x-pane.tsx';

export function ShiftScreen() {
  const shift = useLive(api.shift.currentShift, {});
  const closed = useDesk((desk) => desk.closed);
  if (shift.error) return <ErrorNote error={shift.error} />;
  if (shift.isPending) return null;
  if (closed) return <ClosedPane closed={closed} />;
  if (!shift.data) return <WithoutShift />;
  return (
    <SplitPane
      startWidth="clamp(18rem, 28%, 24rem)"
      start={<ActionsPane shift={shift.data} />}
      end={<Beside />}
    />
  );
}

function WithoutShift() {
  const w = useWords(shiftWords);
  const mayOpen = useMay('shift.open');
  if (!mayOpen) return <EmptyState icon={ShiftIcon} title={w.refusals.NoOpenShift} />;
  return <OpeningScreen />;
}

function Beside() {
  const beside = useDesk((desk) => desk.beside);
  switch (beside) {
    case 'payIn':
    case 'payOut':
    case 'drop':
    case 'noSale':
      return <MovePane key={beside} kind={beside} />;
    case 'takeOver':
      return <TakeOverPane />;
    case 'x':
      return <XPane />;
    case 'close':
      return <ClosePane />;
    default:
      return <CashBook />;
  }
}
