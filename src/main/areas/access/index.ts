import type { accessContract } from '../../../domain/areas/access/contract.ts';
import { must } from '../../../domain/kit/result.ts';
import { type Area, type HandlersOf, live, query } from '../area.ts';
import { approve } from './commands/approve.ts';
import { addRole, changeRole, eraseRole, restoreRole } from './commands/roles.ts';
import { changeMyPin, signIn, signInByBadge, signOut, unlock } from './commands/sign-in.ts';
import { addUser, changeUser, eraseUser, restoreUser, setBadge, setPin } from './commands/users.ts';
import { approversOf, roleRows, sessionOf, tileOf, userRows, usersToSignIn } from './queries.ts';
import { role, signInFailure, user } from './tables.ts';

export const access: Area = {
  name: 'access',
  tables: [user, role, signInFailure],
  projections: [],
  handlers: {
    usersToSignIn: live([user], (read) => usersToSignIn(read)),
    signIn,
    signInByBadge,
    unlock,
    signOut,
    session: live([user, role], (read, _input, call) =>
      sessionOf(read, must(call.policy, 'only a signed-in user has a session')),
    ),
    approvers: query((read, wanted, call) => approversOf(read, wanted, call.actor.userId ?? '').map(tileOf)),
    approve,
    changeMyPin,
    users: live([user, role], (read, _input, call) => userRows(read, call)),
    roles: live([user, role], (read) => roleRows(read)),
    addUser,
    changeUser,
    eraseUser,
    restoreUser,
    setPin,
    setBadge,
    addRole,
    changeRole,
    eraseRole,
    restoreRole,
  } satisfies HandlersOf<typeof accessContract>,
};
