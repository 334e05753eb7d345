import { expect, test } from 'vitest';
import { freeTries, waitAfter } from '../../../src/domain/areas/access/pin.ts';
import { answerOf, openTestTill, type TestTill } from '../../kit/till.ts';
import { hire } from './staff.ts';

const signIn = (till: TestTill, userId: string, pin: string) =>
  till.stranger.access.signIn({ commandId: till.id(), userId, pin });

async function wrongTimes(till: TestTill, userId: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1)
    await expect(signIn(till, userId, '0000')).rejects.toMatchObject({ code: 'WrongPin' });
}

const logOf = (till: TestTill) =>
  till.kit.ledger.read.all<{ command: string; action: string; severity: string; user_name: string }>(
    "select command, action, severity, user_name from activity where action in ('LOGIN', 'LOGOUT') order by id",
  );

test('a stranger sees names and initials of those who work here, and nothing else', async () => {
  const till = await openTestTill();
  const asel = await hire(till, 'Asel Omurova', { pin: '4071' });
  await hire(till, 'Elsewhere', { pin: '4072', branchIds: [till.id()] });
  expect(await answerOf(till.stranger.access.usersToSignIn({}))).toEqual([
    { id: asel, name: 'Asel Omurova', initials: 'AO', colour: 'teal' },
  ]);
});

test.each(['4071', '۴۰۷۱', '٤٠٧١', ' 4071 '])('the PIN %s opens, in digits of any script', async (typed) => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071', permissions: ['sale.sell'], discountLimitBp: 500 });
  const { token, session } = await signIn(till, userId, typed);
  expect(token).toHaveLength(43);
  expect(session).toMatchObject({ id: userId, permissions: ['sale.sell'], discountLimitBp: 500 });
  expect(logOf(till)).toEqual([
    { command: 'access.signIn', action: 'LOGIN', severity: 'LOW', user_name: 'Asel' },
  ]);
});

test('a session shows new rights at once, and ends when the user is switched off', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  const { token } = await signIn(till, userId, '4071');
  const asel = till.clientWith(token);
  expect((await answerOf(asel.access.session({}))).permissions).toEqual([]);
  const owner = till.clientFor('owner');
  const [before] = (await answerOf(owner.access.users({}))).filter(({ id }) => id === userId);
  const { name, colour, language, roleIds, denials, branchIds } = before ?? expect.fail('she is listed');
  const kept = { userId, name, colour, language, roleIds, denials, branchIds };
  await owner.access.changeUser({ commandId: till.id(), ...kept, grants: ['report.view'], active: true });
  expect((await answerOf(asel.access.session({}))).permissions).toEqual(['report.view']);
  await owner.access.changeUser({ commandId: till.id(), ...kept, grants: [], active: false });
  await expect(answerOf(asel.access.session({}))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('after five wrong PINs each further try waits longer, and the log says so', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  await wrongTimes(till, userId, freeTries);
  expect(logOf(till).map(({ severity }) => severity)).toEqual([
    'MEDIUM',
    'MEDIUM',
    'MEDIUM',
    'MEDIUM',
    'HIGH',
  ]);
  await expect(signIn(till, userId, '4071')).rejects.toMatchObject({ code: 'TooManyAttempts' });
  till.clock.advance(waitAfter(freeTries));
  await wrongTimes(till, userId, 1);
  till.clock.advance(waitAfter(freeTries));
  await expect(signIn(till, userId, '4071')).rejects.toMatchObject({ code: 'TooManyAttempts' });
  till.clock.advance(waitAfter(freeTries + 1));
  await signIn(till, userId, '4071');
  await wrongTimes(till, userId, freeTries - 1);
  await signIn(till, userId, '4071');
});

test('closing the till or pulling its plug forgives no wrong PIN', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  await wrongTimes(till, userId, 3);
  await till.reopen();
  await wrongTimes(till, userId, 2);
  await till.crash();
  await expect(signIn(till, userId, '4071')).rejects.toMatchObject({ code: 'TooManyAttempts' });
});

