/** What the counter does when somebody comes in. */
import type { MySession } from '../../domain/areas/access/contract.ts';
import { queryClient } from './client.ts';
import { setPreferences } from './preferences.ts';
import { signedIn, useSession } from './session.ts';

/** What anyone may know is shown by the gates, which stay: their streams go on. */
const everybodys = new Set(['setting.start', 'access.usersToSignIn']);

/** Answers and streams of whoever was here before end: they were asked for with the old token. */
export function enter({ token, session }: { readonly token: string; readonly session: MySession }): void {
  queryClient.removeQueries({
    predicate: ({ queryKey: [path] }) => !Array.isArray(path) || !everybodys.has(path.join('.')),
  });
  // Another person has other screens: what the last one looked at may not be among them.
  if (useSession.getState().user?.id !== session.id) location.hash = '#/';
  if (session.language) setPreferences({ language: session.language });
  signedIn(token, session);
}
