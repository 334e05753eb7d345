/** Names of rights for people; the access area gives them. */
import type { Permission } from '../../domain/kit/permissions.ts';
import type { Language } from '../../domain/kit/words.ts';

type Names = (permission: Permission, language: Language) => string;
let names: Names = (permission) => permission;

export function permissionNamesAre(given: Names): void {
  names = given;
}
export const permissionName: Names = (permission, language) => names(permission, language);
