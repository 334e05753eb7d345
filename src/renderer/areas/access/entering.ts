/** What the counter does when somebody comes in. */
import type { MySession } from '../../../domain/areas/access/contract.ts';
import { queryClient } from '../../app/client.ts';
import { setPreferences } from '../../app/preferences.ts';
import { signedIn } from '../../app/session.ts';

/** Streams of whoever was here before carry the old token: they end with it. */
export function enter({ token, session }: { readonly token: string; readonly session: MySession }): void {
  queryClient.clear();
  if (session.language) setPreferences({ language: session.language });
  signedIn(token, session);
}
