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

export const useSession = create<Session>(() => ({
  token: sessionStorage.getItem(place),
  user: null,
  locked: false,
}));

export function signedIn(token: string, user: MySession): void {
  sessionStorage.setItem(place, token);
  useSession.setState({ token, user, locked: false });
}

/** After sign-out, or when the till no longer knows the token. */
export function signedOut(): void {
  sessionStorage.removeItem(place);
  useSession.setState({ token: null, user: null, locked: false });
}

export function lock(): void {
  if (useSession.getState().user) useSession.setState({ locked: true });
}

/** Whether the signed-in user holds a right; for showing, not for safety: the till asks again. */
export const may = (permission: Permission): boolean =>
  useSession.getState().user?.permissions.includes(permission) ?? false;

export const useMay = (permission: Permission): boolean =>
  useSession((session) => session.user?.permissions.includes(permission) ?? false);
