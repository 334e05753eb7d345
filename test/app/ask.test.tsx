import { ORPCError } from '@orpc/client';
import { act, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { ApprovalSheet } from '../../src/renderer/app/approval-sheet.tsx';
import { useCommand } from '../../src/renderer/app/ask.ts';
import { api, connectTo } from '../../src/renderer/app/client.ts';
import { explain, refusalWordsOf } from '../../src/renderer/app/refusal.ts';
import { signedIn, useSession } from '../../src/renderer/app/session.ts';
import { ActionButton } from '../../src/renderer/parts/action-button.tsx';
import { ErrorNote } from '../../src/renderer/parts/error-note.tsx';
import { press, show, withHotkeys } from './show.tsx';

withHotkeys();

/** The till at the other end of the wire: says what it was asked, answers as the test wants. */
function till(answer: (path: string, input: Record<string, unknown>, call: number) => unknown) {
  const calls: { path: string; input: Record<string, unknown> }[] = [];
  connectTo({
    async call(path, input) {
      const call = { path: path.join('.'), input: input as Record<string, unknown> };
      if (call.path === 'access.approvers') return [];
      calls.push(call);
      return answer(call.path, call.input, calls.length);
    },
  });
  return calls;
}

const userId = '01890000-0000-7000-8000-000000000001';
function EraseUser() {
  const erase = useCommand(api.access.eraseUser);
  return (
    <>
      <ActionButton label="Erase" pending={erase.pending} onClick={() => erase.run({ userId })} />
      {erase.done && <output>Erased</output>}
      <ErrorNote error={erase.refused} />
      <ApprovalSheet />
    </>
  );
}
const forbidden = () => new ORPCError('FORBIDDEN', { data: { permission: 'access.editUsers' } });

afterEach(() => useSession.setState({ token: null, user: null }));

describe('a command', () => {
  test('shows that it is under way, then that it is done', async () => {
    let finish = (): void => {};
    till(() => new Promise((resolve) => (finish = () => resolve({}))));
    const { getByText, getByRole } = show(<EraseUser />);
    fireEvent.click(getByText('Erase'));
    await waitFor(() => expect(getByRole('button').getAttribute('aria-busy')).toBe('true'));
    await act(async () => finish());
    await waitFor(() => expect(getByText('Erased')).toBeTruthy());
  });

  test('that is refused says why in the area’s words', async () => {
    refusalWordsOf('access', {
      en: { refusals: { OutranksYou: ({ name }: { name: string }) => `${name} ranks above you.` } },
      ru: { refusals: {} },
      fa: { refusals: {} },
    });
    till(() => {
      throw new ORPCError('OutranksYou', { data: { name: 'Aigul' } });
    });
    const { getByText, findByRole } = show(<EraseUser />);
    fireEvent.click(getByText('Erase'));
    expect((await findByRole('alert')).textContent).toBe('Aigul ranks above you.');
  });

  test('whose answer was lost goes again under the same id', async () => {
    const calls = till((_path, _input, call) => {
      if (call === 1) throw new Error('the wire broke');
      return {};
    });
    const { getByText, findByRole, findByText } = show(<EraseUser />);
    fireEvent.click(getByText('Erase'));
    expect((await findByRole('alert')).textContent).toContain('No connection to the till.');
    fireEvent.click(getByText('Erase'));
    await findByText('Erased');
    expect(calls[1]?.input.commandId).toBe(calls[0]?.input.commandId);
  });

  test('that was done and is given again is another command', async () => {
    const calls = till(() => ({}));
    const { getByText, findByText } = show(<EraseUser />);
    fireEvent.click(getByText('Erase'));
    await findByText('Erased');
    fireEvent.click(getByText('Erase'));
    await waitFor(() => expect(calls.length).toBe(2));
    expect(calls[1]?.input.commandId).not.toBe(calls[0]?.input.commandId);
  });

  test('that the cashier may not give asks a manager on the spot, and goes again with the approval', async () => {
    const calls = till((path, input) => {
      if (path === 'access.approve') return { token: 'yes-once', approver: { id: userId, name: 'Aigul' } };
      if (!input.approval) throw forbidden();
      return {};
    });
    const { getByText, findByText } = show(<EraseUser />);
    fireEvent.click(getByText('Erase'));
    await findByText('A manager’s approval');
    for (const digit of '2580') act(() => void press({ key: digit, code: `Digit${digit}` }));
    act(() => void press({ key: 'Enter', code: 'Enter' }));
    await findByText('Erased');
    const [first, asked, again] = calls;
    expect(asked).toMatchObject({
      path: 'access.approve',
      input: { permission: 'access.editUsers', pin: '2580' },
    });
    expect(again?.input).toEqual({ ...first?.input, approval: 'yes-once' });
  });

  test('approved by a PIN that fits two asks which of the two, and not for the PIN again', async () => {
    const users = [
      { id: 'a', name: 'Aigul' },
      { id: 'b', name: 'Bek' },
    ];
    const calls = till((path, input) => {
      if (path === 'access.approve' && !input.userId)
        throw new ORPCError('ChooseApprover', { data: { users } });
      if (path === 'access.approve') return { token: 'yes-once', approver: users[1] };
      if (!input.approval) throw forbidden();
      return {};
    });
    const { getByText, findByText } = show(<EraseUser />);
    fireEvent.click(getByText('Erase'));
    await findByText('A manager’s approval');
    for (const digit of '2580') act(() => void press({ key: digit, code: `Digit${digit}` }));
    act(() => void press({ key: 'Enter', code: 'Enter' }));
    fireEvent.click(await findByText('Bek'));
    await findByText('Erased');
    expect(calls[2]?.input).toMatchObject({ pin: '2580', userId: 'b' });
  });

  test('stays refused when nobody approves', async () => {
    till(() => {
      throw forbidden();
    });
    const { getByText, findByText, findByRole } = show(<EraseUser />);
    fireEvent.click(getByText('Erase'));
    await findByText('A manager’s approval');
    act(() => void press({ key: 'Escape', code: 'Escape' }));
    expect((await findByRole('alert')).textContent).toBe('Your role does not allow this.');
  });

  test('from a session the till no longer knows signs the counter out', async () => {
    signedIn('stale', { permissions: [] } as never);
    till(() => {
      throw new ORPCError('UNAUTHENTICATED');
    });
    const { getByText } = show(<EraseUser />);
    fireEvent.click(getByText('Erase'));
    await waitFor(() => expect(useSession.getState()).toMatchObject({ token: null, user: null }));
  });

  test('that broke the till says so calmly, with the code to read out', () => {
    const fault = { code: 'FAULT', data: { code: '1a2b3c4d' }, area: 'sale' };
    expect(explain(fault, 'en')).toBe('Something went wrong. Nothing was changed. Code 1a2b3c4d.');
  });
});