test('many PINs tried at the same instant are counted one by one', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  const tries = Array.from({ length: 12 }, () => signIn(till, userId, '0000').catch(({ code }) => code));
  const codes = await Promise.all(tries);
  expect(codes.filter((code) => code === 'WrongPin')).toHaveLength(freeTries);
  expect(codes.filter((code) => code === 'TooManyAttempts')).toHaveLength(12 - freeTries);
});

test('a clock set back does not shut anybody out for longer than the wait', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  await wrongTimes(till, userId, freeTries);
  till.clock.advance(-24 * 3600_000);
  const refused = await signIn(till, userId, '4071').catch((error) => error);
  expect(refused.data.waitMs).toBeLessThanOrEqual(waitAfter(freeTries));
});

test('a badge opens; an unknown one does not, and too many of them wait', async () => {
  const till = await openTestTill();
  await hire(till, 'Asel', { pin: '4071', badge: 'BADGE-77120934' });
  const byBadge = (badge: string) => till.stranger.access.signInByBadge({ commandId: till.id(), badge });
  expect((await byBadge('BADGE-77120934')).session.name).toBe('Asel');
  for (let n = 0; n < freeTries; n += 1)
    await expect(byBadge('4870001234567')).rejects.toMatchObject({ code: 'UnknownBadge' });
  await expect(byBadge('BADGE-77120934')).rejects.toMatchObject({ code: 'TooManyAttempts' });
});

test('signing in at a window signs out whoever was there', async () => {
  const till = await openTestTill();
  const asel = await hire(till, 'Asel', { pin: '4071' });
  const bakyt = await hire(till, 'Bakyt', { pin: '5938' });
  const { token } = await signIn(till, asel, '4071');
  const window = till.clientWith(token);
  await window.access.signIn({ commandId: till.id(), userId: bakyt, pin: '5938' });
  await expect(answerOf(window.access.session({}))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a locked window opens by its own user’s PIN, and the session goes on', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  const { token } = await signIn(till, userId, '4071');
  const { access } = till.clientWith(token);
  const unlock = (pin: string) => access.unlock({ commandId: till.id(), pin });
  await expect(unlock('5938')).rejects.toMatchObject({ code: 'WrongPin' });
  await unlock('4071');
  expect((await answerOf(access.session({}))).name).toBe('Asel');
});

test('signing out ends the session and is noted', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  const { token } = await signIn(till, userId, '4071');
  const window = till.clientWith(token);
  await window.access.signOut({ commandId: till.id() });
  await expect(answerOf(window.access.session({}))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(logOf(till).at(-1)).toMatchObject({ action: 'LOGOUT', user_name: 'Asel' });
});

test('a new PIN from somebody else signs the old one out everywhere', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  const { token } = await signIn(till, userId, '4071');
  await till.clientFor('owner').access.setPin({ commandId: till.id(), userId, pin: '8264' });
  await expect(answerOf(till.clientWith(token).access.session({}))).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  await expect(signIn(till, userId, '4071')).rejects.toMatchObject({ code: 'WrongPin' });
  await signIn(till, userId, '8264');
});

test('one changes the own PIN by giving the old one', async () => {
  const till = await openTestTill();
  const userId = await hire(till, 'Asel', { pin: '4071' });
  const { token } = await signIn(till, userId, '4071');
  const { access } = till.clientWith(token);
  const change = (oldPin: string) => access.changeMyPin({ commandId: till.id(), oldPin, newPin: '8264' });
  await expect(change('1234')).rejects.toMatchObject({ code: 'WrongPin' });
  await change('4071');
  await signIn(till, userId, '8264');
});

test('neither PIN nor badge is in the activity log', async () => {
  const till = await openTestTill();
  await hire(till, 'Asel', { pin: '4071', badge: 'BADGE-77120934' });
  const rows = till.kit.ledger.read.all<{ changes: string }>(
    'select changes from activity where changes is not null',
  );
  const told = rows.map(({ changes }) => changes).join();
  expect(told).toContain('pinHash');
  expect(told).not.toMatch(/"(pinHash|pinSalt|badgeHash)","old":("|null,"new":")/);
});
