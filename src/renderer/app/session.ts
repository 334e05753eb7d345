/** Who is signed in at this counter. The token lives as long as the window's tab does. */
import { create } from 'zustand';
import type { MySession } from '../../domain/areas/access/contract.ts';
import type { Permission } from '../../domain/kit/permissions.ts';

export interface Session {
  /** Present from sign-in on, and after a reload until the till says it is stale. */
  readonly token: string | null;
  readonly user: MySession | null;
  /** Still signed in, but the PIN must be given again. */
  readonly locked: boolean;
}

const place = 'dukkan.token';
/** Beside the token: loading the page again must not open the lock. */
const lockPlace = 'dukkan.locked';

export const useSession = create<Session>(() => ({
  token: sessionStorage.getItem(place),
  user: null,
  locked: sessionStorage.getItem(lockPlace) !== null,
}));

export function signedIn(token: string, user: MySession): void {
  sessionStorage.setItem(place, token);
  sessionStorage.removeItem(lockPlace);
  useSession.setState({ token, user, locked: false });
}

/** After sign-out, or when the till no longer knows the token. */
export function signedOut(): void {
  sessionStorage.removeItem(place);
  sessionStorage.removeItem(lockPlace);
  useSession.setState({ token: null, user: null, locked: false });
}

export function lock(): void {
  if (!useSession.getState().user) return;
  sessionStorage.setItem(lockPlace, '');
  useSession.setState({ locked: true });
}

export function unlocked(): void {
  sessionStorage.removeItem(lockPlace);
  useSession.setState({ locked: false });
}

/** The same user, with the rights of this moment. */
export const refreshed = (user: MySession): void => useSession.setState({ user });

/** Whether the signed-in user holds a right; for showing, not for safety: the till asks again. */
export const may = (permission: Permission): boolean =>
  useSession.getState().user?.permissions.includes(permission) ?? false;

export const useMay = (permission: Permission): boolean =>
  useSession((session) => session.user?.permissions.includes(permission) ?? false);
