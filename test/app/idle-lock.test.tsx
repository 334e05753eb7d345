import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useIdleLock } from '../../src/renderer/app/idle-lock.ts';
import { setPreferences } from '../../src/renderer/app/preferences.ts';
import { signedIn, signedOut, useSession } from '../../src/renderer/app/session.ts';
import { show } from './show.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  signedOut();
  vi.useRealTimers();
});

function Counter(): null {
  useIdleLock();
  return null;
}

const minutes = (count: number): void => act(() => void vi.advanceTimersByTime(count * 60_000));
const isLocked = (): boolean => useSession.getState().locked;

function open(lockAfterMinutes: number): void {
  setPreferences({ lockAfterMinutes });
  signedIn('a-token', { permissions: [] } as never);
  show(<Counter />);
}

test('a counter nobody touches locks itself, and its cashier stays signed in', () => {
  open(10);
  minutes(9);
  expect(isLocked()).toBe(false);
  minutes(2);
  expect(isLocked()).toBe(true);
  expect(useSession.getState().token).toBe('a-token');
});

test('every touch and every key begins the wait anew', () => {
  open(10);
  minutes(9);
  window.dispatchEvent(new Event('pointerdown'));
  minutes(9);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2' }));
  minutes(9);
  expect(isLocked()).toBe(false);
});

test('a counter told never to lock does not', () => {
  open(0);
  minutes(600);
  expect(isLocked()).toBe(false);
});

test('nobody signed in, nothing to lock', () => {
  open(10);
  act(() => signedOut());
  minutes(60);
  expect(isLocked()).toBe(false);
});
