import { z } from 'zod';
import { action, command, live, PercentField, query, refusals, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { permissions } from '../../kit/permissions.ts';
import { languages } from '../../kit/words.ts';
import { PinField } from './pin-field.ts';
import { builtInRoles } from './roles.ts';

const BadgeField = z.string().trim().min(6).max(100);
const PermissionField = z.enum(permissions);
const LanguageField = z.enum(languages);
const BuiltInField = z.enum(builtInRoles);

/** All that a stranger at the counter may know of a user. */
export const UserTile = z.object({ id: Id, name: z.string(), initials: z.string(), colour: z.string() });
export type UserTile = z.infer<typeof UserTile>;

const RoleTitle = z.object({ id: Id, name: z.string(), builtIn: BuiltInField.nullable() });

/** The signed-in user, as the counter needs to know: what to show, what to offer. */
export const MySession = UserTile.extend({
  language: LanguageField.nullable(),
  roles: z.array(RoleTitle),
  permissions: z.array(PermissionField),
  discountLimitBp: PercentField,
  branchIds: z.array(Id),
});
export type MySession = z.infer<typeof MySession>;

const SignedIn = z.object({ token: z.string(), session: MySession });

export const UserRow = UserTile.extend({
  language: LanguageField.nullable(),
  roleIds: z.array(Id),
  grants: z.array(PermissionField),
  denials: z.array(PermissionField),
  branchIds: z.array(Id),
  active: z.boolean(),
  deletedAt: z.number().int().nullable(),
  hasPin: z.boolean(),
  hasBadge: z.boolean(),
  /** Holds a right the asker does not, so is not the asker's to change. */
  outranksYou: z.boolean(),
});
export type UserRow = z.infer<typeof UserRow>;

export const RoleRow = RoleTitle.extend({
  permissions: z.array(PermissionField),
  discountLimitBp: PercentField,
  deletedAt: z.number().int().nullable(),
  users: z.number().int(),
});
export type RoleRow = z.infer<typeof RoleRow>;

const userShape = {
  userId: Id,
  name: TextField(60).min(1),
  colour: z.string().regex(/^[a-z]{3,12}$/),
  language: LanguageField.nullable(),
  roleIds: z.array(Id).max(20),
  grants: z.array(PermissionField),
  denials: z.array(PermissionField),
  branchIds: z.array(Id).max(500),
  active: z.boolean(),
};
const roleShape = {
  roleId: Id,
  name: TextField(60),
  permissions: z.array(PermissionField),
  discountLimitBp: PercentField.max(10_000),
};

const wait = { waitMs: z.number().int() };
const pinRefusals = {
  /** `left` tries cost nothing yet; the next one waits `waitMs`. */
  WrongPin: { left: z.number().int(), ...wait },
  TooManyAttempts: wait,
};
const rightsRefusals = {
  UserGone: {},
  /** Somebody must be able to change users and roles. */
  LastOwner: {},
  OutranksYou: { name: z.string() },
  /** Nobody gives what they do not hold. */
  NotYoursToGive: { permission: z.string() },
  CeilingAboveYours: { limitBp: z.number().int() },
};
const roleRefusals = {
  RoleGone: {},
  NameTaken: { name: z.string() },
  OwnerRoleIsFixed: {},
  ...rightsRefusals,
};
const done = z.object({});

export const accessContract = {
  usersToSignIn: live('anyone', {}, z.array(UserTile)),
  signIn: action('anyone', { userId: Id, pin: PinField })
    .output(SignedIn)
    .errors(refusals({ ...pinRefusals, UserGone: {}, NoPin: {} })),
  signInByBadge: action('anyone', { badge: z.string().trim().min(1).max(100) })
    .output(SignedIn)
    .errors(refusals({ UnknownBadge: wait, TooManyAttempts: wait })),
  /** The same user at the same window, which was locked: the session goes on. */
  unlock: action('signedIn', { pin: PinField })
    .output(z.object({}))
    .errors(refusals({ ...pinRefusals, NoPin: {} })),
  signOut: action('signedIn', {}).output(done),
  session: live('signedIn', {}, MySession),

  /** Who may say yes to this; the asker never does. */
  approvers: query('signedIn', { permission: PermissionField, wantedBp: PercentField.optional() }).output(
    z.array(UserTile),
  ),
  /** A PIN alone is enough where it fits one approver; `userId` chooses where it fits two. */
  approve: action('signedIn', {
    permission: PermissionField,
    wantedBp: PercentField.optional(),
    userId: Id.optional(),
    pin: PinField.optional(),
    badge: BadgeField.optional(),
  })
    .output(z.object({ token: z.string(), approver: UserTile }))
    .errors(
      refusals({
        ...pinRefusals,
        UnknownBadge: wait,
        MayNotApprove: { name: z.string() },
        NobodyMayApprove: {},
        ChooseApprover: { users: z.array(UserTile) },
      }),
    ),
  changeMyPin: action('signedIn', { oldPin: PinField, newPin: PinField })
    .output(done)
    .errors(refusals({ ...pinRefusals, NoPin: {} })),

  users: live('access.viewUsers', {}, z.array(UserRow)),
  roles: live('access.viewUsers', {}, z.array(RoleRow)),
  addUser: command('access.editUsers', userShape, { audit: 'CREATE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ ...rightsRefusals, RoleGone: {}, NameTaken: { name: z.string() } })),
  changeUser: command('access.editUsers', userShape, { audit: 'UPDATE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ ...rightsRefusals, RoleGone: {}, NameTaken: { name: z.string() } })),
  eraseUser: command('access.editUsers', { userId: Id }, { audit: 'DELETE', severity: 'HIGH' })
    .output(done)
    .errors(refusals(rightsRefusals)),
  restoreUser: command('access.editUsers', { userId: Id }, { audit: 'RESTORE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ ...rightsRefusals, NameTaken: { name: z.string() } })),
  setPin: action('access.resetPin', { userId: Id, pin: PinField })
    .output(done)
    .errors(refusals(rightsRefusals)),
  /** Null takes the badge away. */
  setBadge: command(
    'access.resetPin',
    { userId: Id, badge: BadgeField.nullable() },
    { audit: 'UPDATE', severity: 'HIGH' },
  )
    .output(done)
    .errors(refusals({ ...rightsRefusals, BadgeTaken: { name: z.string() } })),

  addRole: command('access.editRoles', roleShape, { audit: 'CREATE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals(roleRefusals)),
  changeRole: command('access.editRoles', roleShape, { audit: 'UPDATE', severity: 'HIGH' })
    .output(done)
    .errors(refusals(roleRefusals)),
  eraseRole: command('access.editRoles', { roleId: Id }, { audit: 'DELETE', severity: 'HIGH' })
    .output(done)
    .errors(refusals({ ...roleRefusals, BuiltInRole: {}, RoleInUse: { users: z.number().int() } })),
  restoreRole: command('access.editRoles', { roleId: Id }, { audit: 'RESTORE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals(roleRefusals)),
};
