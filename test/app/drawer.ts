/** What is done with a drawer: a float, cash in and out, a count, and the end of a shift. */
import { expect } from '@playwright/test';
import { currencyOf } from '../../src/domain/kit/currency.ts';
import type { Counter } from './counter.ts';
import { approve, openDemoShop, signIn } from './entering.ts';
import { isInRials, type Role } from './shelf.ts';

/** Pieces by the note's value, in minor units. */
export type Pile = Readonly<Record<number, number>>;

export const sumOf = (pile: Pile): number =>
  Object.entries(pile).reduce((sum, [value, pieces]) => sum + Number(value) * pieces, 0);

/** A note that changes the drawer's sum without leaving it odd. */
export const noteOf = ({ language }: Counter): number => (isInRials(language) ? 100_000 : 10_000);

export const floatOf = ({ language }: Counter): Pile =>
  isInRials(language) ? { 500000: 10, 100000: 20, 10000: 50 } : { 20000: 10, 10000: 20, 1000: 50, 100: 100 };

/** A demo shop on its first morning: somebody signed in, a float in the drawer, the counter before them. */
export async function beginTheDay(at: Counter, role: Role = 'cashier'): Promise<void> {
  await openDemoShop(at);
  await signIn(at, role);
  await openShift(at, floatOf(at));
  await at.go(at.w.sale.title);
}

/** Note by note: digits into the marked row, Enter to the next; a finger taps the row it means. */
async function countCash(at: Counter, pile: Pile): Promise<void> {
  const rows = at.page.getByRole('list', { name: at.w.shift.count.title }).getByRole('button');
  const notes = currencyOf(at.currency).denominations;
  await expect(rows).toHaveCount(notes.length);
  for (const [n, value] of notes.entries()) {
    const pieces = pile[value];
    if (at.hands.kind === 'keyboard') {
      if (pieces) await at.hands.digits(String(pieces));
      if (n < notes.length - 1) await at.keyboard.press('Enter');
    } else if (pieces) {
      await at.hands.press(rows.nth(n));
      await at.hands.digits(String(pieces));
    }
  }
  const counted = at.page.getByRole('status').filter({ hasText: at.w.shift.count.total });
  await expect(counted).toContainText(at.money(sumOf(pile)));
}

export async function openShift(at: Counter, float: Pile): Promise<void> {
  await at.go(at.w.shift.title);
  await countCash(at, float);
  await at.press(at.w.shift.open.run, 'Mod+Enter');
  await expect(at.button(at.w.shift.act.close)).toBeVisible();
}

const moveKeys = { payIn: 'F2', payOut: 'F3', drop: 'F4', noSale: 'F6' } as const;

interface Move {
  readonly amount?: string;
  readonly reason: string;
  /** Who says yes, where one's own role does not. */
  readonly approver?: Role;
}

export async function moveCash(at: Counter, kind: keyof typeof moveKeys, move: Move): Promise<void> {
  const title = at.w.shift.act[kind];
  await at.press(title, moveKeys[kind]);
  const pane = at.region(title);
  await expect(pane).toBeVisible();
  if (move.amount) await at.hands.digits(move.amount);
  if (at.hands.kind === 'keyboard')
    await at.hands.write(pane.getByRole('textbox', { name: at.w.shift.reason }), move.reason);
  else await at.hands.press(at.button(move.reason, pane));
  await at.hands.press(at.button(title, pane), 'Enter');
  if (move.approver) await approve(at, move.approver);
  await expect(
    at.region(at.w.shift.act.moves).getByRole('row').filter({ hasText: move.reason }),
  ).toBeVisible();
}

/** Whoever is signed in answers for the drawer from here on, uncounted. */
export async function takeDrawer(at: Counter): Promise<void> {
  await at.press(at.w.shift.act.takeOver, 'F7');
  const counted = at.page.getByRole('switch', { name: at.w.shift.takeOver.withCount });
  await at.hands.press(counted);
  await expect(counted).not.toBeChecked();
  const pane = at.region(at.w.shift.act.takeOver);
  await at.hands.press(at.button(at.w.shift.takeOver.run, pane), 'Mod+Enter');
  await expect(at.button(at.w.shift.act.takeOver)).toBeHidden();
}

interface Count {
  readonly cash: Pile;
  /** What the pinpad says, as it is keyed. */
  readonly card: string;
  /** What should be in the drawer, which a blind counter must not read. */
  readonly secret: string;
}

/** Counts blind, says what the pinpad says, and reads the result; the shift is not closed yet. */
export async function countAndHandIn(at: Counter, { cash, card, secret }: Count): Promise<void> {
  await at.press(at.w.shift.act.close, 'F10');
  await expect(at.page.getByRole('heading', { name: at.w.shift.count.title })).toBeVisible();
  await countCash(at, cash);
  await expect(at.region(at.w.shift.close.title)).not.toContainText(secret);
  await at.press(at.w.shift.count.next, 'Mod+Enter');
  await at.hands.write(at.page.getByLabel(at.w.sale.tender.card), card);
  await at.press(at.w.shift.count.submit, 'Mod+Enter');
  await expect(at.page.getByRole('heading', { name: at.w.shift.close.title })).toBeVisible();
}

/** `reason` where the result asks for one. Answers with the Z on the screen. */
export async function closeShift(at: Counter, reason?: string): Promise<void> {
  if (reason) await at.hands.write(at.page.getByLabel(at.w.shift.close.reason), reason);
  await at.press(at.w.shift.close.run, 'Mod+Enter');
  await expect(at.page.getByText(at.w.shift.close.closed('A-1'))).toBeVisible();
}
